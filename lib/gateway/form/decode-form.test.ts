import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeForm } from './decode-form';

const field = (name: string, value: Buffer, charset: string | null = null) => ({ name, value, charset });
const message = (value: Buffer, charset: string | null = null) => field('message', value, charset);
const latin1 = (text: string) => Buffer.from(text, 'latin1');
const utf8 = (text: string) => Buffer.from(text, 'utf8');

describe('undeclared', () => {
  test('UTF-8 when it is', () => {
    expect(decodeForm([message(utf8('déjà 😀'))], null)).toEqual({ pairs: [['message', 'déjà 😀']], readable: true });
  });

  test('windows-1252 for the whole form when one value is not UTF-8', () => {
    // As UTF-8 the tag would be one letter; nobody writes a form in two charsets.
    const form = decodeForm([message(latin1('été')), field('tag', latin1('Ã©'))], null);
    expect(form.pairs).toEqual([
      ['message', 'été'],
      ['tag', 'Ã©'],
    ]);
  });

  test('a value that says its own charset has no say in the others’', () => {
    const form = decodeForm([message(latin1('été'), 'latin1'), field('tag', utf8('né'))], null);
    expect(form).toEqual({
      pairs: [
        ['message', 'été'],
        ['tag', 'né'],
      ],
      readable: true,
    });
  });
});

describe('declared', () => {
  test.each([
    [
      'a value’s own before `_charset_`',
      [message(latin1('é'), 'latin1'), field('_charset_', latin1('utf-8'))],
      'koi8-r',
    ],
    ['`_charset_` before the request’s', [message(latin1('é')), field('_charset_', latin1('windows-1252'))], 'koi8-r'],
    ['the request’s before a guess', [message(latin1('é'))], 'iso-8859-1'],
    ['an empty `_charset_` is none', [message(utf8('é')), field('_charset_', latin1(''))], null],
  ])('%s', (_, fields, declared) => {
    const form = decodeForm(fields, declared);
    expect(form.readable).toBe(true);
    expect(form.pairs[0]).toEqual(['message', 'é']);
  });

  test.each([
    ['utf-16le', Buffer.from('é', 'utf16le')],
    ['Shift_JIS', Buffer.from([0x83, 0x41])],
    ['GBK', Buffer.from([0xc4, 0xe3])],
  ])('%s is known', (charset, bytes) => {
    expect(decodeForm([message(bytes)], charset).readable).toBe(true);
  });

  test.each(['klingon', 'utf-7', 'gsm', ' '])('%j is not', (charset) => {
    expect(decodeForm([message(utf8('a'))], charset).readable).toBe(false);
  });
});

test('whatever the bytes, what is readable holds no U+FFFD', () => {
  const charset = fc.constantFrom(null, 'utf-8', 'utf-16le', 'windows-1252', 'shift_jis', 'gb18030', 'iso-2022-jp');
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 20 }), charset, (bytes, declared) => {
      const { pairs, readable } = decodeForm([message(Buffer.from(bytes))], declared);
      if (readable) expect(pairs[0]?.[1]).not.toContain('\ufffd');
      else expect(declared !== null || Buffer.from(bytes).includes('\ufffd')).toBe(true);
    }),
  );
});
