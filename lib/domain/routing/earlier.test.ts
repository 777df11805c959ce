import { expect, test } from 'vitest';
import { earlier } from './earlier';

const route = (id: number, rank: number, prefix = '33') => ({ id, rank, prefix });

test('a route is tried before the one that was tried before it, and others stay as they are', () => {
  const routes = [route(1, 0), route(2, 5), route(3, 9), route(4, 0, '44')];
  expect(earlier(routes, route(3, 9))).toEqual([[1], [3], [2]]);
  expect(earlier(routes, route(2, 5))).toEqual([[2], [1], [3]]);
});

test('one that shares is tried before those that it shared with', () => {
  const routes = [route(1, 0), route(2, 5), route(3, 5)];
  expect(earlier(routes, route(3, 5))).toEqual([[1], [3], [2]]);
});

test('of the first one there is nothing to change', () => {
  expect(earlier([route(1, 0), route(2, 5)], route(1, 0))).toBeNull();
  expect(earlier([route(1, 3)], route(1, 3))).toBeNull();
});
