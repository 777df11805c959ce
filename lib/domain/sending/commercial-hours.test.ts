import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { createPriceList } from '../pricing/price-list';
import { afterOpenTime, isWithinHours, keepHours, nextOpening } from './commercial-hours';
import { createPricing } from './outgoing';

const MINUTE_MS = 60_000;

/** What Temporal says of the rule, which knows zones and weekdays by itself. */
function mayLeave(instant: number): boolean {
  const { dayOfWeek, hour } = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO('Europe/Paris');
  return dayOfWeek <= 6 && hour >= 8 && hour < 20;
}

const inParis = (minute: string) =>
  new Date(Temporal.PlainDateTime.from(minute).toZonedDateTime('Europe/Paris').epochMilliseconds);

/** Any moment of seventy years, with the days around changes of the clock more often. */
const moments = fc.oneof(
  fc.date({ min: new Date('1980-01-01T00:00Z'), max: new Date('2050-01-01T00:00Z'), noInvalidDate: true }),
  fc
    .record({
      around: fc.constantFrom('2026-03-29', '2026-10-25', '2027-03-28', '2027-10-31'),
      ms: fc.integer({ min: -2, max: 2 * 86_400_000 }),
    })
    .map(({ around, ms }) => new Date(Date.parse(`${around}T00:00Z`) - 86_400_000 + ms)),
);

test('what may leave leaves; everything else at the first minute at which it may', () => {
  fc.assert(
    fc.property(moments, (moment) => {
      const opening = nextOpening(moment).getTime();
      expect(mayLeave(opening)).toBe(true);
      expect(nextOpening(new Date(opening)).getTime()).toBe(opening);
      expect(isWithinHours(moment)).toBe(mayLeave(moment.getTime()));
      if (mayLeave(moment.getTime())) {
        expect(opening).toBe(moment.getTime());
        return;
      }
      expect(opening).toBeGreaterThan(moment.getTime());
      // Nothing before it: hours begin and end with a whole one, wherever the clock is put.
      for (let before = opening - 1; before > moment.getTime(); before -= 15 * MINUTE_MS) {
        expect(mayLeave(before)).toBe(false);
      }
    }),
    { numRuns: 500 },
  );
});

test.each([
  ['the first minute of a day', '2026-11-26T08:00', '2026-11-26T08:00'],
  ['the last one', '2026-11-26T19:59', '2026-11-26T19:59'],
  ['too early', '2026-11-26T07:59', '2026-11-26T08:00'],
  ['too late', '2026-11-26T20:00', '2026-11-27T08:00'],
  ['Saturday evening', '2026-11-28T20:00', '2026-11-30T08:00'],
  ['Sunday noon', '2026-11-29T12:00', '2026-11-30T08:00'],
  ['Sunday before dawn', '2026-11-29T03:00', '2026-11-30T08:00'],
  ['the night into summer time, from a Saturday', '2026-03-28T23:00', '2026-03-30T08:00'],
  ['the night into winter time', '2026-10-24T23:00', '2026-10-26T08:00'],
  ['a public holiday is a day like any other', '2026-12-25T10:00', '2026-12-25T10:00'],
  ['the year’s end', '2026-12-31T21:00', '2027-01-01T08:00'],
])('%s', (_, from, to) => {
  expect(nextOpening(inParis(from))).toEqual(inParis(to));
});

test('a moment to the millisecond stays as it is, or becomes the whole hour', () => {
  const open = new Date('2026-11-26T18:59:59.999Z');
  expect(nextOpening(open)).toBe(open);
  expect(nextOpening(new Date('2026-11-26T19:00:00.001Z'))).toEqual(inParis('2026-11-27T08:00'));
});

test('of hours, those pass that Temporal counts, and the last moment of them is one at which it may leave', () => {
  const QUARTER_MS = 15 * MINUTE_MS;
  const quarters = moments.map((moment) => Math.floor(moment.getTime() / QUARTER_MS) * QUARTER_MS);
  fc.assert(
    fc.property(quarters, fc.integer({ min: 1, max: 4 * 60 }), (from, count) => {
      const end = afterOpenTime(new Date(from), count * QUARTER_MS).getTime();
      let open = 0;
      for (let at = from; at < end; at += QUARTER_MS) open += Number(mayLeave(at));
      expect(open).toBe(count);
      expect(mayLeave(end - 1)).toBe(true);
    }),
    { numRuns: 300 },
  );
});

