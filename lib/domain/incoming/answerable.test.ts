import { expect, test } from 'vitest';
import { isAnswerable } from './answerable';

const REPLY = { msisdn: '33612345678', isStop: false, isWhole: true };

test('a whole reply from a number is answered', () => {
  expect(isAnswerable(REPLY)).toBe(true);
  expect(isAnswerable({ ...REPLY, msisdn: '298123456' })).toBe(true);
});

test.each([
  ['one that asks for nothing more', { isStop: true }],
  ['one of which something is still to come', { isWhole: false }],
  ['one from a short code', { msisdn: '36111' }],
  ['one from a service', { msisdn: '38069123' }],
  ['one from no number', { msisdn: '0612345678' }],
])('%s is not', (_, changes) => {
  expect(isAnswerable({ ...REPLY, ...changes })).toBe(false);
});
