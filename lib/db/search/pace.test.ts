import { expect, test } from 'vitest';
import { Prisma } from '../generated/client';
import { boundStep, createPace } from './pace';

/** The rows of each step, where a row of the nth step takes `costs[n]` milliseconds and the last cost goes on. */
function stepsAt(costs: readonly number[], limits = { stepRows: 20_000, mostRows: 500_000 }) {
  let now = 0;
  const pace = createPace({ ...limits, clock: () => now });
  const steps: number[] = [];
  for (let rows = pace.next(); rows !== null; rows = pace.next()) {
    now += rows * (costs[steps.length] ?? costs.at(-1) ?? 0);
    steps.push(rows);
  }
  return { steps, tookMs: now };
}

test('steps through cheap rows grow to the most, and end at the bound of rows', () => {
  const { steps } = stepsAt([0]);
  expect(steps.slice(0, 6)).toEqual([100, 400, 1_600, 6_400, 20_000, 20_000]);
  expect(steps.reduce((sum, rows) => sum + rows, 0)).toBe(500_000);
});

test('steps aim at 20 ms, whatever a row costs, and a request ends after 1.5 s', () => {
  const { steps, tookMs } = stepsAt([0.05]);
  expect(steps.slice(0, 3)).toEqual([100, 400, 400]);
  expect(tookMs).toBeGreaterThanOrEqual(1_500);
  expect(tookMs).toBeLessThan(1_520.1);
});

test('a step that takes long makes the next one short at once', () => {
  expect(stepsAt([0.01, 0.01, 0.01, 0.5, 1]).steps.slice(0, 6)).toEqual([100, 400, 1_600, 2_000, 40, 20]);
});

test('the longer what is typed is, the fewer rows may be as dear as the dearest', () => {
  expect(boundStep(20_000, undefined)).toBe(20_000);
  expect(boundStep(20_000, Prisma.sql`state = ${'failed'} AND ptt = ${3}`)).toBe(16_666);
  expect(boundStep(20_000, Prisma.sql`tag = ${'x'} AND text LIKE ${'a'.repeat(4_000)}`)).toBe(25);
  expect(boundStep(20_000, Prisma.sql`text LIKE ${'a'.repeat(1_000_000)}`)).toBe(1);
  expect(boundStep(5, Prisma.sql`state = ${'failed'}`)).toBe(5);
});