test('time that passes outside of the hours moves no end, and what begins later does not end earlier', () => {
  const spans = fc.integer({ min: 0, max: 60 * 3_600_000 });
  fc.assert(
    fc.property(moments, spans, spans, (moment, wait, ms) => {
      const end = afterOpenTime(moment, ms);
      expect(end.getTime()).toBeGreaterThanOrEqual(nextOpening(moment).getTime() + ms);
      expect(afterOpenTime(nextOpening(moment), ms)).toEqual(end);
      expect(afterOpenTime(new Date(moment.getTime() + wait), ms).getTime()).toBeGreaterThanOrEqual(end.getTime());
    }),
  );
});

test.each([
  ['within one day', '2026-11-26T10:00', 3, '2026-11-26T13:00'],
  ['to the end of a day', '2026-11-26T10:00', 10, '2026-11-26T20:00'],
  ['48 of them from a Saturday evening', '2026-11-28T19:00', 48, '2026-12-03T19:00'],
  ['48 of them from a Sunday', '2026-11-29T03:00', 48, '2026-12-03T20:00'],
  ['over the night into summer time', '2026-03-28T19:00', 2, '2026-03-30T09:00'],
])('hours %s', (_, from, hours, to) => {
  expect(afterOpenTime(inParis(from), hours * 60 * MINUTE_MS)).toEqual(inParis(to));
});

test('where calendars end hours do, too', () => {
  const last = new Date('9998-12-31T18:00Z');
  expect(afterOpenTime(last, 48 * 60 * MINUTE_MS).getTime()).toBeGreaterThan(last.getTime());
});

const NIGHT = inParis('2026-11-26T22:00');
const MORNING = inParis('2026-11-27T08:00');
const NOON = inParis('2026-11-27T12:00');

const FRENCH = '33612345678';
const BELGIAN = '32470123456';

function pricing({ sender = 'TEST', noStop = false, enabled = true } = {}) {
  const stopClause = { enabled: true, text: 'STOP 36111' };
  const price = createPricing({ message: 'Sale', forceUcs2: false, noStop, sender, stopClause }, createPriceList([]));
  return keepHours(price, { commercialHoursEnabled: enabled, stopClause });
}

/** When a send to these leaves, asked for at night. */
function leaves(to: readonly string[], asked: Date | null, options?: Parameters<typeof pricing>[0]) {
  const { price, leavesAt } = pricing(options);
  for (const recipient of to) expect(price(recipient)?.recipient).toBe(recipient);
  return leavesAt(asked, NIGHT);
}

test('a send of which one message carries the clause waits for the opening as a whole', () => {
  expect(leaves([FRENCH], null)).toEqual(MORNING);
  expect(leaves([FRENCH, BELGIAN], null)).toEqual(MORNING);
  expect(leaves([BELGIAN, FRENCH], inParis('2026-11-29T10:00'))).toEqual(inParis('2026-11-30T08:00'));
  expect(leaves([FRENCH], NOON)).toEqual(NOON);
});

test('every other leaves as it was asked for', () => {
  expect(leaves([BELGIAN], null)).toBeNull();
  expect(leaves([FRENCH], null, { noStop: true })).toBeNull();
  expect(leaves([FRENCH], null, { sender: '36180' })).toBeNull();
  expect(leaves([FRENCH], null, { enabled: false })).toBeNull();
  expect(leaves([FRENCH], inParis('2026-11-29T10:00'), { noStop: true })).toEqual(inParis('2026-11-29T10:00'));
});

test('what is asked for at once within the hours leaves at once', () => {
  const { price, leavesAt } = pricing();
  price(FRENCH);
  expect(leavesAt(null, NOON)).toBeNull();
});
