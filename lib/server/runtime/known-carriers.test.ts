import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/lib/testing/test-database';
import { createKnownCarriers } from './known-carriers';

let database: TestDatabase;
const rereadCarriers = vi.fn<() => Promise<void>>();
const error = vi.fn();

beforeEach(async () => {
  database = await createTestDatabase();
  rereadCarriers.mockReset().mockResolvedValue();
  error.mockReset();
});

afterEach(() => database.close());

const begin = () => createKnownCarriers({ db: database.db, engine: { rereadCarriers }, log: { error } });

const change = (data: { description?: string; disabledAt?: Date; deletedAt?: Date }) =>
  database.db.carrier.update({ where: { name: 'simulated' }, data: { ...data, revision: { increment: 1 } } });

test('a new instance has the simulated carrier, with an address of its own for receipts', async () => {
  const carriers = await begin();
  expect(carriers.find('simulated')?.dlrSecret).toMatch(/^[\da-f]{32}$/);
  expect(carriers.find('nobody')).toBeUndefined();
  expect(carriers.inForce()).toHaveLength(1);
});

test('a change that is told is read, and the engine told once that has happened', async () => {
  const carriers = await begin();
  await change({ disabledAt: new Date() });
  carriers.changed();
  await vi.waitFor(() => expect(rereadCarriers).toHaveBeenCalledTimes(1), 60_000);
  expect(carriers.inForce()).toEqual([]);
  expect(carriers.find('simulated')).toBeDefined();
  await carriers.look();
  expect(rereadCarriers).toHaveBeenCalledTimes(1);
});

test('a change from elsewhere is found by a look, and one that the engine could not read is tried again', async () => {
  const carriers = await begin();
  await carriers.look();
  expect(rereadCarriers).not.toHaveBeenCalled();
  rereadCarriers.mockRejectedValueOnce(new Error('The database is locked.'));
  await change({ deletedAt: new Date() });
  await carriers.look();
  await vi.waitFor(() => expect(error).toHaveBeenCalledTimes(1), 60_000);
  expect(carriers.find('simulated')).toBeUndefined();
  await vi.waitFor(async () => {
    await carriers.look();
    expect(rereadCarriers).toHaveBeenCalledTimes(2);
  }, 60_000);
});
