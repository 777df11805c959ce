import { expect, test } from 'vitest';
import { expiryOf, KEY_VALIDITIES, stateOfKey } from './api-key';
import { isTimely, signedUrls } from './signed-call';
import { readRules } from './stored-rules';

const NOW = new Date('2026-11-27T08:00:00Z');
const at = (ms: number) => new Date(NOW.getTime() + ms);

test.each([
  ['pending', at(1), 'pendingValidation'],
  ['pending', NOW, 'expired'],
  ['allowed', null, 'validated'],
  ['allowed', at(1), 'validated'],
  ['allowed', at(-1), 'expired'],
  ['refused', at(1), 'refused'],
] as const)('a key that is %s until %s is %s', (decision, expiresAt, state) => {
  expect(stateOfKey({ decision, expiresAt }, NOW)).toBe(state);
});

test('a validity is days from now, or has no end', () => {
  const ends = KEY_VALIDITIES.map((days) => expiryOf(days, NOW));
  expect(ends.at(-1)).toBeNull();
  expect(ends[1]).toEqual(new Date('2026-12-04T08:00:00Z'));
});

test('a call is timely within a minute, on either side', () => {
  const seconds = NOW.getTime() / 1_000;
  expect([-61, -60, 0, 60, 61].map((away) => isTimely(seconds + away, NOW))).toEqual([false, true, true, true, false]);
});

test('a program may have signed for any of our names, over TLS or not, with the port or without, and for no other', () => {
  expect(
    signedUrls({ publicUrl: 'https://sms.example:8443', hosts: ['', '10.0.0.1:3000'], target: '/1.0/sms/?a=1' }),
  ).toEqual([
    'https://sms.example:8443/1.0/sms/?a=1',
    'https://sms.example/1.0/sms/?a=1',
    'https://10.0.0.1:3000/1.0/sms/?a=1',
    'http://10.0.0.1:3000/1.0/sms/?a=1',
    'https://10.0.0.1/1.0/sms/?a=1',
    'http://10.0.0.1/1.0/sms/?a=1',
  ]);
  const absolute = { publicUrl: 'https://sms.example', hosts: [], target: 'HTTP://sms.example/x?y=http://z/' };
  expect(signedUrls(absolute)).toEqual(['HTTP://sms.example/x?y=http://z/', 'https://sms.example/x?y=http://z/']);
  expect(signedUrls({ publicUrl: undefined, hosts: ['[::1]'], target: '/x' })).toEqual([
    'https://[::1]/x',
    'http://[::1]/x',
  ]);
});

test.each(['', '{}', '[1]', '[{"method":"PATCH","path":"/"}]', '[{"method":"GET"}]'])(
  'rules stored as %j are an error, and never none',
  (json) => {
    expect(() => readRules(json)).toThrow();
  },
);
