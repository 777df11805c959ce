import { expect, test } from 'vitest';
import { type Claims, createClaims, LOOK } from './callback-claims';

const many = (receiver: string, count: number, from = 1) =>
  Array.from({ length: count }, (_, index) => ({ id: from + index, receiver }));

/** What a loop does with what a look found; answers how much it claimed. */
function claim(claims: Claims, found: ReturnType<typeof many>): number {
  const due = claims.sift(found);
  claims.add(due);
  return due.length;
}

test('a receiver is caught up once a look finds all there is and there is room for it, and no longer when it has too much', () => {
  const claims = createClaims();
  expect(claims.admits('a')).toBe(false);
  expect(claim(claims, many('a', LOOK.perReceiver))).toBe(16);
  expect(claims.admits('a')).toBe(false);
  for (let answers = 0; answers < 100; answers += 1) claims.learn('a', true);
  expect(claim(claims, many('a', LOOK.perReceiver, 1_000))).toBe(LOOK.perReceiver);
  expect(claims.admits('a')).toBe(false);
  claim(claims, many('a', 400, 10_000));
  expect([claims.admits('a'), claims.admits('b')]).toEqual([true, false]);
  claims.add(many('a', 3_000, 20_000));
  expect(claims.admits('a')).toBe(false);
  for (const one of many('a', 3_000, 20_000)) claims.remove(one);
  // There is room again, but what came meanwhile waits in the database and goes first.
  expect([claims.admits('a'), claims.hasRoom('a')]).toEqual([false, true]);
});

test('a receiver that was caught up is so no longer once a look finds more than there is room for, or may leave some', () => {
  const claims = createClaims();
  expect(claim(claims, many('a', 1))).toBe(1);
  expect(claims.admits('a')).toBe(true);
  // Tries that are due again after an outage, or that somebody makes again.
  expect(claim(claims, many('a', 40, 100))).toBe(15);
  for (const one of many('a', 15, 100)) claims.remove(one);
  // What is created now waits behind the others, which are looked for again as soon as there is room.
  expect([claims.hasRoom('a'), claims.admits('a')]).toEqual([true, false]);
  for (let answers = 0; answers < 100; answers += 1) claims.learn('a', true);
  claim(claims, many('a', 25, 115));
  expect(claims.admits('a')).toBe(true);
  expect(claim(claims, many('a', LOOK.perReceiver, 1_000))).toBe(LOOK.perReceiver);
  expect([claims.hasRoom('a'), claims.admits('a')]).toEqual([true, false]);
});

test('a look that was cut short, or whose claim failed, tells nothing about what waits', () => {
  const claims = createClaims();
  claims.sift([...many('a', 1), ...Array.from({ length: LOOK.limit - 1 }, (_, id) => ({ id, receiver: `h${id}` }))]);
  expect(claims.admits('a')).toBe(false);
  claims.sift(many('a', 1));
  expect(claims.admits('a')).toBe(true);
  claims.forgetFound();
  expect(claims.admits('a')).toBe(false);
});

test('a receiver that holds half of what there is room for is busy', () => {
  const claims = createClaims();
  claims.add(many('a', 7));
  expect(claims.busyReceivers()).toEqual([]);
  claims.add(many('b', 8, 10));
  expect(claims.busyReceivers()).toEqual(['b']);
});

test('silent receivers in any number fill their own share and nobody else’s', () => {
  const claims = createClaims();
  let receiver = 0;
  for (; claims.hasRoomForOthers(); receiver += 1) claim(claims, many(`h${receiver}`, 400, receiver * 1_000));
  expect(receiver).toBe(3_125);
  for (let silent = 0; silent < receiver; silent += 1) claims.learn(`h${silent}`, false);
  expect(claims.hasRoomForOthers()).toBe(true);
  expect(claims.busyReceivers()).toHaveLength(receiver);
  expect(claim(claims, many('healthy', 5, 9_000_000))).toBe(5);
  expect([claims.admits('healthy'), claims.admits('h1')]).toEqual([true, false]);
  for (let silent = 0; silent < receiver - 250; silent += 1) {
    for (const one of many(`h${silent}`, 400, silent * 1_000)) claims.remove(one);
  }
  expect(claims.busyReceivers()).toHaveLength(250);
  expect(claims.hasRoom('h1')).toBe(true);
});
