import type { Transaction } from '@/lib/db/connections/client';
import { findHold, findPayments, type StoredPayment } from '@/lib/db/ledger/payments';
import { post } from '@/lib/db/ledger/post';
import { readBalance } from '@/lib/db/ledger/read-balance';
import { refundOf } from '@/lib/db/ledger/refund-messages';
import { releaseOf } from '@/lib/db/ledger/release-hold';
import { type Actor, writeActor } from '@/lib/domain/authorisation/actor';
import type { Credits } from '@/lib/domain/credits';
import { err, ok, type Result } from '@/lib/domain/result';

type Price = {
  readonly what: 'messages' | 'send';
  readonly id: number;
  readonly before: Credits;
  readonly after: Credits;
  /** Whose quota was confirmed to pay, by its login; null: the account. */
  readonly confirmedQuotaOf: string | null;
};

type Queries = Pick<Transaction, '$queryRaw'>;

async function findPaymentOf(tx: Queries, what: Price['what'], id: number): Promise<StoredPayment | null> {
  if (what === 'send') return findHold(tx, id);
  const [payment = null] = await findPayments(tx, ['debit'], [id]);
  return payment;
}

const quotaOfPayee = ({ payee, login }: StoredPayment): string | null => (payee === null ? null : login);

/**
 * Whose quota a new price would be taken from, or null for the account's credit. Null instead of both: what was paid is
 * given back, because it was cancelled meanwhile.
 */
export async function findQuotaToPayAnew(
  tx: Queries,
  what: Price['what'],
  id: number,
): Promise<{ readonly quotaOf: string | null } | null> {
  const payment = await findPaymentOf(tx, what, id);
  return payment && { quotaOf: quotaOfPayee(payment) };
}

/**
 * Gives back what something that waits cost and takes its new price from the same balance, if it is the one that was confirmed, or refuses and takes nothing.
 * Answers how much more of the account's own credit pays now. Both stand in the ledger as a whole, so that each movement is still reversed once at most.
 */
export async function payAnew(
  tx: Transaction,
  { actor, now }: { readonly actor: Actor; readonly now: Date },
  { what, id, before, after, confirmedQuotaOf }: Price,
): Promise<Result<Credits, 'payer_gone' | 'not_enough_credits' | 'quota_reached'>> {
  if (before === after) return ok(0);
  const payment = await findPaymentOf(tx, what, id);
  if (!payment) throw new Error(`Nobody paid for the message ${id}.`);
  if (quotaOfPayee(payment) !== confirmedQuotaOf) return err('payer_gone');
  const { accountId, payee: quotaOfId, login } = payment;
  if ((await readBalance(tx, accountId, quotaOfId)) + before < after) {
    return err(quotaOfId === null ? 'not_enough_credits' : 'quota_reached');
  }
  const by = writeActor(actor);
  const [back, kind, backKind] =
    what === 'send'
      ? ([releaseOf(payment, before, by), 'held', 'hold_released'] as const)
      : ([refundOf(payment, by), 'debit', 'refund'] as const);
  const anew = { accountId, quotaOfId, login, kind, amount: -after, messageId: id, actor: by } as const;
  await post(
    tx,
    [
      { ...back, postedWith: kind },
      { ...anew, postedWith: backKind },
    ],
    now,
  );
  return ok((quotaOfId === null ? after : 0) - payment.paid);
}
