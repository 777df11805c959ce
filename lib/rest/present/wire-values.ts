/** How values of ours are written in answers. */
import { type Credits, ONE_CREDIT } from '@/lib/domain/credits';

/** To the second, and always of UTC. */
export const asDatetime = (moment: Date): string => `${moment.toISOString().slice(0, 19)}+00:00`;

export const asDate = (moment: Date): string => moment.toISOString().slice(0, 10);

/** Hundredths as the decimals that programs read. */
export const asCredits = (credits: Credits): number => credits / ONE_CREDIT;

/** Decimals as hundredths; null: no amount of credit. */
export function readCredits(amount: number): Credits | null {
  const credits = Math.round(amount * ONE_CREDIT);
  const isExact = Math.abs(credits / ONE_CREDIT - amount) < 1e-9;
  return isExact && Number.isSafeInteger(credits) && credits >= 0 ? credits : null;
}
