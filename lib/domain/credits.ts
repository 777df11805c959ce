import { err, ok, type Result } from './result';

/**
 * An amount of credit in hundredths of a credit; always a safe integer.
 * A plain number rather than a bigint: 2^53 hundredths are ninety trillion credits, and numbers survive JSON.
 */
export type Credits = number;

/** One whole credit: the price of one segment to mainland France. */
export const ONE_CREDIT: Credits = 100;

/** The largest amount that a person may type: ten billion credits. */
export const MAX_CREDITS: Credits = 1_000_000_000_000;

/** As http2sms and the REST API print it: without decimals when whole, else with two. */
export function formatCredits(credits: Credits): string {
  const sign = credits < 0 ? '-' : '';
  const magnitude = Math.abs(credits);
  const whole = Math.trunc(magnitude / ONE_CREDIT);
  const hundredths = magnitude % ONE_CREDIT;
  return hundredths === 0 ? `${sign}${whole}` : `${sign}${whole}.${String(hundredths).padStart(2, '0')}`;
}

/** Reads "150" or "12.50": at most two decimals, not negative. How languages write numbers, forms know. */
export function parseCredits(text: string): Result<Credits, 'not_a_number' | 'too_large'> {
  const match = /^(\d+)(?:\.(\d{1,2}))?$/.exec(text.trim());
  if (!match) return err('not_a_number');
  const credits = Number(match[1]) * ONE_CREDIT + Number((match[2] ?? '').padEnd(2, '0'));
  return credits > MAX_CREDITS ? err('too_large') : ok(credits);
}
