import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readTypedDay, readTypedMinute, writeTyped } from './typed-time';

test.each([
  ['26/11/2026', '2026-11-26'],
  [' 6/1/2026 ', '2026-01-06'],
  ['26.11.2026', '2026-11-26'],
  ['26 11 2026', '2026-11-26'],
  ['26 / 11 / 2026', '2026-11-26'],
  ['2026-11-26', '2026-11-26'],
  ['29/02/2028', '2028-02-29'],
])('%j is the day %s', (typed, day) => {
  expect(readTypedDay(typed)).toBe(day);
});

test.each(['', 'tomorrow', '31/11/2026', '29/02/2026', '11/26/2026', '26/11/26', '2026-13-01', '26/11'])(
  '%j is no day',
  (typed) => {
    expect(readTypedDay(typed)).toBeNull();
  },
);

test.each([
  ['26/11/2026 14:30', '2026-11-26T14:30'],
  ['26/11/2026, 9:05', '2026-11-26T09:05'],
  ['26 11 2026 14h30', '2026-11-26T14:30'],
  ['26.11.2026 14 h', '2026-11-26T14:00'],
  ['2026-11-26T14:30', '2026-11-26T14:30'],
  ['2026-11-26 14.30', '2026-11-26T14:30'],
])('%j is the minute %s', (typed, minute) => {
  expect(readTypedMinute(typed)).toBe(minute);
});

test.each(['', '26/11/2026', '14:30', '26/11/2026 24:00', '26/11/2026 14:60', '26/11/2026 14', '26/11/2026 soon'])(
  '%j is no minute',
  (typed) => {
    expect(readTypedMinute(typed)).toBeNull();
  },
);

test('what is written is read again as the same', () => {
  fc.assert(
    fc.property(fc.date({ min: new Date('1970-01-02'), max: new Date('9998-01-01'), noInvalidDate: true }), (date) => {
      const minute = date.toISOString().slice(0, 16);
      expect(readTypedMinute(writeTyped(minute))).toBe(minute);
      expect(readTypedDay(writeTyped(minute.slice(0, 10)))).toBe(minute.slice(0, 10));
    }),
  );
  expect(writeTyped('soon')).toBe('soon');
});
