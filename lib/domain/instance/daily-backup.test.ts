import { expect, test } from 'vitest';
import type { Backup } from './backup';
import { beyondKept, nextDailyBackup } from './daily-backup';

const next = (settledAt: string, hour = 3, timeZone = 'Europe/Paris') =>
  nextDailyBackup({ isOn: true, hour, settledAt: new Date(settledAt) }, timeZone)?.toISOString();

test.each([
  ['before its hour, today', '2026-11-24T01:59:59.999Z', '2026-11-24T02:00:00.000Z'],
  ['at its hour, tomorrow', '2026-11-24T02:00:00.000Z', '2026-11-25T02:00:00.000Z'],
  ['after its hour, tomorrow', '2026-11-24T22:00:00.000Z', '2026-11-25T02:00:00.000Z'],
  ['in the evening that is the next day there', '2026-11-24T23:30:00.000Z', '2026-11-25T02:00:00.000Z'],
  ['at the end of a year', '2026-12-31T12:00:00.000Z', '2027-01-01T02:00:00.000Z'],
])('%s, the next one is due at that hour of the instance’s clock', (_, settledAt, due) => {
  expect(next(settledAt)).toBe(due);
});

test('an hour that the clock skips is met as late after it as it would have been', () => {
  expect(next('2027-03-27T12:00:00.000Z', 2)).toBe('2027-03-28T01:00:00.000Z');
});

test('an hour that the clock shows twice makes one backup', () => {
  expect(next('2026-10-24T12:00:00.000Z', 2)).toBe('2026-10-25T00:00:00.000Z');
  expect(next('2026-10-25T00:00:00.000Z', 2)).toBe('2026-10-26T01:00:00.000Z');
});

test('switched off, or before any server ran, none is due', () => {
  expect(nextDailyBackup({ isOn: false, hour: 3, settledAt: new Date(0) }, 'UTC')).toBeNull();
  expect(nextDailyBackup({ isOn: true, hour: 3, settledAt: null }, 'UTC')).toBeNull();
});

test('of those that were made by themselves the oldest go, and of the others none', () => {
  const backup = (name: string, reason: Backup['reason']): Backup => ({
    name,
    madeAt: new Date(0),
    bytes: 0,
    reason,
    madeBy: null,
    isChecked: true,
  });
  const list = [
    backup('5', 'daily'),
    backup('4', 'by-hand'),
    backup('3', 'daily'),
    backup('2', 'daily'),
    backup('1', 'before-migration'),
  ];
  expect(beyondKept(list, 2).map(({ name }) => name)).toEqual(['2']);
  expect(beyondKept(list, 3)).toEqual([]);
});
