import { SIMULATED } from '@/lib/carriers/simulated-carrier';
import { type Database, inTransaction } from '@/lib/db/client';
import { findByCarrierIds } from '@/lib/db/messages/status-store';
import {
  deleteSimulatedReceipts,
  findDueSimulatedReceipts,
  postponeSimulatedReceipts,
} from '@/lib/db/simulated-receipts';
import type { EventPublisher } from '@/lib/domain/events';
import { announceChanges } from '../_shared/announce-changes';
import { applyReports } from '../_shared/apply-reports';

type Dependencies = { readonly db: Database; readonly events: EventPublisher; readonly now: Date };

/** A receipt may overtake the commit that stores the carrier's id; it is offered again after this. */
const OVERTAKEN_MS = 1_000;

/** Takes up to `limit` due receipts from the simulated SMSC and records them; answers how many there were. */
export async function collectSimulatedReceipts({ db, events, now }: Dependencies, limit: number): Promise<number> {
  const due = await findDueSimulatedReceipts(db, now, limit);
  if (due.length === 0) return 0;
  const applied = await inTransaction(db, async (tx) => {
    // Postponing is a write, so the transaction holds the lock before anything is read.
    await postponeSimulatedReceipts(
      tx,
      due.map((receipt) => receipt.id),
      new Date(now.getTime() + OVERTAKEN_MS),
    );
    const ids = await findByCarrierIds(
      tx,
      SIMULATED,
      due.map((receipt) => receipt.carrierMessageId),
    );
    const known = due.filter((receipt) => ids.has(receipt.carrierMessageId));
    const reports = known.flatMap(({ carrierMessageId, ptt, billed, text, dueAt }) => {
      const messageId = ids.get(carrierMessageId);
      return messageId === undefined ? [] : [{ messageId, ptt, billed, text, at: dueAt }];
    });
    const outcome = await applyReports(tx, reports, now);
    await deleteSimulatedReceipts(
      tx,
      known.map((receipt) => receipt.id),
    );
    return outcome;
  });
  announceChanges(events, applied);
  return due.length;
}
