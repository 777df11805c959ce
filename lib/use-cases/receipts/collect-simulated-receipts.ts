import { SIMULATED } from '@/lib/carriers/simulated-carrier';
import { deleteSimulatedReceipts, findDueSimulatedReceipts } from '@/lib/db/simulated-receipts';
import type { Writer } from '@/lib/db/writer';
import type { EventPublisher } from '@/lib/domain/events';
import { announceChanges } from '../_shared/announce-changes';
import type { CallbackIntake } from '../_shared/apply-reports';
import { receiveReceipts } from '../_shared/receive-receipts';

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
    const outcome = await receiveReceipts(tx, receipts, { now, admits: callbacks.admits });
    await deleteSimulatedReceipts(tx, due);
    return { count: due.length, applied: outcome };
  });
  announceChanges({ events, callbacks }, applied);
  return count;
}
