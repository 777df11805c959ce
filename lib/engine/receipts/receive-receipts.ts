import type { SqlTransaction } from '@/lib/db/connections/sql-transaction';
import { keepEarlyReceipts } from '@/lib/db/messages/early-receipts';
import { findByCarrierIds } from '@/lib/db/messages/status-store';
import type { CarrierReceipt } from '@/lib/domain/delivery/apply-receipt';
import { type Applied, applyReceipts, type CallbackIntake } from './apply-receipts';

/**
 * Takes receipts in the transaction given. One that names no message of ours, or only settled ones, may have overtaken
 * the commit that stores its id, anew or again, so it is kept until that comes (create-dispatcher.ts).
 */
export async function receiveReceipts(
  tx: SqlTransaction,
  receipts: readonly CarrierReceipt[],
  { now, takerFor }: { readonly now: Date; readonly takerFor: CallbackIntake['takerFor'] },
): Promise<Applied> {
  const messages = await findByCarrierIds(tx, receipts);
  const matched = receipts.flatMap((receipt, index) => {
    const message = messages[index];
    return message === undefined ? [] : [{ ...receipt, messageId: message.messageId }];
  });
  const early = receipts.filter((_, index) => messages[index]?.settled ?? true);
  await keepEarlyReceipts(tx, early, now);
  return applyReceipts(tx, matched, { now, takerFor });
}
