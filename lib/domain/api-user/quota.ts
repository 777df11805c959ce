/**
 * A quota is credit moved out of the account for one API user: account 200, quota 150, account shows 50. It counts
 * down, never resets by itself, and what is left goes back when it is lowered, switched off or its user deleted.
 */
import type { Credits } from '../credits';
import type { Purse } from '../ledger/debit';
import { err, ok, type Result } from '../result';

export type QuotaWish = { readonly active: boolean; readonly quota: Credits };

type Measured = {
  readonly quotaLeft: Credits;
  readonly quotaGiven: Credits;
  readonly alertThreshold: Credits | null;
};

export type QuotaChange = Purse & { readonly accountDelta: Credits; readonly quotaDelta: Credits };

/** The account's credit plus what the user already holds. */
export const maximumQuota = ({ creditsLeft, quotaLeft }: Pick<Purse, 'creditsLeft' | 'quotaLeft'>): Credits =>
  creditsLeft + quotaLeft;

/** Whether every request is refused until there is a new quota. */
export const isBlockedByQuota = ({ quotaActive, quotaLeft }: Pick<Purse, 'quotaActive' | 'quotaLeft'>): boolean =>
  quotaActive && quotaLeft <= 0;

/** How much of a quota is left and where its limit is, as shares of what was given, from 0 to 1; a refund may exceed it. A limit above all of it has no place. */
export function quotaShares({ quotaLeft, quotaGiven, alertThreshold }: Measured): {
  readonly left: number;
  readonly limit: number | null;
} {
  const whole = Math.max(quotaGiven, quotaLeft);
  const share = (amount: Credits) => (whole === 0 ? 0 : amount / whole);
  const isOnIt = alertThreshold !== null && alertThreshold <= whole;
  return { left: share(quotaLeft), limit: isOnIt ? share(alertThreshold) : null };
}

/** What moves between the account and the user so that the user then holds exactly the wanted quota. */
export function planQuotaChange(
  purse: Purse,
  { active, quota }: QuotaWish,
): Result<QuotaChange, 'quota_above_credit' | 'quota_negative'> {
  const wanted = active ? quota : 0;
  if (wanted < 0) return err('quota_negative');
  if (wanted > maximumQuota(purse)) return err('quota_above_credit');
  const quotaDelta = wanted - purse.quotaLeft;
  return ok({
    creditsLeft: purse.creditsLeft - quotaDelta,
    quotaActive: active,
    quotaLeft: wanted,
    accountDelta: quotaDelta === 0 ? 0 : -quotaDelta,
    quotaDelta,
  });
}
