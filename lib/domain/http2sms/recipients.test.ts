import { expect, test, vi } from 'vitest';
import { readTo } from './recipients';

test('recipients are read a hundred at a time, each once', () => {
  const to = Array.from({ length: 250 }, (_, index) => `+${33_600_000_000 + (index % 200)}`).join(',');
  const batches = [...readTo(to, false)];
  expect(batches.map(({ length }) => length)).toEqual([100, 100, 0]);
  expect([...readTo('', false), ...readTo(',x,+33612345678', false)]).toEqual([[], ['33612345678']]);
});

test('of a list of commas alone no more is looked at than is read at once', () => {
  const looked = vi.spyOn(String.prototype, 'indexOf');
  const split = vi.spyOn(String.prototype, 'split');
  readTo(','.repeat(5_000_000), false).next();
  const calls = [looked.mock.calls.length, split.mock.calls.length];
  vi.restoreAllMocks();
  expect(calls).toEqual([100, 0]);
});
