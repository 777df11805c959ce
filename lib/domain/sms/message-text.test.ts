import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isGsm7 } from './gsm7';
import { hasControlCharacter, isReadable, isVisible } from './message-text';

const BLANK = [
  ' ',
  '\n',
  '\t',
  '\u00a0',
  '\u200b',
  '\u200d',
  '\u2028',
  '\u202e',
  '\u3000',
  '\u3164',
  '\ufeff',
  '\u{e0001}',
];

test('nothing but blank characters is nothing to read, and one letter is', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...BLANK)),
      fc.nat(),
      fc.constantFrom('a', '0', '.', 'é', '你', '👋'),
      (blank, at, letter) => {
        expect(isVisible(blank.join(''))).toBe(false);
        expect(isVisible(blank.toSpliced(at % (blank.length + 1), 0, letter).join(''))).toBe(true);
      },
    ),
  );
});

test('whatever the GSM alphabet has may be sent, and a tab', () => {
  for (let code = 0; code < 0x20ac + 1; code += 1) {
    const character = String.fromCharCode(code);
    if (isGsm7(character) || code === 9) expect([code, hasControlCharacter(character)]).toEqual([code, false]);
  }
});

test('any other control character is found, wherever it stands', () => {
  const control = fc.integer({ min: 0, max: 0x9f }).filter((code) => /^\p{Cc}$/u.test(String.fromCharCode(code)));
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), control, fc.string({ unit: 'grapheme' }), (before, code, after) => {
      const mayStand = ['\t', '\n', '\r', '\f'].includes(String.fromCharCode(code));
      expect(hasControlCharacter(before + after)).toBe(false);
      expect(hasControlCharacter(before + String.fromCharCode(code) + after)).toBe(!mayStand);
    }),
  );
});

test('half of a surrogate pair and what stands for unreadable bytes are found, wherever they stand', () => {
  const text = fc.string({ unit: 'grapheme' }).filter((some) => !some.includes('\ufffd'));
  fc.assert(
    fc.property(text, fc.constantFrom('\ufffd', '\ud800', '\udfff', '\udc00\ud800'), text, (before, odd, after) => {
      expect(isReadable(before + after)).toBe(true);
      expect(isReadable(before + odd + after)).toBe(false);
    }),
  );
});
