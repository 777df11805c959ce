import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { planReceipts } from '@/lib/domain/delivery/magic-numbers';
import { createPlannedReceipts } from './planned-receipts';

const { receipts: ORDINARY } = planReceipts('33612345678');
const HOUR = 3_600_000;

beforeEach(() => {
  vi.useFakeTimers({ now: 0 });
});

afterEach(() => {
  vi.useRealTimers();
});

/** What is said when, and what becomes of it. */
function start(tell: () => Promise<void> = () => Promise.resolve()) {
  const said: string[] = [];
  const planned = createPlannedReceipts({
    running: () => Date.now(),
    tell: ({ rawId, ptt }) => {
      said.push(`${Date.now()} ${rawId} ${ptt}`);
      return tell();
    },
    onEnded: () => undefined,
  });
  return { planned, said };
}

const after = ({ afterMs }: { afterMs: number }) => afterMs;

test('each is said at its moment, in its order, and then it is owed no more', async () => {
  const { planned, said } = start();
  planned.add('a', ORDINARY, after);
  planned.add('a', ORDINARY, after);
  expect(planned.count()).toBe(1);
  await vi.advanceTimersByTimeAsync(HOUR);
  expect(said).toEqual(['200 a 25', '800 a 4']);
  expect(planned.count()).toBe(0);
});

test('what is refused is said again, later and later up to a minute, and what follows it waits', async () => {
  let refuse = true;
  const { planned, said } = start(() => (refuse ? Promise.reject(new Error('full')) : Promise.resolve()));
  planned.add('a', ORDINARY, after);
  await vi.advanceTimersByTimeAsync(4_000);
  expect(said).toEqual(['200 a 25', '1200 a 25', '1200 a 4', '3200 a 25', '3200 a 4']);
  await vi.advanceTimersByTimeAsync(HOUR);
  said.splice(0);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(said).toHaveLength(2);
  refuse = false;
  await vi.advanceTimersByTimeAsync(60_000);
  expect(planned.count()).toBe(0);
});

test('after two days it is left to the next start', async () => {
  const { planned, said } = start(() => Promise.reject(new Error('of a later version')));
  planned.add('a', ORDINARY, after);
  await vi.advanceTimersByTimeAsync(49 * HOUR);
  expect(planned.count()).toBe(0);
  said.splice(0);
  await vi.advanceTimersByTimeAsync(HOUR);
  expect(said).toEqual([]);
});

test('whoever waits for room goes on when something has ended', async () => {
  const { planned } = start();
  planned.add('a', ORDINARY, after);
  planned.add('b', ORDINARY, () => HOUR);
  const went: number[] = [];
  void planned.room(2).then(() => went.push(Date.now()));
  await planned.room(3);
  await vi.advanceTimersByTimeAsync(700);
  expect(went).toEqual([]);
  await vi.advanceTimersByTimeAsync(200);
  expect(went).toEqual([800]);
});
