import type { Credits } from '../credits';

/** What a segment costs to the numbers that begin with a prefix. */
export type NewRate = {
  /** E.164 digits without the plus; empty: every number that no other prefix names. */
  readonly prefix: string;
  /** For each segment. */
  readonly credits: Credits;
};

export type Rate = NewRate & {
  /** From then on, until another one of the same prefix holds. */
  readonly validFrom: Date;
};

/** Whatever no prefix names. */
export const EVERYWHERE = '';

export const MOST_PREFIX_DIGITS = 8;
const LEAST_CREDITS: Credits = 1;
const MOST_CREDITS_A_SEGMENT: Credits = 10_000;

/** As many as are read and put in order within a blink, whenever one changes. */
export const MOST_RATES = 20_000;

/** Of one file. */
export const MOST_RATE_LINES = 10_000;

/** A rate as lists show it. */
export type ListedRate = Rate & {
  /** Not one of later. */
  readonly isInForce: boolean;
};

export type RatePage = { readonly rates: readonly ListedRate[]; readonly total: number; readonly page: number };

/** No country code begins with 0, so a prefix is a number as well. */
export const isRatePrefix = (prefix: string): boolean =>
  prefix === EVERYWHERE || (/^[1-9]\d*$/.test(prefix) && prefix.length <= MOST_PREFIX_DIGITS);

export const isRateCredits = (credits: Credits): boolean =>
  credits >= LEAST_CREDITS && credits <= MOST_CREDITS_A_SEGMENT;
