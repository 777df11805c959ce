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
  ['not at all', '{"message":"No credit"}', '{"message":"No credit"}'],
])('a text that is repeated %s is not shown', (_, said, masked) => {
  expect(maskText(said, TEXT)).toBe(masked);
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
