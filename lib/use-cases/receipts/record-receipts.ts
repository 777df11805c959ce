import { type Database, inTransaction } from '@/lib/db/client';
import { findByCarrierIds } from '@/lib/db/messages/status-store';
import type { EventPublisher } from '@/lib/domain/events';
import { announceChanges } from '../_shared/announce-changes';
import { applyReports } from '../_shared/apply-reports';

export type Receipt = {
  readonly carrierMessageId: string;
  readonly ptt: number;
  readonly billed: boolean;
  readonly text: string;
  readonly at: Date;
};

type Dependencies = { readonly db: Database; readonly events: EventPublisher; readonly now: Date };

/**
 * Records a carrier's delivery receipts together. Answers, for each, whether it named a message of ours; a receipt
 * that comes late or twice is recorded and changes nothing.
 */
export async function recordReceipts(
  { db, events, now }: Dependencies,
  carrier: string,
  receipts: readonly Receipt[],
): Promise<boolean[]> {
  const ids = await findByCarrierIds(
    db,
    carrier,
    receipts.map((receipt) => receipt.carrierMessageId),
  );
  const reports = receipts.flatMap(({ carrierMessageId, ...report }) => {
    const messageId = ids.get(carrierMessageId);
    return messageId === undefined ? [] : [{ ...report, messageId }];
  });
  if (reports.length > 0) {
    announceChanges(events, await inTransaction(db, (tx) => applyReports(tx, reports, now)));
  }
  return receipts.map((receipt) => ids.has(receipt.carrierMessageId));
}
