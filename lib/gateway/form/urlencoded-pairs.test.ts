import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { MOST_PAIRS, percentDecode, splitPairs } from './urlencoded-pairs';

const decoded = (text: string) =>
  splitPairs(text)?.map((pair) => pair.map((part) => percentDecode(part).toString('utf8'))) ?? null;

test('every query of few pairs is read as the URL standard reads it', () => {
  const pieces = fc.constantFrom('a', 'to', '=', '&', '+', '%', '%4', '%41', '%C3%A9', '%ff', '%00', '%zz', ';', '?');
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: MOST_PAIRS - 1 }), (parts) => {
      const text = Buffer.from(parts.join(''), 'utf8').toString('latin1');
      const standard = [...new URLSearchParams(parts.join(''))];
      // The standard drops one leading question mark, which belongs to the address and not to the pairs.
      fc.pre(!text.startsWith('?'));
      expect(decoded(text)).toEqual(standard);
    }),
    { numRuns: 1_000 },
  );
});

test('one pair too many is refused, whether it is empty or not', () => {
  expect(splitPairs('a&'.repeat(MOST_PAIRS - 1) + 'a')).toHaveLength(MOST_PAIRS);
  expect(splitPairs('a&'.repeat(MOST_PAIRS) + 'a')).toBeNull();
  expect(splitPairs('&'.repeat(MOST_PAIRS + 1))).toBeNull();
});

test('what follows the last allowed pair is not looked at', () => {
  const looks = vi.spyOn(String.prototype, 'indexOf');
  splitPairs('a&'.repeat(1024 * 1024));
  const count = looks.mock.calls.length;
  looks.mockRestore();
  expect(count).toBeLessThanOrEqual(2 * MOST_PAIRS);
});

test('raw UTF-8 beside a bad escape stays what it is', () => {
  expect(decoded(Buffer.from('message=été%4', 'utf8').toString('latin1'))).toEqual([['message', 'été%4']]);
});
