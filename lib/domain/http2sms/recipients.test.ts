import { expect, test } from 'vitest';
import { readTo } from './recipients';

/** What it takes to do something, in ms. */
function timeOf(work: () => unknown): number {
  const since = performance.now();
  work();
  return performance.now() - since;
}

test('recipients are read a hundred at a time, each once', () => {
  const to = Array.from({ length: 250 }, (_, index) => `+${33_600_000_000 + (index % 200)}`).join(',');
  const batches = [...readTo(to, false)];
  expect(batches.map(({ length }) => length)).toEqual([100, 100, 0]);
  expect([...readTo('', false), ...readTo(',x,+33612345678', false)]).toEqual([[], ['33612345678']]);
});

test('of a list of commas alone no more is looked at than is read at once', () => {
  const to = ','.repeat(5_000_000);
  const whole = timeOf(() => to.split(','));
  expect(timeOf(() => readTo(to, false).next())).toBeLessThan(whole / 4);
});
