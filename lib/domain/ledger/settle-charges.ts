import type { Credits } from '../credits';
import { err, ok, type Result } from '../result';
import { decideDebit } from './debit';

/** What one request would cost, paid as a whole or not at all. */
export type Charge = {
  readonly accountId: number;
  readonly apiUserId: number | null;
  readonly cost: Credits;
};

/** The balances that a batch of charges draws on. */
export type Balances = {
  readonly accounts: ReadonlyMap<number, Credits>;
  readonly quotas: ReadonlyMap<number, { readonly active: boolean; readonly left: Credits }>;
};

export type Settlement = {
  /** The API user whose quota paid; null when the account's own balance did. */
  readonly quotaOfId: number | null;
  readonly balanceAfter: Credits;
};

export type ChargeRefusal = 'quota_reached' | 'not_enough_credits';

const NO_QUOTA = { active: false, left: 0 };

/**
 * Settles charges one after the other, each against what the ones before it left, so that a batch ends exactly as if
 * its requests had come alone. A refused charge changes nothing and does not disturb its neighbours.
 */
export function settleCharges(
  balances: Balances,
  charges: readonly Charge[],
): { readonly settlements: Result<Settlement, ChargeRefusal>[]; readonly balances: Balances } {
  const accounts = new Map(balances.accounts);
  const quotas = new Map(balances.quotas);
  const settlements = charges.map((charge): Result<Settlement, ChargeRefusal> => {
    const { accountId, apiUserId, cost } = charge;
    const quota = (apiUserId === null ? undefined : quotas.get(apiUserId)) ?? NO_QUOTA;
    const creditsLeft = accounts.get(accountId) ?? 0;
    const debit = decideDebit({ creditsLeft, quotaActive: quota.active, quotaLeft: quota.left }, cost);
    if (!debit.ok) return err(debit.error);
    accounts.set(accountId, debit.value.purse.creditsLeft);
    const paysFromQuota = debit.value.from === 'quota' && apiUserId !== null;
    if (paysFromQuota) quotas.set(apiUserId, { active: true, left: debit.value.purse.quotaLeft });
    return ok({ quotaOfId: paysFromQuota ? apiUserId : null, balanceAfter: debit.value.balanceAfter });
  });
  return { settlements, balances: { accounts, quotas } };
}
