import { expect, test } from 'vitest';
import { createClaims, LOOK } from './claims';

const many = (host: string, count: number, from = 1) =>
  Array.from({ length: count }, (_, index) => ({ id: from + index, host }));

test('a host is caught up once a look finds less than it might have, and no longer when it has too much', () => {
  const claims = createClaims();
  expect(claims.admits('a')).toBe(false);
  expect(claims.sift(many('a', LOOK.perHost))).toHaveLength(LOOK.perHost);
  expect(claims.admits('a')).toBe(false);
  claims.sift(many('a', LOOK.perHost - 1));
  expect(claims.admits('a')).toBe(true);
  expect(claims.admits('b')).toBe(false);
  claims.add(many('a', 2_000));
  expect(claims.admits('a')).toBe(false);
  for (const claim of many('a', 1_500)) claims.remove(claim);
  // There is room again, but what came meanwhile waits in the database and goes first.
  expect([claims.admits('a'), claims.hasRoom('a')]).toEqual([false, true]);
});

test('a look that was cut short, or whose claim failed, tells nothing about what waits', () => {
  const claims = createClaims();
  claims.sift([...many('a', 1), ...Array.from({ length: LOOK.limit - 1 }, (_, id) => ({ id, host: `h${id}` }))]);
  expect(claims.admits('a')).toBe(false);
  claims.sift(many('a', 1));
  expect(claims.admits('a')).toBe(true);
  claims.forgetFound();
  expect(claims.admits('a')).toBe(false);
});

test('what is held is not claimed twice', () => {
  const claims = createClaims();
  claims.add(many('a', 2));
  expect(claims.sift(many('a', 3))).toEqual([{ id: 3, host: 'a' }]);
  expect(claims.busyHosts()).toEqual([]);
  claims.add(many('b', 1_000, 10));
  expect(claims.busyHosts()).toEqual(['b']);
});
