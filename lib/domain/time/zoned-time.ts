/** Wall-clock times of a named zone. */

type Clock = {
  readonly calendar: Intl.DateTimeFormat;
  /**
   * What it showed lately, by second: thousands of messages share the second in which they come, and those to which they
   * are deferred; and asking the calendar is slow.
   */
  readonly shown: Map<number, string>;
};

const clocks = new Map<string, Clock>();

/** More than there are zones; their names, in large and small letters, are many more. */
const MOST_CLOCKS = 1000;

/** Throws a RangeError when there is no such zone, of which nothing is kept. */
function clockOf(timeZone: string): Clock {
  const known = clocks.get(timeZone);
  if (known) return known;
  const calendar = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    calendar: 'iso8601',
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  const clock = { calendar, shown: new Map<number, string>() };
  if (clocks.size >= MOST_CLOCKS) clocks.clear();
  clocks.set(timeZone, clock);
  return clock;
}

/** Seconds that are remembered of a zone. */
const MOST_SHOWN = 64;

/** `YYYY-MM-DD HH:MM:SS` as a clock in that zone shows it. Throws a RangeError when there is no such zone. */
export function formatInZone(date: Date, timeZone: string): string {
  const second = Math.floor(date.getTime() / 1000);
  const { calendar, shown } = clockOf(timeZone);
  const known = shown.get(second);
  if (known !== undefined) return known;
  if (shown.size >= MOST_SHOWN) shown.clear();
  const text = askCalendar(calendar, date);
  shown.set(second, text);
  return text;
}

function askCalendar(calendar: Intl.DateTimeFormat, date: Date): string {
  const parts = new Map(calendar.formatToParts(date).map(({ type, value }) => [type, value]));
  const pick = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? '';
  return `${pick('year')}-${pick('month')}-${pick('day')} ${pick('hour')}:${pick('minute')}:${pick('second')}`;
}

/** How far the zone's clock is ahead of UTC at that instant, in milliseconds. */
function offsetAt(instant: number, timeZone: string): number {
  const clock = Date.parse(`${formatInZone(new Date(instant), timeZone).replace(' ', 'T')}Z`);
  return clock - Math.floor(instant / 1000) * 1000;
}

const HOUR_MS = 3_600_000;
const QUARTER_MS = HOUR_MS / 4;

/** The hour that the zone's clock shows, in hours since 1970: its days are 24 each, whatever summer time does. */
export function hourInZone(date: Date, timeZone: string): number {
  // Clocks are put forward and back at a quarter of an hour, so one look at the calendar serves all that fall into it.
  const quarter = Math.floor(date.getTime() / QUARTER_MS) * QUARTER_MS;
  return Math.floor((date.getTime() + offsetAt(quarter, timeZone)) / HOUR_MS);
}

/** The zone's calendar day, in days since 1970. */
export const dayInZone = (date: Date, timeZone: string): number => Math.floor(hourInZone(date, timeZone) / 24);

/**
 * The instant at which that zone's clock shows `wallClock` (given as if it were UTC). Twice shown (the hour before
 * winter time): the first. Never shown (the hour before summer time): the same distance after the gap began.
 */
function instantOf(wallClock: number, timeZone: string): number {
  const before = offsetAt(wallClock - 86_400_000, timeZone);
  const after = offsetAt(wallClock + 86_400_000, timeZone);
  const candidates = [wallClock - before, wallClock - after].filter(
    (instant) => offsetAt(instant, timeZone) === wallClock - instant,
  );
  return candidates.length > 0 ? Math.min(...candidates) : wallClock - before;
}

/** Clocks show four digits, and finding a zone's offset looks a day ahead. */
const FIRST_YEAR = 1970;
const LAST_YEAR = 9998;

type Minute = {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
};

/** The instant of a minute on that zone's calendar; null when no calendar has it. */
function instantOfMinute({ year, month, day, hour, minute }: Minute, timeZone: string): Date | null {
  const wallClock = Date.UTC(year, month - 1, day, hour, minute);
  const read = new Date(wallClock);
  const exists =
    year >= FIRST_YEAR &&
    year <= LAST_YEAR &&
    read.getUTCMonth() === month - 1 &&
    read.getUTCDate() === day &&
    read.getUTCHours() === hour &&
    read.getUTCMinutes() === minute;
  return exists ? new Date(instantOf(wallClock, timeZone)) : null;
}

const DEFERRED = /^(\d{2})(\d{2})(\d{2})(\d{2})(\d{4})$/;

/** Reads http2sms's `deferred`, `hhmmddMMYYYY`, in that zone; null when no calendar has such a minute. */
export function parseDeferred(text: string, timeZone: string): Date | null {
  const match = DEFERRED.exec(text);
  if (!match) return null;
  const [hour = 0, minute = 0, day = 0, month = 0, year = 0] = match.slice(1).map(Number);
  return instantOfMinute({ year, month, day, hour, minute }, timeZone);
}

const MINUTE = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})$/;

/** Reads `YYYY-MM-DDThh:mm` in that zone; null when no calendar has such a minute. */
export function parseMinute(text: string, timeZone: string): Date | null {
  const match = MINUTE.exec(text);
  if (!match) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = match.slice(1).map(Number);
  return instantOfMinute({ year, month, day, hour, minute }, timeZone);
}

/** The minute of a moment on that clock, as `parseMinute` reads it. */
export const writeMinute = (moment: Date, timeZone: string): string =>
  formatInZone(moment, timeZone).slice(0, 16).replace(' ', 'T');

/** When a day, `YYYY-MM-DD`, begins and the next one does in that zone; null when no calendar has it. */
export function parseDay(text: string, timeZone: string): { readonly start: Date; readonly end: Date } | null {
  const midnight = parseMinute(`${text}T00:00`, 'UTC');
  if (!midnight) return null;
  const next = new Date(midnight.getTime() + 86_400_000).toISOString().slice(0, 10);
  const start = parseMinute(`${text}T00:00`, timeZone);
  const end = parseMinute(`${next}T00:00`, timeZone);
  return start && end ? { start, end } : null;
}
