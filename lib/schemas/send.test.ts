import { expect, test } from 'vitest';
import { WRITTEN_SMS } from '@/lib/testing/written-sms';
import { composeSchema, estimateSchema } from './send';

const faults = (changes: object) =>
  composeSchema.safeParse({ ...WRITTEN_SMS, ...changes }).error?.issues.map(({ message }) => message) ?? [];

test.each([
  ['\u200b', 'text_missing'],
  ['a\0', 'text_has_control_characters'],
  ['caf\ufffd', 'text_unreadable'],
  ['caf\ud800', 'text_unreadable'],
])('%j is no text of a send from the panel', (message, code) => {
  expect(faults({ message })).toEqual([code]);
});

const MIB = 1_048_576;

test.each([
  ['digits', '1'],
  ['lines', '\n'],
  ['wide spaces', '\u202f'],
  ['control characters', '\u0001'],
  ['lone surrogates', '\ud800'],
])('what is accepted fits into a request of the panel, though it is %s', (_, character) => {
  for (const recipients of [character.repeat(129_999), character.repeat(500_000), character.repeat(5_000_000)]) {
    const draft = { ...WRITTEN_SMS, recipients, message: '\u0001'.repeat(40_000) };
    const bytes = Buffer.byteLength(JSON.stringify(draft));
    if (estimateSchema.safeParse(draft).success) expect(bytes).toBeLessThan(MIB - 10_000);
    else expect(recipients.length).toBeGreaterThan(129_999);
  }
});

test('lines may end as browsers end them', () => {
  expect(composeSchema.parse({ ...WRITTEN_SMS, message: 'Two\r\nlines' }).message).toBe('Two\nlines');
});

test('with columns, a text has no field that is none, and something beside its fields', () => {
  const merged = { columns: ['Name'], recipients: '+33612345678\tAda' };
  expect(faults({ ...merged, message: 'Hello #name#' })).toEqual([]);
  expect(faults({ ...merged, message: 'Hello #town# #name#' })).toEqual(['merge_field_unknown {"names":"#town#"}']);
  expect(faults({ ...merged, message: '#Name# #name#' })).toEqual(['merge_fields_alone']);
  expect(faults({ ...merged, recipients: '+33612345678\tA\0', message: 'Hello' })).toEqual([
    'text_has_control_characters',
  ]);
  expect(faults({ message: 'Hello #town#' })).toEqual([]);
});
