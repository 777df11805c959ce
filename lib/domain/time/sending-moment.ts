/** When something may be sent that is not sent at once. */
import { err, type Result } from '../result';
import { type MomentFault, readMoment } from './read-moment';

/**
 * How many days ahead: the same day of next year is the last one. What is further off is a year mistyped far more often than
 * a plan, and would hold its credit for as long; the original's guide names no bound.
 */
export const FURTHEST_DAYS = 366;

const DAY_MS = 24 * 3_600_000;

export const isTooFar = (moment: Date, now: Date): boolean => moment.getTime() - now.getTime() > FURTHEST_DAYS * DAY_MS;

export type SendingMomentFault = MomentFault | 'moment_too_far';

/** A minute to come, as `readMoment` reads it, at which something may be sent. */
export function readSendingMoment(text: string, timeZone: string, now: Date): Result<Date, SendingMomentFault> {
  const moment = readMoment(text, timeZone, now);
  return moment.ok && isTooFar(moment.value, now) ? err('moment_too_far') : moment;
}
