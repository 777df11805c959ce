import { keepEarlyReceipts } from '@/lib/db/messages/early-receipts';
import { findByCarrierIds } from '@/lib/db/messages/status-store';
import type { SqlTransaction } from '@/lib/db/sql-transaction';
import type { CarrierReceipt } from '@/lib/domain/delivery/status-report';
import { type Applied, applyReports, type CallbackIntake } from './apply-reports';

/**
 * Takes receipts in the transaction given. One that names no message of ours may have overtaken the commit that stores
 * its id, so it is kept until that comes (dispatch-messages.ts).
 */
export async function receiveReceipts(
  tx: SqlTransaction,
  receipts: readonly CarrierReceipt[],
  { now, admits }: { readonly now: Date; readonly admits: CallbackIntake['admits'] },
): Promise<Applied> {
  const ids = await findByCarrierIds(tx, receipts);
  const reports = receipts.flatMap((receipt, index) => {
    const messageId = ids[index];
    return messageId === undefined ? [] : [{ ...receipt, messageId }];
  });
  const early = receipts.filter((_, index) => ids[index] === undefined);
  await keepEarlyReceipts(tx, early, now);
  return applyReports(tx, reports, { now, admits });
}
