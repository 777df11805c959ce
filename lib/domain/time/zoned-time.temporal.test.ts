/** Held against Temporal, whose rules for times that a clock skips or shows twice are ours ("compatible"). */
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { dayInZone, hourInZone, parseMinute } from './zoned-time';

const STEP_MS = 30 * 60_000;
const STEPS = [-4, -3, -2, -1, 0, 1, 2, 3, 4];

/** What clocks show around each change of a zone's clock from 2020 to 2035, as `YYYY-MM-DDThh:mm`. */
function* minutesAroundChanges(timeZone: string): Generator<string> {
  let at = Temporal.ZonedDateTime.from({ timeZone, year: 2020, month: 1, day: 1 }).getTimeZoneTransition('next');
  while (at !== null && at.year <= 2035) {
    const wallClock = at.epochMilliseconds + at.offsetNanoseconds / 1_000_000;
    for (const step of STEPS) yield new Date(wallClock + step * STEP_MS).toISOString().slice(0, 16);
    at = at.getTimeZoneTransition('next');
  }
}

test('around every change of every zone’s clock a minute is the instant that Temporal finds', () => {
  let compared = 0;
  for (const timeZone of Intl.supportedValuesOf('timeZone')) {
    for (const minute of minutesAroundChanges(timeZone)) {
      const theirs = Temporal.PlainDateTime.from(minute).toZonedDateTime(timeZone, { disambiguation: 'compatible' });
      expect([timeZone, minute, parseMinute(minute, timeZone)?.getTime()]).toEqual([
        timeZone,
        minute,
        theirs.epochMilliseconds,
      ]);
      compared += 1;
    }
  }
  expect(compared).toBeGreaterThan(10_000);
});

test('around every change of every zone’s clock an instant is in the hour and on the day that Temporal shows', () => {
  let compared = 0;
  for (const timeZone of Intl.supportedValuesOf('timeZone')) {
    for (const minute of minutesAroundChanges(timeZone)) {
      const instant = new Date(`${minute}:59.999Z`);
      const theirs = Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(timeZone);
      const shown = `${new Date(dayInZone(instant, timeZone) * 86_400_000).toISOString().slice(0, 10)} ${hourInZone(instant, timeZone) % 24}`;
      expect([timeZone, minute, shown]).toEqual([
        timeZone,
        minute,
        `${theirs.toPlainDate().toString()} ${theirs.hour}`,
      ]);
      compared += 1;
    }
  }
  expect(compared).toBeGreaterThan(10_000);
});
