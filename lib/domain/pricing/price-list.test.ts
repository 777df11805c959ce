import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createPriceList, createPrices } from './price-list';
import { isRateCredits, isRatePrefix, type Rate } from './rate';

const digits = (most: number) =>
  fc
    .tuple(fc.integer({ min: 1, max: 3 }), fc.array(fc.integer({ min: 0, max: 2 }), { maxLength: most - 1 }))
    .map(([first, others]) => [first, ...others].join(''));
const prefix = fc.oneof(fc.constant(''), digits(8));
const credits = fc.integer({ min: 1, max: 10_000 });
const moment = fc.integer({ min: 0, max: 6 });
const rates = fc
  .array(fc.record({ prefix, credits, validFrom: moment }), { maxLength: 40 })
  .map((all) => [...new Map(all.map((rate) => [`${rate.prefix} ${String(rate.validFrom)}`, rate])).values()])
  .map((all) => all.map((rate): Rate => ({ ...rate, validFrom: new Date(rate.validFrom) })));

/** By the words of the rule: of those that hold, the longest prefix; of one prefix, the newest. */
function naively(all: readonly Rate[], msisdn: string, now: Date): number {
  const holding = all.filter((rate) => rate.validFrom <= now && msisdn.startsWith(rate.prefix));
  const [best] = holding.toSorted(
    (one, other) => other.prefix.length - one.prefix.length || other.validFrom.getTime() - one.validFrom.getTime(),
  );
  return best?.credits ?? 100;
}

test('a number costs what its longest prefix says, at each moment by what holds then, in whatever order one asks', () => {
  const asked = fc.array(fc.record({ msisdn: digits(15), at: moment }), { minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(rates, asked, (all, questions) => {
      const prices = createPrices(all);
      for (const { msisdn, at } of questions) {
        const now = new Date(at);
        expect(prices.at(now)(msisdn)).toBe(naively(all, msisdn, now));
      }
    }),
    { numRuns: 500 },
  );
});

test('without any rate each segment costs a credit', () => {
  expect(createPriceList([])('33612345678')).toBe(100);
  expect(createPrices([]).at(new Date())('919812345678')).toBe(100);
});

test('a list is made once for as long as it holds', () => {
  const prices = createPrices([
    { prefix: '', credits: 100, validFrom: new Date(0) },
    { prefix: '33', credits: 80, validFrom: new Date(1_000) },
  ]);
  const before = prices.at(new Date(999));
  expect(prices.at(new Date(0))).toBe(before);
  const after = prices.at(new Date(1_000));
  expect(after).not.toBe(before);
  expect(prices.at(new Date(5_000))).toBe(after);
  expect(before('33612345678')).toBe(100);
  expect(after('33612345678')).toBe(80);
  // A clock that is set back prices as it did then.
  expect(prices.at(new Date(500))('33612345678')).toBe(100);
});

test('a prefix has one to eight digits and no zero in front; none is everywhere', () => {
  expect(['', '1', '91', '33612345'].filter(isRatePrefix)).toHaveLength(4);
  expect(['0', '033', '336123456', '+33', '3 3', '3a', '٣'].filter(isRatePrefix)).toEqual([]);
});

test('a segment costs from a hundredth to a hundred credits', () => {
  expect([1, 40, 10_000].filter(isRateCredits)).toHaveLength(3);
  expect([0, -1, 10_001].filter(isRateCredits)).toEqual([]);
});
