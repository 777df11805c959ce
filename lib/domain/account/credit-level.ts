import type { Credits } from '../credits';

/** How many days, today included, say how fast an account spends. */
export const RATE_DAYS = 7;

export type CreditLevel = 'none' | 'low' | 'enough';

/** How an account's own credit stands. `spentLately`: what was paid from it within `RATE_DAYS`. */
export function creditLevel(creditsLeft: Credits, spentLately: Credits): CreditLevel {
  if (creditsLeft <= 0) return 'none';
  return creditsLeft < spentLately ? 'low' : 'enough';
}

type Standing = { readonly disabledAt: string | null; readonly creditsLeft: Credits; readonly spentLately: Credits };

/** What every page of an account says of its credit: nothing of one that is disabled, or that has enough. */
export const noticedCredit = ({ disabledAt, creditsLeft, spentLately }: Standing): CreditLevel =>
  disabledAt === null ? creditLevel(creditsLeft, spentLately) : 'enough';
