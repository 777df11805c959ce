/** Who pays and what is refused, as the model of money (lib/engine/accept/money.model.test.ts) has it. */
import type { MoneyStep } from './money-steps';

/** Who paid: the account, or one of the quotas that a user had one after the other. */
export type Payer = { readonly user: User; readonly period: number } | 'account';
export type User = { readonly id: number; readonly login: string; quota: number | null; period: number; gone: boolean };

export const payerOf = (user: User | null): Payer =>
  user !== null && user.quota !== null ? { user, period: user.period } : 'account';

const quotaOf = (payer: Payer): string | null => (payer === 'account' ? null : payer.user.login);

/** Whom somebody confirmed, rightly or not. */
export const confirmed = (payer: Payer, isRight: boolean): string | null => {
  if (isRight) return quotaOf(payer);
  return payer === 'account' ? 'one' : null;
};

type Confirms = Extract<MoneyStep, { kind: 'send' }>['confirms'];

export function refusalOf(user: User | null, payer: Payer, left: number, confirms: Confirms): string | null {
  if (user?.gone) return 'api_user_changed';
  if (confirms === false) return 'payer_gone';
  if (left >= 0) return null;
  return payer === 'account' ? 'not_enough_credits' : 'quota_reached';
}

/** Why a quota (null: none) cannot be set, as the rule says. */
export function quotaRefusalOf(user: User, quota: number | null, credit: number): string | null {
  if (quota === user.quota) return 'unchanged';
  return (quota ?? 0) > credit + (user.quota ?? 0) ? 'quota_above_credit' : null;
}
