import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatInZone, parseDeferred } from './zoned-time';

const PARIS = 'Europe/Paris';
const iso = (text: string) => parseDeferred(text, PARIS)?.toISOString();

test("the guide's own examples are read in the zone of the account", () => {
  expect(iso('125025112019')).toBe('2019-11-25T11:50:00.000Z');
  expect(iso('183019072020')).toBe('2020-07-19T16:30:00.000Z');
});

test.each([
  '',
  '12502511201',
  '1250251120199',
  '245025112019',
  '126025112019',
  '120031022026',
  '120000012026',
  'hhmmddMMYYYY',
])('no calendar has %s', (text) => {
  expect(parseDeferred(text, PARIS)).toBeNull();
});

test('a minute that the spring change skips moves past the gap, one that autumn repeats is the first', () => {
  expect(iso('023029032026')).toBe('2026-03-29T01:30:00.000Z');
  expect(iso('023025102026')).toBe('2026-10-25T00:30:00.000Z');
});

test('whatever minute a clock shows is read back as that minute', () => {
  const minute = fc.integer({ min: 60 * 24 * 365, max: 60 * 24 * 365 * 60 }).map((value) => new Date(value * 60_000));
  fc.assert(
    fc.property(minute, fc.constantFrom(PARIS, 'UTC', 'America/New_York', 'Asia/Kolkata'), (date, zone) => {
      const shown = formatInZone(date, zone);
      const [, year, month, day, hour, min] = /^(\d+)-(\d+)-(\d+) (\d+):(\d+)/.exec(shown) ?? [];
      const read = parseDeferred(`${hour}${min}${day}${month}${year}`, zone);
      expect(read && formatInZone(read, zone)).toBe(`${shown.slice(0, 16)}:00`);
    }),
  );
});
