import { SIMULATED } from '@/lib/carriers/simulated-carrier';
import { findByCarrierIds } from '@/lib/db/messages/status-store';
import {
  deleteSimulatedReceipts,
  findDueSimulatedReceipts,
  postponeSimulatedReceipts,
} from '@/lib/db/simulated-receipts';
import type { Writer } from '@/lib/db/writer';
import type { EventPublisher } from '@/lib/domain/events';
import { announceChanges } from '../_shared/announce-changes';
import { applyReports, type CallbackIntake } from '../_shared/apply-reports';

type Dependencies = {
  readonly writer: Writer;
  readonly events: EventPublisher;
  readonly callbacks: CallbackIntake;
  readonly now: Date;
};

/** A receipt may overtake the commit that stores the carrier's id; it is offered again after this. */
const OVERTAKEN_MS = 1_000;

/** Takes up to `limit` due receipts from the simulated SMSC and records them; answers how many there were. */
export async function collectSimulatedReceipts(
  { writer, events, callbacks, now }: Dependencies,
  limit: number,
): Promise<number> {
  const { count, applied } = await writer.commit(async (tx) => {
    const due = await findDueSimulatedReceipts(tx, now, limit);
    const ids = await findByCarrierIds(
      tx,
      due.map(({ carrierMessageId }) => ({ carrier: SIMULATED, carrierMessageId })),
    );
    const known = due.filter((_, index) => ids[index] !== undefined);
    const overtaken = due.filter((_, index) => ids[index] === undefined);
    const reports = due.flatMap(({ ptt, billed, text, dueAt }, index) => {
      const messageId = ids[index];
      return messageId === undefined ? [] : [{ messageId, ptt, billed, text, at: dueAt }];
    });
    const outcome = await applyReports(tx, reports, { now, admits: callbacks.admits });
    await deleteSimulatedReceipts(tx, known);
    await postponeSimulatedReceipts(tx, overtaken, new Date(now.getTime() + OVERTAKEN_MS));
    return { count: due.length, applied: outcome };
  });
  announceChanges({ events, callbacks }, applied);
  return count;
}
