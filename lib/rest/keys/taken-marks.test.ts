import { expect, test } from 'vitest';
import { createTakenMarks } from './taken-marks';

const at = (seconds: number) => new Date(1_000_000_000 + seconds * 1_000);

/** What is written down, of each key, as it is when a process begins. */
function createStore() {
  const stored = new Map<number, Date>();
  const writes: number[] = [];
  return {
    writes,
    begin: () =>
      createTakenMarks((id, until) => {
        writes.push(id);
        stored.set(id, until);
        return Promise.resolve();
      }),
    key: (id: number) => ({ id, signedUntil: stored.get(id) ?? null }),
  };
}

test('what is signed before the last change of the process before is not taken, and what is signed later is', async () => {
  const { begin, key } = createStore();
  const before = begin();
  for (const second of [0, 1, 5, 3]) expect(await before.passes(key(1), at(second), at(second))).toBe(true);
  const after = begin();
  const taken = [];
  for (const second of [0, 3, 5, 7, 8, 6]) taken.push(await after.passes(key(1), at(second), at(8)));
  expect(taken).toEqual([false, false, false, false, true, false]);
  expect(await after.passes(key(2), at(0), at(8))).toBe(true);
});

test('a mark is written for some seconds, not for each change', async () => {
  const { begin, key, writes } = createStore();
  const marks = begin();
  for (let change = 0; change < 1_000; change += 1) await marks.passes(key(1), at(change / 100), at(change / 100));
  expect(writes.length).toBeLessThan(6);
});

test('a change waits until its mark is written, and is not made when that fails', async () => {
  const outcomes = [() => Promise.reject(new Error('the disk is full')), () => Promise.resolve()];
  const marks = createTakenMarks(() => outcomes.shift()?.() ?? Promise.resolve());
  const key = { id: 1, signedUntil: null };
  const both = await Promise.allSettled([marks.passes(key, at(0), at(0)), marks.passes(key, at(1), at(1))]);
  expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(await marks.passes(key, at(1), at(1))).toBe(true);
  expect(outcomes).toHaveLength(0);
});

test('what has been swept is as new, and what was written of it still holds', async () => {
  const { begin, key } = createStore();
  const marks = begin();
  await marks.passes(key(1), at(0), at(0));
  await marks.passes(key(2), at(200), at(200));
  expect(await marks.passes(key(1), at(200), at(200))).toBe(true);
  expect(await begin().passes(key(1), at(200), at(200))).toBe(false);
});
