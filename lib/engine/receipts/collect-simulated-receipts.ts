import type { Writer } from '@/lib/db/connections/writer';
import { deleteSimulatedReceipts, readSimulatedReceipts } from '@/lib/db/messages/simulated-receipts';
import type { EventPublisher } from '@/lib/domain/events';
import type { Logger } from '@/lib/platform/log/logger';
import { SIMULATED } from '../carriers/simulated-carrier';
import type { DueWork } from '../outbox/due-loop';
import { createInnerWork } from '../outbox/inner-work';
import { announceChanges } from './announce-changes';
import type { Applied, CallbackIntake } from './apply-receipts';
import { receiveReceipts } from './receive-receipts';

type Dependencies = {
  readonly writer: Writer;
  readonly events: EventPublisher;
  readonly callbacks: CallbackIntake;
  readonly log: Logger;
  readonly nodeId: number;
  readonly now: () => Date;
};

const NOTHING: Applied = { changedAccounts: new Set(), refundedAccounts: new Set(), callbacks: [] };

/** Takes what the simulated SMSC owes and records it as receipts; one that can never be recorded is dropped. */
export function createReceiptCollector({ events, callbacks, ...common }: Dependencies): DueWork {
  return createInnerWork<Applied>({
    ...common,
    kind: 'receipt',
    work: async (tx, ids) => {
      const due = await readSimulatedReceipts(tx, ids);
      const receipts = due.map(({ dueAt, ...receipt }) => ({ ...receipt, carrier: SIMULATED, at: dueAt }));
      const applied = await receiveReceipts(tx, receipts, { now: common.now(), takerFor: callbacks.takerFor });
      await deleteSimulatedReceipts(tx, ids);
      return applied;
    },
    giveUp: async (tx, id) => {
      await deleteSimulatedReceipts(tx, [id]);
      return NOTHING;
    },
    onDone: (applied) => announceChanges({ events, callbacks }, applied),
  });
}
