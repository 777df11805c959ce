import fc from 'fast-check';
import { expect, test } from 'vitest';
import { gsm7Codes, septetsOf } from './gsm7';
import { markSegments } from './marked-segments';
import { capacityOf, segmentText, splitText } from './segmentation';

const characters = fc.constantFrom('a', '€', '{', 'é', '\n', 'ж', '😀', '@');
const texts = fc.array(characters, { maxLength: 500 }).map((some) => some.join(''));

test('a text is cut into as many segments as it costs, each within its room, and nothing of it is lost', () => {
  fc.assert(
    fc.property(texts, fc.boolean(), (text, forceUcs2) => {
      const sent = segmentText(text, { forceUcs2 });
      const pieces = splitText(text, sent);
      expect(pieces).toHaveLength(sent.segmentCount);
      expect(pieces.join('')).toBe(text);
      const unitsOf = (piece: string) =>
        sent.encoding === 'ucs2' ? piece.length : [...piece].reduce((sum, one) => sum + (septetsOf(one) ?? 0), 0);
      for (const piece of pieces) {
        expect(unitsOf(piece)).toBeLessThanOrEqual(capacityOf(sent));
        expect(piece).not.toMatch(/\p{Cs}/u);
      }
      const shown = markSegments(text, sent, '').map(({ runs }) => runs.map((run) => run.text).join(''));
      expect(pieces).toEqual(shown);
    }),
  );
});

test.each([
  ['152 letters, a euro sign and 20 letters', `${'a'.repeat(152)}€${'b'.repeat(20)}`, [152, 21]],
  ['66 letters, a smile and 10 letters', `${'x'.repeat(66)}😀${'y'.repeat(10)}`, [66, 12]],
])('%s: no pair straddles two segments', (_, text, lengths) => {
  expect(splitText(text, segmentText(text)).map(({ length }) => length)).toEqual(lengths);
});

test('codes of GSM 7-bit are those of its two tables', () => {
  const codesOf = (text: string) => [...text].flatMap((character) => [...(gsm7Codes(character) ?? [-1])]);
  expect(codesOf('@£$ΔΞÆ A¡Zà')).toEqual([0, 1, 2, 0x10, 0x1a, 0x1c, 0x20, 0x41, 0x40, 0x5a, 0x7f]);
  expect(codesOf('\f^{}\\[~]|€')).toEqual(
    [0x0a, 0x14, 0x28, 0x29, 0x2f, 0x3c, 0x3d, 0x3e, 0x40, 0x65].flatMap((code) => [0x1b, code]),
  );
  expect(codesOf('ж')).toEqual([-1]);
});
