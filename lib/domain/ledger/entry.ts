import type { Credits } from '../credits';

/** A balance of an account: an API user's quota by that user's id, or the account's own credit, which is null. */
type Balance = { readonly accountId: number; readonly quotaOfId: number | null };

/** Why a balance changes. What gives money back names the entry that took it. */
type Cause =
  | { readonly kind: 'refund' | 'hold_released'; readonly reversesId: number }
  | { readonly kind: 'grant'; readonly reason: string; readonly reversesId?: never }
  | {
      readonly kind: 'transfer';
      readonly reason: string;
      /** Of this entry and of the one at the other end, which is posted with it. */
      readonly id: number;
      readonly counterpartId: number;
      readonly reversesId?: never;
    }
  | {
      readonly kind: 'quota_assigned' | 'quota_released' | 'debit' | 'alert' | 'held' | 'adjustment';
      readonly reversesId?: never;
    };

/** What an edit posts, giving back what was paid and taking the new price; and what a slice posts that is written. */
type Paired = 'refund' | 'debit' | 'hold_released' | 'held';

/** One change of one balance, as the ledger takes it. */
export type Entry = Balance &
  Cause & {
    /** The kind of what is posted with it of the same message or bulk send, where that says why it is. */
    readonly postedWith?: Paired;
    readonly login: string | null;
    /** Signed. */
    readonly amount: Credits;
    readonly messageId: number | null;
    /** Who caused it, as `writeActor` writes them. */
    readonly actor: string;
  };

const keyOf = ({ accountId, quotaOfId }: Balance) => `${accountId} ${quotaOfId ?? ''}`;

export type BalanceChange = Balance & { readonly amount: Credits };

/** By how much each balance changes in all. */
export function sumByBalance(entries: readonly BalanceChange[]): BalanceChange[] {
  const sums = new Map<string, BalanceChange>();
  for (const { accountId, quotaOfId, amount } of entries) {
    const key = keyOf({ accountId, quotaOfId });
    sums.set(key, { accountId, quotaOfId, amount: (sums.get(key)?.amount ?? 0) + amount });
  }
  return [...sums.values()];
}

export type BalanceEnd = Balance & { readonly balance: Credits };

/** The balance after each entry, in their order, from what each balance is after all of them. */
export function balancesAfterEach(entries: readonly BalanceChange[], ends: readonly BalanceEnd[]): Credits[] {
  const running = new Map(ends.map((end) => [keyOf(end), end.balance]));
  for (const sum of sumByBalance(entries)) running.set(keyOf(sum), (running.get(keyOf(sum)) ?? 0) - sum.amount);
  return entries.map((entry) => {
    const balance = (running.get(keyOf(entry)) ?? 0) + entry.amount;
    running.set(keyOf(entry), balance);
    return balance;
  });
}
