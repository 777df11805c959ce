import { type Actor, SYSTEM, writeActor } from '@/lib/domain/authorisation/actor';
import type { Credits } from '@/lib/domain/credits';
import type { Entry } from '@/lib/domain/ledger/entry';
import type { SqlTransaction } from '../connections/sql-transaction';
import { lockBalances } from './lock-balances';
import { findPayments, type StoredPayment } from './payments';
import { post } from './post';

/**
 * Gives back what messages cost, to whom it is due (`payeeOf`). The caller has made sure, under the lock, that none of
 * them was refunded before; the ledger refuses to reverse an entry twice. Answers by message what the account's own
 * credit had paid.
 */
export async function refundMessages(
  tx: SqlTransaction,
  messageIds: readonly number[],
  now: Date,
  actor: Actor = SYSTEM,
): Promise<ReadonlyMap<number, Credits>> {
  if (messageIds.length === 0) return new Map();
  const debits = await findPayments(tx, ['debit', 'alert'], messageIds);
  const entries = debits.map((debit) => refundOf(debit, writeActor(actor)));
  await lockBalances(tx, entries);
  await post(tx, entries, now);
  return new Map(debits.map(({ messageId, paid }) => [messageId, paid]));
}

/** The entry that gives back what a message cost. */
export const refundOf = (
  { entryId, accountId, login, messageId, credits, payee }: StoredPayment,
  actor: string,
): Entry => ({
  accountId,
  quotaOfId: payee,
  login,
  kind: 'refund',
  amount: credits,
  messageId,
  reversesId: entryId,
  actor,
});
