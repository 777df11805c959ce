import { expect, test } from 'vitest';
import { comparedHours, cutTraffic, deliveryRate, medianOf } from './traffic';
import { firstHourOf } from './usage';

const HALF_PAST_TEN = firstHourOf(100) + 10;

test('today is cut into its hours, more into days, and what is now is the span that is not over', () => {
  expect(cutTraffic(1, HALF_PAST_TEN)).toEqual({ unit: 'hour', first: 2400, now: 2410, count: 24 });
  expect(cutTraffic(7, HALF_PAST_TEN)).toEqual({ unit: 'day', first: 94, now: 100, count: 7 });
  expect(cutTraffic(90, HALF_PAST_TEN)).toEqual({ unit: 'day', first: 11, now: 100, count: 90 });
});

test('a period is held against as many hours before it', () => {
  expect(comparedHours(1, HALF_PAST_TEN)).toEqual({
    now: { from: 2400, until: 2411 },
    before: { from: 2376, until: 2387 },
  });
  const { now, before } = comparedHours(30, HALF_PAST_TEN);
  expect(now.until - now.from).toBe(before.until - before.from);
  expect(now.from - before.from).toBe(firstHourOf(30));
});

test('the delivery rate is of those that ended', () => {
  expect(deliveryRate({ delivered: 3, failed: 1 })).toBe(0.75);
  expect(deliveryRate({ delivered: 0, failed: 0 })).toBeNull();
});

test('the median is in the middle', () => {
  expect([medianOf([]), medianOf([7]), medianOf([9, 1, 5]), medianOf([10, 2, 4, 9])]).toEqual([null, 7, 5, 9]);
});
