import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Costs, loadOf, type Machines, needsOf, priceOf } from './scale-model';

const COSTS: Costs = { nodeUs: 200, databaseUs: 500, logBytes: 10_000, keptBytes: 4_000, warmBytes: 100 };
const MACHINES: Machines = {
  ...{ nodeCores: 4, databaseCores: 16, mostBusy: 0.5, spareNodes: 1 },
  ...{ partition: Infinity, databaseMemoryBytes: 64e9, databaseDiskBytes: 8e12, logBytesPerSecond: 500e6 },
  ...{ commitMs: 4, mostInCommit: 64 },
};

test('what a load needs, in numbers that can be done by hand', () => {
  const needs = needsOf(
    COSTS,
    { perSecond: 12_000, perDay: 1e6, keptDays: 100, mostKept: 1e9, largestShare: 0.5 },
    MACHINES,
  );
  expect(needs).toMatchObject({
    nodes: 3,
    databases: 1,
    databaseBusy: 0.375,
    kept: 1e8,
    keptBytes: 4e11,
    warmBytes: 1e10,
  });
  expect(needs.logBytesPerSecond).toBe(120e6);
  expect(needs.walls).toEqual([
    { name: 'processors of the database', perSecond: 16_000 },
    { name: 'log of the database', perSecond: 25_000 },
    { name: 'row of the largest account', perSecond: 32_000 },
    { name: 'memory of the database', perSecond: 76_800 },
    { name: 'disk of the database', perSecond: Infinity },
  ]);
});

test('beyond the nearest wall accounts are shared out among databases, which does not help an account', () => {
  const load = (perSecond: number) => ({ perSecond, perDay: 0, keptDays: 1, mostKept: 1e9, largestShare: 1 });
  expect(needsOf(COSTS, load(16_000), MACHINES)).toMatchObject({ databases: 1, databaseBusy: 0.5 });
  expect(needsOf(COSTS, load(16_001), MACHINES)).toMatchObject({ databases: 2 });
  expect(needsOf(COSTS, load(40_000), MACHINES).walls).toContainEqual({
    name: 'row of the largest account',
    perSecond: 16_000,
  });
});

test('what is kept no longer than it fits is no wall, and a partition’s index is all that stays warm', () => {
  const load = { perSecond: 1_000, perDay: 1e8, keptDays: 365, mostKept: 1e9, largestShare: 0.1 };
  const wallsOf = (changes: Partial<Machines>) =>
    Object.fromEntries(
      needsOf(COSTS, load, { ...MACHINES, ...changes }).walls.map(({ name, perSecond }) => [name, perSecond]),
    );
  expect(needsOf(COSTS, load, MACHINES)).toMatchObject({ kept: 1e9, keptBytes: 4e12, warmBytes: 1e11, databases: 2 });
  expect(wallsOf({})).toMatchObject({ 'disk of the database': Infinity, 'memory of the database': 640 });
  expect(wallsOf({ databaseDiskBytes: 2e12 })).toMatchObject({ 'disk of the database': 500 });
  expect(needsOf(COSTS, load, { ...MACHINES, partition: 1e8 })).toMatchObject({ warmBytes: 1e10, databases: 1 });
  expect(wallsOf({ partition: 1e8 })).toMatchObject({ 'memory of the database': Infinity });
});

test('a month is its machines and its disks, each as often as it is copied', () => {
  const load = { perSecond: 100, perDay: 1e6, keptDays: 365, mostKept: 1e9, largestShare: 1 };
  const needs = needsOf(COSTS, load, MACHINES);
  const prices = { node: 50, database: 400, replicas: 1, diskTerabyte: 100 };
  expect(priceOf(needs, load, prices)).toEqual({
    month: 2 * 50 + 800 + 1.46 * 200,
    thousand: expect.closeTo(0.03973, 5),
  });
});

test('more is never had for less', () => {
  const more = fc.integer({ min: 1, max: 100_000 });
  fc.assert(
    fc.property(more, more, fc.integer({ min: 1, max: 1_000 }), (one, other, days) => {
      const [few, many] = [Math.min(one, other), Math.max(one, other)].map((perSecond) =>
        needsOf(COSTS, loadOf(perSecond, { peak: 5, keptDays: days, mostKept: 1e9, largestShare: 0.2 }), MACHINES),
      );
      expect(many?.nodes).toBeGreaterThanOrEqual(few?.nodes ?? Infinity);
      expect(many?.databases).toBeGreaterThanOrEqual(few?.databases ?? Infinity);
      expect(many?.keptBytes).toBeGreaterThanOrEqual(few?.keptBytes ?? Infinity);
    }),
  );
});
