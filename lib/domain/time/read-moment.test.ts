import { expect, test } from 'vitest';
import { readMoment } from './read-moment';

const NOW = new Date('2026-11-24T10:00:00Z');
const PARIS = 'Europe/Paris';

test.each([
  ['2026-11-24T11:01', '2026-11-24T10:01:00.000Z'],
  ['2027-07-01T09:00', '2027-07-01T07:00:00.000Z'],
  // Shown twice that night: the first.
  ['2027-10-31T02:30', '2027-10-31T00:30:00.000Z'],
])('%s by the account’s clock is %s', (text, iso) => {
  expect(readMoment(text, PARIS, NOW)).toEqual({ ok: true, value: new Date(iso) });
});

test('by the clock of a zone that nobody knows, there is no moment', () => {
  expect(readMoment('2035-06-01T10:00', 'Europe/Atlantis', NOW)).toEqual({ ok: false, error: 'moment_invalid' });
});

test.each([
  ['2026-11-24T11:00', 'moment_past'],
  ['2026-11-24T10:59', 'moment_past'],
  ['2020-01-01T00:00', 'moment_past'],
  ['2027-03-28T02:30', 'moment_skipped'],
  ['2027-02-29T10:00', 'moment_invalid'],
  ['2027-13-01T10:00', 'moment_invalid'],
  ['tomorrow', 'moment_invalid'],
  ['9999-12-31T23:59', 'moment_invalid'],
  ['0000-01-01T00:00', 'moment_invalid'],
  ['+275760-09-13T00:00', 'moment_invalid'],
])('%s is refused: %s', (text, error) => {
  expect(readMoment(text, PARIS, NOW)).toEqual({ ok: false, error });
});
