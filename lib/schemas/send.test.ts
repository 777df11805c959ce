import { expect, test } from 'vitest';
import { findPathRule } from '@/lib/gateway/admission/path-rules';
import { WRITTEN_SMS } from '@/lib/testing/written-sms';
import { composeSchema, composeTestSchema, estimateSchema } from './send';

const faults = (changes: object) =>
  composeSchema.safeParse({ ...WRITTEN_SMS, ...changes }).error?.issues.map(({ message }) => message) ?? [];

test('a test needs no recipient and no moment, which a send does', () => {
  const written = { ...WRITTEN_SMS, recipients: '', when: 'later', at: '' };
  expect(composeTestSchema.safeParse(written).success).toBe(true);
  expect(faults(written)).toContain('recipients_missing');
});

test.each([
  ['\u200b', 'text_missing'],
  ['a\0', 'text_has_control_characters'],
  ['caf\ufffd', 'text_unreadable'],
  ['caf\ud800', 'text_unreadable'],
])('%j is no text of a send from the panel', (message, code) => {
  expect(faults({ message })).toEqual([code]);
});

test('a tag is one line of twenty characters at most', () => {
  expect(faults({ tag: 'é'.repeat(20) })).toEqual([]);
  expect(faults({ tag: 'x'.repeat(21) })).toEqual([expect.stringContaining('too_long')]);
  expect(faults({ tag: 'two\nlines' })).toEqual([expect.stringContaining('not_one_line')]);
});

test('the tag by which tests to oneself are known is of no send; what is only like it is one, as a claim reads it', () => {
  expect(faults({ tag: 'test' })).toEqual(['tag_of_tests']);
  expect(composeTestSchema.safeParse({ ...WRITTEN_SMS, tag: 'test' }).success).toBe(false);
  for (const tag of ['Test', 'TEST', ' test', 'test ', 'tests']) expect(faults({ tag })).toEqual([]);
});

const LARGEST = findPathRule('/telecom/sms/sms-xx11111-1/messages/send').largestBody;

test.each([
  ['digits', '1'],
  ['lines', '\n'],
  ['wide spaces', '\u202f'],
  ['control characters', '\u0001'],
  ['lone surrogates', '\ud800'],
])('what is accepted fits into a request of the panel, though it is %s', (_, character) => {
  for (const [length, columns] of [
    [129_999, []],
    [500_000, []],
    [600_000, ['Name']],
    [4_000_000, ['Name']],
    [5_000_000, ['Name']],
  ] as const) {
    const recipients = character.repeat(length);
    const draft = { ...WRITTEN_SMS, recipients, columns, message: '\u0001'.repeat(40_000) };
    const bytes = Buffer.byteLength(JSON.stringify(draft));
    if (estimateSchema.safeParse(draft).success) expect(bytes).toBeLessThan(LARGEST - 10_000);
    else expect(recipients.length).toBeGreaterThan(129_999);
  }
});

test('numbers alone are half a million characters at most, and rows of a table a hundred thousand', () => {
  const rows = (count: number) =>
    Array.from({ length: count }, (_, row) => `+${33_600_000_000 + row}\tName${row}\tTown${row}`).join('\n');
  const table = { columns: ['Name', 'City'], message: 'Hello #Name#' };
  expect(faults({ ...table, recipients: `${rows(100_000)}\n` })).toEqual([]);
  expect(faults({ ...table, recipients: rows(100_001) })).toEqual(['rows_too_many {"most":100000}']);
  expect(faults({ ...table, recipients: '1'.repeat(4_000_001) })).toEqual(['rows_too_long {"most":4000000}']);
  expect(faults({ recipients: '1'.repeat(500_001) })).toEqual(['recipients_too_many {"most":500000}']);
  expect(estimateSchema.safeParse({ ...WRITTEN_SMS, recipients: '1'.repeat(500_001) }).success).toBe(false);
});

test.each(['\n', '\r\n', '\r'])('rows of a table are counted though they end with %j', (end) => {
  const rows = (count: number) =>
    estimateSchema.safeParse({ ...WRITTEN_SMS, columns: ['Name'], recipients: `${`1${end}`.repeat(count)}1` });
  expect(rows(99_999).success).toBe(true);
  expect(rows(100_000).error?.issues).toMatchObject([{ message: 'rows_too_many {"most":100000}' }]);
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
