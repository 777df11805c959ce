import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createFairQueue, type Place } from './fair-queue';

const settled = () => new Promise((resolve) => setImmediate(resolve));

/** A queue whose work ends when told, with the names of what was begun, in order. */
function createStage(limits: { readonly atOnce: number; readonly mostWaiting: number }) {
  const queue = createFairQueue(limits);
  const begun: string[] = [];
  const finish: (() => void)[] = [];
  const add = (owner: string, name: string, place: Partial<Place> = {}) =>
    queue({ owner, ahead: false, ...place }, async () => {
      begun.push(name);
      await new Promise<void>((resolve) => finish.push(resolve));
      return name;
    });
  const finishAll = async () => {
    do {
      finish.shift()?.();
      await settled();
    } while (finish.length > 0);
  };
  return { begun, add, finish, finishAll };
}

test('owners take turns, however many pieces one of them brings', async () => {
  const { begun, add, finishAll } = createStage({ atOnce: 1, mostWaiting: 100 });
  const all = [add('a', 'a1'), add('a', 'a2'), add('a', 'a3'), add('b', 'b1'), add('b', 'b2'), add('c', 'c1')];
  await finishAll();
  expect(await Promise.all(all)).toEqual(['a1', 'a2', 'a3', 'b1', 'b2', 'c1']);
  expect(begun).toEqual(['a1', 'a2', 'b1', 'c1', 'a3', 'b2']);
});

test('who goes ahead waits for nobody but the work that runs', async () => {
  const { begun, add, finishAll } = createStage({ atOnce: 1, mostWaiting: 100 });
  const all = [add('a', 'a1'), add('a', 'a2'), add('b', 'b1'), add('c', 'known', { ahead: true })];
  await finishAll();
  await Promise.all(all);
  expect(begun).toEqual(['a1', 'known', 'a2', 'b1']);
});

test('a full queue takes from whoever has the most and refuses nobody who has less', async () => {
  const { begun, add, finishAll } = createStage({ atOnce: 1, mostWaiting: 3 });
  const flood = Array.from({ length: 10 }, (_, index) => add('flood', `f${index}`));
  const quiet = [add('b', 'b1'), add('c', 'c1', { ahead: true })];
  await finishAll();
  expect(await Promise.all(quiet)).toEqual(['b1', 'c1']);
  expect(begun).toEqual(['f0', 'c1', 'f1', 'b1']);
  expect((await Promise.all(flood)).filter((name) => name === null)).toHaveLength(8);
});

test('work whose caller has gone is not begun', async () => {
  const { begun, add, finishAll } = createStage({ atOnce: 1, mostWaiting: 100 });
  const gone = new AbortController();
  const all = [add('a', 'a1'), add('b', 'b1', { signal: gone.signal }), add('b', 'b2')];
  gone.abort();
  all.push(add('b', 'b3', { signal: gone.signal }));
  await finishAll();
  expect(await Promise.all(all)).toEqual(['a1', null, 'b2', null]);
  expect(begun).toEqual(['a1', 'b2']);
});

test('a failure is its caller’s alone, and the place is free again', async () => {
  const queue = createFairQueue({ atOnce: 1, mostWaiting: 1 });
  const place = { owner: 'a', ahead: false };
  await expect(queue(place, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  expect(await queue(place, () => Promise.resolve('fine'))).toBe('fine');
});

test('whatever comes, no more runs than may, no more waits than may, and everybody is answered', async () => {
  const piece = fc.record({ owner: fc.constantFrom('a', 'b', 'c'), ahead: fc.boolean(), leaves: fc.boolean() });
  await fc.assert(
    fc.asyncProperty(
      fc.array(piece, { maxLength: 30 }),
      fc.integer({ min: 1, max: 3 }),
      fc.integer({ min: 0, max: 8 }),
      async (pieces, atOnce, mostWaiting) => {
        const queue = createFairQueue({ atOnce, mostWaiting });
        let running = 0;
        let ran = 0;
        const answers = pieces.map(({ leaves, ...place }) => {
          const gone = new AbortController();
          const answer = queue({ ...place, signal: gone.signal }, async () => {
            running += 1;
            ran += 1;
            expect(running).toBeLessThanOrEqual(atOnce);
            await settled();
            running -= 1;
            return true;
          });
          if (leaves) gone.abort();
          return answer;
        });
        const outcomes = await Promise.all(answers);
        expect(outcomes.filter((outcome) => outcome === true)).toHaveLength(ran);
        expect(ran).toBeLessThanOrEqual(atOnce + mostWaiting);
        if (pieces.every(({ leaves }) => !leaves)) {
          expect(ran).toBe(Math.min(pieces.length, atOnce + mostWaiting));
        }
      },
    ),
  );
});
