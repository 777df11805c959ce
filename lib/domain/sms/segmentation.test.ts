import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { gsm7Length, isGsm7, outsideGsm7 } from './gsm7';
import { GSM7_CONCATENATED, segmentText, UCS2_CONCATENATED } from './segmentation';

describe('boundaries', () => {
  test.each([
    [0, 1, 160],
    [160, 1, 0],
    [161, 2, 145],
    [306, 2, 0],
    [307, 3, 152],
  ])('%i GSM characters are %i segments with room for %i more', (units, segmentCount, unitsLeft) => {
    expect(segmentText('a'.repeat(units))).toEqual({ encoding: 'gsm7', units, segmentCount, unitsLeft });
  });

  test.each([
    [70, 1, 0],
    [71, 2, 63],
    [134, 2, 0],
    [135, 3, 66],
  ])('%i Cyrillic characters are %i segments with room for %i more', (units, segmentCount, unitsLeft) => {
    expect(segmentText('ж'.repeat(units))).toEqual({ encoding: 'ucs2', units, segmentCount, unitsLeft });
  });

  test('every character of the extension table counts two', () => {
    for (const character of '^{}\\[~]|€') expect(gsm7Length(character)).toBe(2);
    expect(segmentText('€'.repeat(80)).segmentCount).toBe(1);
    expect(segmentText('€'.repeat(81)).segmentCount).toBe(2);
  });

  test('an escape pair never straddles two segments', () => {
    // 152 septets, then a pair that does not fit the 153rd: 152 + 2 x 76 = 304 septets would fit two by division.
    const text = `${'a'.repeat(152)}${'€'.repeat(77)}`;
    expect(gsm7Length(text)).toBe(306);
    expect(segmentText(text).segmentCount).toBe(3);
  });

  test('a surrogate pair never straddles two segments', () => {
    const text = `${'ж'.repeat(66)}${'😀'.repeat(34)}`;
    expect(text.length).toBe(134);
    expect(segmentText(text).segmentCount).toBe(3);
  });

  test('the characters that make a text Unicode are named, each once, whole', () => {
    expect(outsideGsm7('“été” “€” 😀ж😀')).toEqual(['“', '”', '😀', 'ж']);
    expect(outsideGsm7('été €')).toEqual([]);
  });

  test('typographic quotes and dashes leave GSM 7-bit, accents of the table do not', () => {
    expect(isGsm7('déjà vu à Ñandú')).toBe(false);
    expect(isGsm7('été à Ñ ü')).toBe(true);
    expect(isGsm7('«—»')).toBe(false);
  });
});

describe('properties', () => {
  const anyText = fc.string({ unit: 'grapheme', maxLength: 400 });

  test('segments are enough for the units and never wasteful beyond one unit each', () => {
    fc.assert(
      fc.property(anyText, fc.boolean(), (text, forceUcs2) => {
        const { encoding, units, segmentCount } = segmentText(text, { forceUcs2 });
        const capacity = encoding === 'gsm7' ? GSM7_CONCATENATED : UCS2_CONCATENATED;
        if (segmentCount === 1) expect(units).toBeLessThanOrEqual(encoding === 'gsm7' ? 160 : 70);
        else {
          expect(segmentCount).toBeGreaterThanOrEqual(Math.ceil(units / capacity));
          expect(segmentCount).toBeLessThanOrEqual(Math.ceil(units / (capacity - 1)));
        }
      }),
    );
  });

  test('room is left for just so many more units, and not for one more', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { encoding, segmentCount, unitsLeft } = segmentText(text);
        const more = (count: number) =>
          segmentText(text + (encoding === 'gsm7' ? 'a' : 'ж').repeat(count)).segmentCount;
        // A lone segment gives some of its room to headers when a second one comes.
        expect(more(unitsLeft)).toBe(segmentCount);
        expect(more(unitsLeft + 1)).toBe(segmentCount + 1);
      }),
    );
  });

  test('a longer text never takes fewer segments in the same encoding', () => {
    fc.assert(
      fc.property(anyText, anyText, (text, more) => {
        const shorter = segmentText(text, { forceUcs2: true }).segmentCount;
        expect(segmentText(text + more, { forceUcs2: true }).segmentCount).toBeGreaterThanOrEqual(shorter);
      }),
    );
  });

  test('the encoding is GSM 7-bit exactly when every character is', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(segmentText(text).encoding).toBe(isGsm7(text) ? 'gsm7' : 'ucs2');
      }),
    );
  });
});
