import { expect, test } from 'vitest';
import type { Backup } from './backup';
import { beyondKept, isFailureOpen, nextDailyBackup } from './daily-backup';

const MADE = { isOn: true, hour: 3, settledAt: null, endedAt: null, fault: null };

const next = (settledAt: string, hour = 3, timeZone = 'Europe/Paris') =>
  nextDailyBackup({ ...MADE, hour, settledAt: new Date(settledAt) }, timeZone)?.toISOString();

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
  expect(nextDailyBackup({ ...MADE, isOn: false, settledAt: new Date(0) }, 'UTC')).toBeNull();
  expect(nextDailyBackup(MADE, 'UTC')).toBeNull();
});

test.each([
  ['a missed one that fails before its hour', '2026-11-24T01:30:00Z', '2026-11-25T02:00:00.000Z'],
  ['one that fails in the evening', '2026-11-24T21:00:00Z', '2026-11-26T02:00:00.000Z'],
  ['one that fails at its hour', '2026-11-24T02:05:00Z', '2026-11-25T02:00:00.000Z'],
])('%s is not tried again the same night', (_, at, due) => {
  const ended = new Date(at);
  const failed = { ...MADE, settledAt: ended, endedAt: ended, fault: 'The disk is full.' };
  expect(nextDailyBackup(failed, 'Europe/Paris')?.toISOString()).toBe(due);
});

test('an hour that was set after one had failed holds from then on', () => {
  const failed = { ...MADE, endedAt: new Date('2026-11-24T02:05:00Z'), fault: 'The disk is full.' };
  const set = { ...failed, hour: 5, settledAt: new Date('2026-11-24T02:10:00Z') };
  expect(nextDailyBackup(set, 'Europe/Paris')?.toISOString()).toBe('2026-11-24T04:00:00.000Z');
});

const NOW = new Date('2026-11-26T12:00:00Z');

const backup = (name: string, reason: Backup['reason'], madeAt = new Date(0), isChecked = true): Backup => ({
  name,
  madeAt,
  bytes: 0,
  reason,
  madeBy: null,
  isChecked,
});

test('of those that were made by themselves the oldest go, and of the others none', () => {
  const list = [
    backup('5', 'daily'),
    backup('4', 'by-hand'),
    backup('3', 'daily'),
    backup('2', 'daily'),
    backup('1', 'before-migration'),
  ];
  const beyond = (kept: number) => beyondKept(list, { kept, justMade: '5', now: NOW }).map(({ name }) => name);
  expect(beyond(2)).toEqual(['2']);
  expect(beyond(3)).toEqual([]);
  expect(beyond(1)).toEqual(['3', '2']);
});

test('those that are dated in the future go first, and never the one that was just made', () => {
  const list = [
    backup('ahead', 'daily', new Date('2031-01-01T02:00:00Z')),
    backup('made', 'daily', new Date('2026-11-26T02:00:00Z')),
    backup('before', 'daily', new Date('2026-11-25T02:00:00Z')),
  ];
  const beyond = (kept: number, justMade: string) =>
    beyondKept(list, { kept, justMade, now: NOW }).map(({ name }) => name);
  expect(beyond(1, 'made')).toEqual(['before', 'ahead']);
  expect(beyond(2, 'made')).toEqual(['ahead']);
  expect(beyond(1, 'ahead')).toEqual(['made', 'before']);
});

test('a failure is open until a newer backup was checked, or none is wanted any more', () => {
  const failed = { isOn: true, endedAt: new Date('2026-11-26T02:00:00Z'), fault: 'The disk is full.' };
  const isOpen = (change: Partial<typeof failed>, ...madeAt: (readonly [string, boolean])[]) =>
    isFailureOpen(
      { ...failed, ...change },
      madeAt.map(([at, isChecked]) => backup(at, 'by-hand', new Date(at), isChecked)),
      NOW,
    );
  expect(isOpen({})).toBe(true);
  expect(isOpen({}, ['2026-11-26T01:00:00Z', true], ['2026-11-26T11:00:00Z', false])).toBe(true);
  expect(isOpen({}, ['2031-01-01T02:00:00Z', true])).toBe(true);
  expect(isOpen({}, ['2026-11-26T11:00:00Z', true])).toBe(false);
  expect(isOpen({ isOn: false })).toBe(false);
  expect(isFailureOpen({ ...failed, fault: null }, [], NOW)).toBe(false);
});
