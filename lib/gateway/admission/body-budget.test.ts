import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { createBodyBudget } from './body-budget';

const noop = () => undefined;

test('one address, or one /64, cannot take what others need', () => {
  const budget = createBodyBudget({ all: 100, ofOne: 60 });
  const mine = budget.shareOf('2001:db8::1');
  expect(mine.growTo(60, noop)).toBe(true);
  expect(budget.shareOf('2001:db8::2').growTo(1, noop)).toBe(false);
  const others = budget.shareOf('203.0.113.9');
  expect(others.growTo(40, noop)).toBe(true);
  mine.complete();
  expect(others.growTo(41, noop)).toBe(false);
  mine.release();
  expect(others.growTo(60, noop)).toBe(true);
});

test('when all is full, whoever holds the most loses his newest unfinished body to somebody who holds less', () => {
  const budget = createBodyBudget({ all: 100, ofOne: 60 });
  const [complete, older, newer, others] = [vi.fn(), vi.fn(), vi.fn(), vi.fn()];
  const first = budget.shareOf('192.0.2.1');
  expect(first.growTo(20, complete)).toBe(true);
  first.complete();
  expect(budget.shareOf('192.0.2.1').growTo(20, older)).toBe(true);
  expect(budget.shareOf('192.0.2.1').growTo(20, newer)).toBe(true);
  expect(budget.shareOf('192.0.2.2').growTo(40, others)).toBe(true);
  expect(budget.shareOf('192.0.2.3').growTo(60, noop)).toBe(false);
  expect(budget.shareOf('192.0.2.3').growTo(10, noop)).toBe(true);
  expect([complete, older, newer, others].map(({ mock }) => mock.calls.length)).toEqual([0, 0, 1, 0]);
});

test('whatever was taken and released, no limit was passed and in the end all is free again', () => {
  const step = fc.record({ who: fc.nat(3), to: fc.nat(40), release: fc.boolean() });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const budget = createBodyBudget({ all: 100, ofOne: 50 });
      const shares = [0, 1, 2, 3].map((who) => budget.shareOf(`192.0.2.${who}`));
      const held = [0, 0, 0, 0];
      for (const { who, to, release } of steps) {
        const before = held[who] ?? 0;
        if (release) {
          shares[who]?.release();
          held[who] = 0;
        } else if (
          to >= before &&
          shares[who]?.growTo(to, () => {
            held[who] = 0;
          })
        )
          held[who] = to;
        expect(held.reduce((sum, bytes) => sum + bytes, 0)).toBeLessThanOrEqual(100);
      }
      for (const share of shares) share.release();
      expect(budget.shareOf('192.0.2.0').growTo(50, noop)).toBe(true);
      expect(budget.shareOf('192.0.2.1').growTo(50, noop)).toBe(true);
    }),
  );
});
