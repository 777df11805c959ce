import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/lib/testing/test-database';
import { untilTrue } from '@/lib/testing/until-true';
import { holdPrices } from './hold-prices';

const NOW = new Date('2026-11-24T10:00:00Z');

let database: TestDatabase;
const error = vi.fn();

beforeEach(async () => {
  database = await createTestDatabase();
  error.mockClear();
});

afterEach(async () => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  await database.close();
});

const setRate = (prefix: string, credits: number) =>
  database.db.rate.create({ data: { prefix, credits, validFrom: NOW } });

test('an instance begins with the prices that there were before rates: one credit, and 0.4 to India', async () => {
  const { prices } = await holdPrices(database.db, { error });
  expect(['33612345678', '919876543210'].map(prices.at(NOW))).toEqual([100, 40]);
});

test('what is read again is what is stored by then, however many ask at once', async () => {
  const { prices, readPricesAgain } = await holdPrices(database.db, { error });
  await setRate('33', 80);
  const first = readPricesAgain();
  await setRate('32', 90);
  await Promise.all([first, readPricesAgain()]);
  expect(['33612345678', '32470123456'].map(prices.at(NOW))).toEqual([80, 90]);
});

test('rates that cannot be read are read as soon as they can; until then those before hold, and whoever asked waits', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout'] });
  const { db } = database;
  const { prices, readPricesAgain } = await holdPrices(db, { error });
  await setRate('33', 80);
  const read = vi.spyOn(db.rate, 'findMany').mockRejectedValueOnce(new Error('busy'));
  let isRead = false;
  const reading = readPricesAgain().then(() => {
    isRead = true;
  });
  await untilTrue(() => error.mock.calls.length === 1);
  await vi.advanceTimersByTimeAsync(999);
  expect([isRead, prices.at(NOW)('33612345678')]).toEqual([false, 100]);
  await vi.advanceTimersByTimeAsync(1);
  await reading;
  expect(prices.at(NOW)('33612345678')).toBe(80);
  expect(read).toHaveBeenCalledTimes(2);
});
