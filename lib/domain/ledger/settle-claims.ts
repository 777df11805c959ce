import type { Credits } from '../credits';
import { err, ok, type Result } from '../result';
import { decideDebit } from './debit';

/** What one accepted request would cost: one price for each of its messages, paid all together or not at all. */
export type Claim = {
  readonly accountId: number;
  readonly apiUserId: number | null;
  readonly prices: readonly Credits[];
};

/** The balances that a batch of claims draws on. */
export type Balances = {
  readonly accounts: ReadonlyMap<number, Credits>;
  readonly quotas: ReadonlyMap<number, { readonly active: boolean; readonly left: Credits }>;
};

export type Settlement = {
  /** The API user whose quota paid; null when the account's own balance did. */
  readonly quotaOfId: number | null;
  /** The paying balance after each message, in order. */
  readonly balancesAfter: readonly Credits[];
};

export type ClaimRefusal = 'quota_reached' | 'not_enough_credits';

const NO_QUOTA = { active: false, left: 0 };

/**
 * Settles claims one after the other, each against what the ones before it left, so that a batch ends exactly as if
 * its requests had come alone. A refused claim changes nothing and does not disturb its neighbours.
 */
export function settleClaims(
  balances: Balances,
  claims: readonly Claim[],
): { readonly settlements: Result<Settlement, ClaimRefusal>[]; readonly balances: Balances } {
  const accounts = new Map(balances.accounts);
  const quotas = new Map(balances.quotas);
  const settlements = claims.map((claim): Result<Settlement, ClaimRefusal> => {
    const { accountId, apiUserId, prices } = claim;
    const quota = (apiUserId === null ? undefined : quotas.get(apiUserId)) ?? NO_QUOTA;
    const creditsLeft = accounts.get(accountId) ?? 0;
    const cost = prices.reduce((sum, price) => sum + price, 0);
    const debit = decideDebit({ creditsLeft, quotaActive: quota.active, quotaLeft: quota.left }, cost);
    if (!debit.ok) return err(debit.error);
    accounts.set(accountId, debit.value.purse.creditsLeft);
    const paysFromQuota = debit.value.from === 'quota' && apiUserId !== null;
    if (paysFromQuota) quotas.set(apiUserId, { active: true, left: debit.value.purse.quotaLeft });
    let balance = paysFromQuota ? quota.left : creditsLeft;
    const balancesAfter = prices.map((price) => (balance -= price));
    return ok({ quotaOfId: paysFromQuota ? apiUserId : null, balancesAfter });
  });
  return { settlements, balances: { accounts, quotas } };
}
