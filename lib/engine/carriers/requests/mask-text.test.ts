import fc from 'fast-check';
import { expect, test } from 'vitest';
import { maskText } from './mask-text';

const TEXT = 'Votre code "à usage unique" : 483920 <valable 5 min> & secret';

test.each([
  ['as it is', `Rejected: ${TEXT}!`, 'Rejected: …!'],
  ['in part', `Spam? ${TEXT.slice(7, 40)}... (error 7)`, 'Spam? …... (error 7)'],
  ['twice', `${TEXT}/${TEXT}`, '…/…'],
  ['in a form', `code=7&body=${new URLSearchParams({ a: TEXT }).toString().slice(2)}`, 'code=7&body=…'],
  ['in an address', `body=${encodeURIComponent(TEXT)}&code=7`, 'body=…&code=7'],
  ['in XML', `<e>${TEXT.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')}</e>`, '<e>…</e>'],
  ['in JSON', JSON.stringify({ a: [{ body: TEXT, code: 7 }], b: null }), '{"a":[{"body":"…","code":7}],"b":null}'],
  ['in a sentence of JSON', JSON.stringify({ why: `Bad: ${TEXT.slice(0, 30)}` }), '{"why":"Bad: …"}'],
  ['as a name in JSON', JSON.stringify({ [TEXT]: 'not allowed' }), '{"…":"not allowed"}'],
  [
    'in JSON that is cut off and all ASCII',
    `{"body":"${JSON.stringify(TEXT).slice(1, -1).replaceAll('à', String.raw`\u00e0`)}","why`,
    '{"body":"…","why',
  ],
  [
    'in HTML',
    `<p>${TEXT.replaceAll('&', '&amp;').replace('<', '&lt;').replace('>', '&gt;').replaceAll('"', '&quot;')}`,
    '<p>…',
  ],
  ['not at all', '{"message":"No credit"}', '{"message":"No credit"}'],
])('a text that is repeated %s is not shown', (_, said, masked) => {
  expect(maskText(said, TEXT)).toBe(masked);
});

test.each(['\r', '\r\n', ' '])('a line break may have become %j', (line) => {
  expect(maskText(`Bad: My code\u0020is${line}483920${line}thanks`, 'My code is\n483920\nthanks')).toBe('Bad: …');
});

test('digits are a text, too', () => {
  expect(maskText('{"code":483920,"status":7}', '483920')).toBe('{"code":"…","status":7}');
});

test('a long answer is masked as a short one is', () => {
  expect(maskText(`${'x'.repeat(5_000)} ${TEXT} y`, TEXT)).toBe(`${'x'.repeat(5_000)} … y`);
});

test('a short text is taken out where it stands whole, and a very short one where it stands alone', () => {
  expect(maskText('No: Hello, you', 'Hello')).toBe('No: …, you');
  expect(maskText('{"status":"OK","text":"yes","code":"yesterday"}', 'yes')).toBe(
    '{"status":"OK","text":"…","code":"yesterday"}',
  );
  expect(maskText('yes', 'yes')).toBe('…');
  expect(maskText('refused', 'e')).toBe('refused');
});

test('whatever is said, no twelve characters of the text are left in it', () => {
  const text = fc.string({ minLength: 12, maxLength: 40 });
  fc.assert(
    fc.property(text, fc.string(), fc.string(), fc.nat(40), (body, before, after, cut) => {
      const masked = maskText(`${before}${body.slice(Math.min(cut, body.length - 12))}${after}`, body);
      for (let at = 0; at + 12 <= body.length; at += 1) expect(masked).not.toContain(body.slice(at, at + 12));
    }),
  );
});
