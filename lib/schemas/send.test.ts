import { expect, test } from 'vitest';
import { composeSchema } from './send';

const written = {
  sender: 'Shop',
  recipients: '+33612345678',
  message: 'Hello',
  smsClass: '1',
  noStop: false,
  when: 'now',
  at: '',
  atZone: 'Europe/Paris',
} as const;

const faults = (changes: object) =>
  composeSchema.safeParse({ ...written, ...changes }).error?.issues.map(({ message }) => message) ?? [];

test.each([
  ['\u200b', 'text_missing'],
  ['a\0', 'text_has_control_characters'],
  ['caf\ufffd', 'text_unreadable'],
  ['caf\ud800', 'text_unreadable'],
])('%j is no text of a send from the panel', (message, code) => {
  expect(faults({ message })).toEqual([code]);
});

test('lines may end as browsers end them', () => {
  expect(composeSchema.parse({ ...written, message: 'Two\r\nlines' }).message).toBe('Two\nlines');
});
