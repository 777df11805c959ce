import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { formatInZone, parseDay, parseDeferred, parseMinute, writeMinute } from './zoned-time';

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
  '120031129999',
  '000001019999',
  '120031121969',
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

test('a minute is written as it is read', () => {
  expect(writeMinute(new Date('2026-07-01T10:00:59.999Z'), PARIS)).toBe('2026-07-01T12:00');
  fc.assert(
    fc.property(fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true }), (moment) => {
      const minute = new Date(Math.floor(moment.getTime() / 60_000) * 60_000);
      expect(parseMinute(writeMinute(moment, 'Asia/Kolkata'), 'Asia/Kolkata')).toEqual(minute);
    }),
  );
});

test('a minute and a day are read on the zone’s clock, also when the clocks change', () => {
  expect(parseMinute('2026-07-01T12:00', PARIS)?.toISOString()).toBe('2026-07-01T10:00:00.000Z');
  expect(parseMinute('2026-07-01 12:00', PARIS)).toBeNull();
  expect(parseDay('2026-03-29', PARIS)).toEqual({
    start: new Date('2026-03-28T23:00:00Z'),
    end: new Date('2026-03-29T22:00:00Z'),
  });
  expect(parseDay('2026-02-30', PARIS)).toBeNull();
  expect(parseDay('', PARIS)).toBeNull();
});

test('no digits at all make reading a time throw', () => {
  const digits = (length: number) => fc.stringMatching(new RegExp(`^\\d{${String(length)}}$`));
  const zones = fc.constantFrom(PARIS, 'UTC', 'Pacific/Kiritimati', 'Pacific/Niue');
  fc.assert(
    fc.property(digits(12), zones, (text, zone) => {
      const read = parseDeferred(text, zone);
      expect(read === null || Number.isSafeInteger(read.getTime())).toBe(true);
    }),
  );
  for (const day of ['9999-12-31', '9998-12-31', '0000-01-01', '1970-01-01', '1969-12-31']) {
    for (const zone of ['Pacific/Kiritimati', 'Pacific/Niue']) {
      const read = parseDay(day, zone);
      expect(read === null || read.start < read.end).toBe(true);
    }
  }
});

test('of a zone that does not exist nothing is kept', () => {
  const kept = vi.spyOn(Map.prototype, 'set');
  try {
    expect(() => formatInZone(new Date(0), 'Nowhere/Here')).toThrow(RangeError);
    expect(kept.mock.calls.filter(([key]) => key === 'Nowhere/Here')).toEqual([]);
  } finally {
    kept.mockRestore();
  }
});
