import { expect, test } from 'vitest';
import { createClaims, LOOK } from './claims';

const NOW = new Date('2026-11-24T10:00:00Z');
const later = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);

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
  claims.add(many('a', 2_000), NOW);
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
  claims.add(many('a', 2), NOW);
  expect(claims.sift(many('a', 3))).toEqual([{ id: 3, host: 'a' }]);
  expect(claims.busyHosts()).toEqual([]);
  claims.add(many('b', 1_000, 10), NOW);
  expect(claims.busyHosts()).toEqual(['b']);
});

test('what waits long has its lease renewed, half a lease at a time, wherever the clock goes', () => {
  const claims = createClaims();
  claims.add(many('a', 2), NOW);
  claims.add(many('a', 1, 3), later(10));
  expect(claims.renew(later(14))).toEqual([]);
  expect(claims.renew(later(16))).toEqual([1, 2]);
  expect(claims.renew(later(26))).toEqual([3]);
  expect(claims.renew(later(-3_600))).toEqual([1, 2, 3]);
});
