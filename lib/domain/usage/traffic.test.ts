import { expect, test } from 'vitest';
import { comparedHours, cutTraffic, deliveryRate, hoursSoFar, medianOf } from './traffic';
import { firstHourOf } from './usage';

const HALF_PAST_TEN = firstHourOf(100) + 10;

test('today is cut into its hours, more into days, and what is now is the span that is not over', () => {
  expect(cutTraffic(1, HALF_PAST_TEN)).toEqual({ unit: 'hour', first: 2400, now: 2410, count: 24, hourNow: 2410 });
  expect(cutTraffic(7, HALF_PAST_TEN)).toEqual({ unit: 'day', first: 94, now: 100, count: 7, hourNow: 2410 });
  expect(cutTraffic(90, HALF_PAST_TEN)).toEqual({ unit: 'day', first: 11, now: 100, count: 90, hourNow: 2410 });
});

test('a period goes up to the hour that is under way, and without it is held against as many hours before', () => {
  expect(hoursSoFar(1, HALF_PAST_TEN)).toEqual({ from: 2400, until: 2411 });
  expect(comparedHours(1, HALF_PAST_TEN)).toEqual({
    now: { from: 2400, until: 2410 },
    before: { from: 2376, until: 2386 },
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
