import { err, ok, type Result } from '../result';
import { isTimeZone } from './time-zone';
import { formatInZone, parseMinute } from './zoned-time';

/** `invalid`: no calendar has it, or nobody knows the zone. `skipped`: clocks are put forward over it. */
export type MomentFault = 'moment_invalid' | 'moment_skipped' | 'moment_past';

/**
 * Reads a minute to come, `YYYY-MM-DDThh:mm`, by that zone's clock. One that the clock shows twice, before winter time,
 * is the first.
 */
export function readMoment(text: string, timeZone: string, now: Date): Result<Date, MomentFault> {
  const moment = isTimeZone(timeZone) ? parseMinute(text, timeZone) : null;
  if (!moment) return err('moment_invalid');
  if (formatInZone(moment, timeZone) !== `${text.replace('T', ' ')}:00`) return err('moment_skipped');
  return moment > now ? ok(moment) : err('moment_past');
}
