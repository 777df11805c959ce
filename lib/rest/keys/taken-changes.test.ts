import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { createSharedChanges, createTakenChanges } from './taken-changes';

const NOW = new Date('2026-11-27T10:00:00Z');
const key = { id: 1, signedUntil: null };

/** As it is proven, signed so many seconds from now. */
const signed = (inSeconds: number) => ({
  signature: `$1$${createHash('sha1').update(String(inSeconds)).digest('hex')}`,
  timestamp: String(NOW.getTime() / 1_000 + inSeconds),
});

const saved = () => Promise.resolve();

test('a change that was not made because its mark could not be written is made when it is sent again, once', async () => {
  const outcomes = [() => Promise.reject(new Error('the disk is full'))];
  const changes = createTakenChanges(() => (outcomes.shift() ?? saved)());
  await expect(changes.take(signed(0), key, NOW)).rejects.toThrow('the disk is full');
  expect(await changes.take(signed(0), key, NOW)).toBeNull();
  expect(await changes.take(signed(0), key, NOW)).toBe('replayed');
});

test('of two that come at once, while the mark is written, one is made', async () => {
  const changes = createTakenChanges(saved);
  const both = await Promise.all([changes.take(signed(0), key, NOW), changes.take(signed(0), key, NOW)]);
  expect(both).toEqual([null, 'replayed']);
});

test('what may have been made by the process before is told so however often it is sent', async () => {
  const changes = createTakenChanges(saved);
  const marked = { id: 1, signedUntil: new Date(NOW.getTime() + 2_000) };
  const told = [];
  for (const inSeconds of [2, 2, 3, 3]) told.push(await changes.take(signed(inSeconds), marked, NOW));
  expect(told).toEqual(['signed_within_mark', 'signed_within_mark', null, 'replayed']);
});

test('of several processes that keep signatures together one makes a change, after what was made by the one before them', async () => {
  const kept = new Set<number>();
  const take = async (beginning: number) => kept.size < kept.add(beginning).size;
  const [one, other] = [createSharedChanges(take), createSharedChanges(take)];
  expect(await one.take(signed(0), key, NOW)).toBeNull();
  expect(await other.take(signed(0), key, NOW)).toBe('replayed');
  expect(await other.take(signed(1), key, NOW)).toBeNull();
  const marked = { id: 1, signedUntil: new Date(NOW.getTime() + 2_000) };
  expect(await other.take(signed(2), marked, NOW)).toBe('signed_within_mark');
  expect(await other.take(signed(3), marked, NOW)).toBeNull();
});
