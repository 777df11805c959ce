import type { Writer } from '@/lib/db/connections/writer';
import { deleteSimulatedReceipts, findDueSimulatedReceipts } from '@/lib/db/messages/simulated-receipts';
import type { EventPublisher } from '@/lib/domain/events';
import { SIMULATED } from '../carriers/simulated-carrier';
import { announceChanges } from './announce-changes';
import type { CallbackIntake } from './apply-receipts';
import { receiveReceipts } from './receive-receipts';

type Dependencies = {
  readonly writer: Writer;
  readonly events: EventPublisher;
  readonly callbacks: CallbackIntake;
  readonly now: Date;
};

/** Takes up to `limit` due receipts from the simulated SMSC and records them; answers how many there were. */
export async function collectSimulatedReceipts(
  { writer, events, callbacks, now }: Dependencies,
  limit: number,
): Promise<number> {
  const { count, applied } = await writer.commit(async (tx) => {
    const due = await findDueSimulatedReceipts(tx, now, limit);
    const receipts = due.map(({ dueAt, ...receipt }) => ({ ...receipt, carrier: SIMULATED, at: dueAt }));
    const outcome = await receiveReceipts(tx, receipts, { now, takerFor: callbacks.takerFor });
    await deleteSimulatedReceipts(tx, due);
    return { count: due.length, applied: outcome };
  });
  announceChanges({ events, callbacks }, applied);
  return count;
}
