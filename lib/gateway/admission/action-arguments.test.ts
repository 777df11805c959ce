import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkAction } from './action-arguments';

const JSON_TEXT = 'text/plain;charset=UTF-8';
const check = (body: string, contentType = JSON_TEXT) =>
  checkAction({ 'next-action': '0'.repeat(42), 'content-type': contentType }, Buffer.from(body));
const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);

/** As React writes a value that JSON can hold. */
const written = (value: unknown) =>
  JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'string' && inner.startsWith('$') ? `$${inner}` : inner,
  );

test('whatever plain values a page sends arrive', () => {
  const values = fc.array(fc.jsonValue({ maxDepth: 20 }), { maxLength: 16 });
  fc.assert(fc.property(values, (args) => check(written(args)).ok));
  expect(check('["sms-xx11111-1",{"quota":"$undefined","limit":"$NaN","text":"$$5"}]').ok).toBe(true);
});

test('texts are as long as they like, whatever is written in them', () => {
  const text = fc.string({ unit: fc.constantFrom('\\', '"', '[', '{', ',', '\n', 'x'), maxLength: 30 });
  fc.assert(fc.property(text, (piece) => check(written([piece.repeat(70_000 / Math.max(1, piece.length))])).ok));
});

test.each([undefined, '', 'Top secret', '\t00', 'g0', '0'.repeat(65), ['00', '00']])(
  'the id %j is no action’s',
  (id) => {
    expect(checkAction({ 'next-action': id, 'content-type': JSON_TEXT }, Buffer.from('[]'))).toEqual({
      ok: false,
      error: 'no_action',
    });
  },
);

describe('anything else is refused', () => {
  test.each([
    '',
    '[',
    '{}',
    'null',
    '"$0"',
    '7',
    '0:[]',
    '["$F1"]',
    '["$K1"]',
    '["$@1"]',
    '["$0:0"]',
    '["$T"]',
    '["$h1"]',
    '["$n12x"]',
    '["$D2026-11-26"]',
    '[{"a":["$Q1"]}]',
    '["$"]',
    '["$undefinedx"]',
    nested(34),
    nested(100_000),
    `[${'1,'.repeat(16)}1]`,
    // Dear to read, whatever they are.
    `[[${'[],'.repeat(30_000)}0]]`,
    `[[${'"",'.repeat(40_000)}0]]`,
    `["${'x'.repeat(70_000)}",${' '.repeat(70_000)}1]`,
  ])('%.40s', (body) => {
    expect(check(body)).toEqual({ ok: false, error: 'action_unreadable' });
  });

  test.each([
    '',
    'multipart/form-data; boundary=x',
    'application/x-www-form-urlencoded',
    'text/plainer',
    'application/json',
  ])('as %s', (contentType) => {
    expect(check('[]', contentType)).toEqual({ ok: false, error: 'action_not_json' });
  });

  test('a form, which no page sends without its script', () => {
    expect(checkAction({ 'content-type': JSON_TEXT }, Buffer.from('[]'))).toEqual({ ok: false, error: 'no_action' });
  });
});
