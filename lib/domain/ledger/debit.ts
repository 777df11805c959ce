import type { Credits } from '../credits';
import { err, ok, type Result } from '../result';

/** What a sender can draw on: its quota if that is on, and nothing else; otherwise the account's credit. */
export type Purse = { readonly creditsLeft: Credits; readonly quotaActive: boolean; readonly quotaLeft: Credits };

export type Debit = { readonly purse: Purse; readonly from: 'account' | 'quota'; readonly balanceAfter: Credits };

export const spendable = ({ creditsLeft, quotaActive, quotaLeft }: Purse): Credits =>
  quotaActive ? quotaLeft : creditsLeft;

/** Takes `cost` from the purse as a whole, or refuses and takes nothing. */
export function decideDebit(purse: Purse, cost: Credits): Result<Debit, 'quota_reached' | 'not_enough_credits'> {
  const balanceAfter = spendable(purse) - cost;
  if (purse.quotaActive) {
    return balanceAfter < 0
      ? err('quota_reached')
      : ok({ purse: { ...purse, quotaLeft: balanceAfter }, from: 'quota', balanceAfter });
  }
  return balanceAfter < 0
    ? err('not_enough_credits')
    : ok({ purse: { ...purse, creditsLeft: balanceAfter }, from: 'account', balanceAfter });
}
