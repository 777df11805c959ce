import { expect, test } from 'vitest';
import { toldFault } from './told-fault';

const MISSING = { ok: false, field: 'numbers', fault: 'blacklist_numbers_missing' } as const;

test('what was wrong with the empty field is not said of what is typed, as long as nobody has answered for that', () => {
  expect(toldFault({ told: MISSING, isCurrent: false })).toBeUndefined();
});

test('what is wrong with what is written is said', () => {
  expect(toldFault({ told: MISSING, isCurrent: true })).toBe('blacklist_numbers_missing');
});

test('before the first answer, and with one that is good, nothing is wrong', () => {
  expect(toldFault({ told: null, isCurrent: false })).toBeUndefined();
  expect(toldFault({ told: { ok: true, value: 1 }, isCurrent: true })).toBeUndefined();
});
