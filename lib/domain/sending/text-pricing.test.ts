import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createPriceList } from '../pricing/price-list';
import type { Addressee } from './addressee';
import { inBatches } from './in-batches';
import { mergeText, readMergeText } from './merge-fields';
import { createTextPricing, isTooMuchText } from './text-pricing';

const COLUMNS = ['a', 'b'];
const composition = { forceUcs2: false, noStop: true, sender: 'Shop', stopClause: { enabled: false, text: '' } };
const pricingOf = (message: string) => createTextPricing({ ...composition, message }, COLUMNS, createPriceList([]));

test('how long a text becomes is known without making it; an empty value counts as a character', () => {
  const piece = fc.constantFrom('#a#', '#b#', '#c#', '##', 'text', '\n');
  const value = fc.string({ minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(fc.array(piece), fc.tuple(value, value), (pieces, values) => {
      const message = pieces.join('');
      const text = readMergeText(message, COLUMNS);
      const { lengthOf } = pricingOf(message);
      const isOwn = text.used.length > 0;
      expect(lengthOf({ msisdn: '33612345678', values })).toBe(isOwn ? mergeText(text, values).length : 0);
      const fields = text.pieces.filter((one) => typeof one === 'number').length;
      const bare = mergeText(text, []).length + fields;
      expect(lengthOf({ msisdn: '33612345678', values: [] })).toBe(isOwn ? bare : 0);
    }),
  );
});

/** Counts how often a value is looked at. */
function addresseesWithEmptyValues(count: number) {
  let reads = 0;
  const values: string[] = [];
  Object.defineProperty(values, 0, {
    get: () => {
      reads += 1;
      return '';
    },
  });
  const addressees = Array.from({ length: count }, (_, index): Addressee => ({ msisdn: String(index), values }));
  return { addressees, readCount: () => reads };
}

test('a text of fields alone is too much for many, found in turns and in one step for each addressee', () => {
  const pricing = pricingOf('#a#'.repeat(13_000));
  const { addressees, readCount } = addresseesWithEmptyValues(2_000);
  const work = isTooMuchText(addressees, pricing);
  expect(work.next()).toEqual({ done: false, value: undefined });
  expect(readCount()).toBe(100);
  let step = work.next();
  while (!step.done) step = work.next();
  expect(step.value).toBe(true);
  expect(readCount()).toBeLessThan(2_000);
});

test('a text that uses no column is shared, however many columns there are', () => {
  expect(pricingOf('Hello ##').texts).toBe('shared');
  expect(pricingOf('Hello #b#').texts).toBe('own');
  const work = isTooMuchText(addresseesWithEmptyValues(1_000).addressees, pricingOf('x'.repeat(30_000)));
  expect([...work]).toHaveLength(10);
});

test('addressees are taken some at a time, fewer where their texts are long', () => {
  const sizes = (count: number, length: number) =>
    [...inBatches(addresseesWithEmptyValues(count).addressees, () => length)].map((batch) => batch.length);
  expect(sizes(250, 0)).toEqual([100, 100, 50]);
  expect(sizes(5, 10_000)).toEqual([2, 2, 1]);
  expect(sizes(2, 39_000)).toEqual([1, 1]);
  expect(sizes(0, 0)).toEqual([]);
});
