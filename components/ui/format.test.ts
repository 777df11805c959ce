import { expect, test } from 'vitest';
import { formatIn } from './format';

/** Words with their spaces that do not break written as lines. */
const held = (words: string): string => words.replaceAll('_', '\u00a0');

const MOMENT = '2026-08-03T13:04:05.000Z';

test('English writes numbers and dates the British way', () => {
  const { credits, count, dateTime, exactTime, day } = formatIn('en');
  expect(exactTime('2026-08-03T13:04:05.067Z', 'Europe/Paris')).toBe('3 Aug 2026, 15:04:05.067');
  expect([credits(123_450), credits(1_200), count(1_234_567)]).toEqual(['1,234.50', '12', '1,234,567']);
  expect([dateTime(MOMENT, 'Europe/Paris'), day(20_668)]).toEqual(['3 Aug 2026, 15:04:05', held('3_Aug')]);
});

test('where it matters, a moment says by which clock, and how far that is from UTC just then', () => {
  const { minuteInZone } = formatIn('en');
  expect(minuteInZone('2027-10-31T00:30:00.000Z', 'Europe/Paris')).toBe(
    held('31_Oct_2027, 02:30 (Europe/Paris, GMT+2)'),
  );
  expect(minuteInZone('2027-10-31T01:30:00.000Z', 'Europe/Paris')).toBe(
    held('31_Oct_2027, 02:30 (Europe/Paris, GMT+1)'),
  );
  expect(minuteInZone(MOMENT, 'UTC')).toBe(held('3_Aug_2026, 13:04 (UTC)'));
  expect(formatIn('fr').minuteInZone(MOMENT, 'Europe/Paris')).toBe(held('3_août_2026 à_15:04 (Europe/Paris, UTC+2)'));
});

test('what came or went has its sign, and a minus as long as the plus', () => {
  const { change } = formatIn('en');
  expect([change(123_450), change(-100), change(0)]).toEqual(['+1,234.50', '\u22121', '0']);
});

test('French groups digits with narrow spaces and divides with a comma, on the same clock', () => {
  const { credits, count, dateTime, exactTime, day } = formatIn('fr');
  expect(exactTime('2026-08-03T13:04:05.067Z', 'Europe/Paris')).toBe('3 août 2026, 15:04:05,067');
  const narrow = '\u202f';
  expect([credits(123_450), credits(1_200), count(1_234_567)]).toEqual([
    `1${narrow}234,50`,
    '12',
    `1${narrow}234${narrow}567`,
  ]);
  expect([dateTime(MOMENT, 'Europe/Paris'), day(20_668)]).toEqual(['3 août 2026, 15:04:05', held('3_août')]);
});

test('in French the first of a month is an ordinal, however it is told, and no other day', () => {
  const { dateTime, minute, minuteInZone, exactTime, day, dayOf } = formatIn('fr');
  const first = '2026-12-01T08:00:05.067Z';
  expect([dateTime, minute, minuteInZone, exactTime, dayOf].map((write) => write(first, 'UTC'))).toEqual([
    '1er déc. 2026, 08:00:05',
    held('1er_déc._2026 à_08:00'),
    held('1er_déc._2026 à_08:00 (UTC)'),
    '1er déc. 2026, 08:00:05,067',
    held('1er_déc.'),
  ]);
  expect([20_788, 20_789, 20_798, 20_808].map(day)).toEqual([
    held('1er_déc.'),
    held('2_déc.'),
    held('11_déc.'),
    held('21_déc.'),
  ]);
  expect(formatIn('en').dayOf(first, 'UTC')).toBe(held('1_Dec'));
});

test('a moment that was typed is read back with its weekday and the name of its month', () => {
  const first = '2026-12-01T07:15:00.000Z';
  expect(formatIn('en').inFull(first, 'Europe/Paris')).toBe('Tuesday, 1 December 2026 at 08:15');
  expect(formatIn('fr').inFull(first, 'Europe/Paris')).toBe('mardi 1er décembre 2026 à 08:15');
});

test('what was planned is told to the minute unless it has seconds', () => {
  const { planned } = formatIn('en');
  expect(['2026-12-02T08:00:00.000Z', '2026-12-02T08:00:30.000Z'].map((at) => planned(at, 'UTC'))).toEqual([
    held('2_Dec_2026, 08:00'),
    '2 Dec 2026, 08:00:30',
  ]);
});

test('a share is rounded, and what is not all is not called all', () => {
  const { percent } = formatIn('en');
  expect([1, 0.99996, 0.9996, 0.98, 11 / 149, 0].map(percent)).toEqual([
    '100%',
    '99.9%',
    '99.9%',
    '98.0%',
    '7.4%',
    '0%',
  ]);
});

test('a length of time is told in its largest unit', () => {
  const inBoth = (ms: number) => [formatIn('en').duration(ms), formatIn('fr').duration(ms)];
  expect([0, 47.6, 999, 1_500, 59_999, 60_000, 5_400_000, 172_800_000].map(inBoth)).toEqual([
    ['0\u00a0ms', '0\u00a0ms'],
    ['48\u00a0ms', '48\u00a0ms'],
    ['999\u00a0ms', '999\u00a0ms'],
    ['1.5\u00a0s', '1,5\u00a0s'],
    ['59.9\u00a0s', '59,9\u00a0s'],
    ['1\u00a0min', '1\u00a0min'],
    ['1.5\u00a0h', '1,5\u00a0h'],
    ['2\u00a0d', '2\u00a0j'],
  ]);
});

test('how long is rounded to the largest unit that it fills, how long ago is told as far as it has gone', () => {
  const DAY = 86_400_000;
  const lengths = [2.9 * DAY, 3_600_000, 298_000, 85_000, 59_600, 59.6 * 60_000, 400].map(formatIn('en').length);
  expect(lengths).toEqual(['3_days', '1_hour', '5_minutes', '1_minute', '1_minute', '1_hour', '0_seconds'].map(held));
  expect([2.9 * DAY, 213 * DAY, 400 * DAY].map(formatIn('en').ago)).toEqual([
    held('2_days_ago'),
    held('7_months_ago'),
    held('1_year_ago'),
  ]);
  expect(formatIn('fr').length(2 * DAY)).toBe('2\u00a0jours');
  expect(formatIn('fr').ago(120_000)).toBe(held('il_y_a_2_min'));
  expect([2 * DAY, 213 * DAY].map(formatIn('fr').ago)).toEqual([held('il_y_a_2_jours'), held('il_y_a_7_mois')]);
});

test('in a column credits always have decimals', () => {
  const { exactCredits, exactChange } = formatIn('en');
  expect([40, 100, 250_000].map(exactCredits)).toEqual(['0.40', '1.00', '2,500.00']);
  expect([-40, 100, 0].map(exactChange)).toEqual(['\u22120.40', '+1.00', '0.00']);
});
