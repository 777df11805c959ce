import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createPrices } from '@/lib/domain/pricing/price-list';
import { createTestDatabase, type TestDatabase } from '@/lib/testing/test-database';
import { inTransaction } from '../connections/client';
import { findRateOf, saveRates } from './rates';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});

afterAll(() => database.close());

const digits = (most: number) =>
  fc.array(fc.integer({ min: 1, max: 2 }), { minLength: 1, maxLength: most }).map((numbers) => numbers.join(''));
const rates = fc.uniqueArray(
  fc.record({
    prefix: fc.oneof(fc.constant(''), digits(8)),
    credits: fc.integer({ min: 1, max: 10_000 }),
    validFrom: fc.integer({ min: 0, max: 4 }).map((time) => new Date(time)),
  }),
  { maxLength: 20, selector: ({ prefix, validFrom }) => `${prefix} ${String(validFrom.getTime())}` },
);

test('one number costs by the table what it costs by the list, on either connection', async () => {
  const { db, writer } = database;
  const asked = fc.array(fc.tuple(digits(12), fc.integer({ min: 0, max: 4 })), { minLength: 1, maxLength: 5 });
  await fc.assert(
    fc.asyncProperty(rates, asked, async (all, questions) => {
      await inTransaction(db, async (tx) => {
        await tx.rate.deleteMany();
        await saveRates(tx, all);
      });
      const prices = createPrices(all);
      for (const [msisdn, time] of questions) {
        const now = new Date(time);
        const rate = await findRateOf(db, msisdn, now);
        expect(rate.credits).toBe(prices.at(now)(msisdn));
        expect(msisdn.startsWith(rate.prefix)).toBe(true);
        expect(await writer.commit((tx) => findRateOf(tx, msisdn, now))).toEqual(rate);
      }
    }),
    { numRuns: 50 },
  );
});
