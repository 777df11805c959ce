import { afterEach, beforeEach, expect, test } from 'vitest';
import { DatabaseAway } from '@/lib/db/connections/database-away';
import { createLogger } from '@/lib/platform/log/logger';
import { createRecorder } from './recorder';

const SECOND = 1_000;
let clock: number;
let broken: ReadonlySet<string>;
let written: string[][];
let cause: Error;

beforeEach(() => {
  clock = 0;
  broken = new Set();
  written = [];
  cause = new Error('no room');
});

const create = () =>
  createRecorder<string>({
    name: 'test',
    log: createLogger('silent'),
    now: () => new Date(clock),
    write: (outcomes) => {
      written.push([...outcomes]);
      return outcomes.some((one) => broken.has(one)) ? Promise.reject(cause) : Promise.resolve();
    },
  });

afterEach(() => {
  expect(written).not.toContainEqual([]);
});

test('what could not be written is kept and written once, a second later', async () => {
  const recorder = create();
  broken = new Set(['a', 'b']);
  await expect(recorder.record(['a', 'b'])).rejects.toThrow('no room');
  await recorder.retry();
  expect(written).toEqual([['a', 'b']]);
  broken = new Set();
  clock = SECOND;
  await recorder.retry();
  await recorder.retry();
  expect(written).toEqual([['a', 'b'], ['a'], ['b']]);
});

test('one that can never be written is in nobody’s way, and is given up in the end', async () => {
  const recorder = create();
  broken = new Set(['a']);
  await expect(recorder.record(['a', 'b'])).rejects.toThrow('no room');
  for (let minute = 1; minute <= 3_000; minute += 1) {
    clock = minute * 60 * SECOND;
    await recorder.retry();
  }
  expect(written.filter(([one]) => one === 'b')).toHaveLength(1);
  const tries = written.length;
  expect(tries).toBeLessThanOrEqual(48 * 60 + 2);
  clock += 48 * 3_600 * SECOND;
  await recorder.retry();
  expect(written).toHaveLength(tries);
});

test('several who ask at once write what is kept once, and count one failure once', async () => {
  const recorder = create();
  broken = new Set(['a']);
  await expect(recorder.record(['a'])).rejects.toThrow('no room');
  clock = SECOND;
  const all = () => Promise.all([recorder.retry(), recorder.retry(), recorder.retry()]);
  await all();
  expect(written).toEqual([['a'], ['a']]);
  // The second wait is of two seconds: a failure that was counted three times would wait for longer.
  broken = new Set();
  clock += 2 * SECOND;
  await all();
  expect(written).toEqual([['a'], ['a'], ['a']]);
});

test('while the database is away one is tried in a round, and all are written once it is back', async () => {
  const recorder = create();
  broken = new Set(['a', 'b', 'c']);
  cause = new DatabaseAway();
  await expect(recorder.record(['a', 'b', 'c'])).rejects.toThrow();
  clock = 2 * SECOND;
  written = [];
  await recorder.retry();
  expect(written).toEqual([['a']]);
  broken = new Set();
  clock = 60 * SECOND;
  await recorder.retry();
  expect(written.slice(1)).toEqual([['b'], ['c'], ['a']]);
});

test('behind what somebody keeps locked the others are written, those first that were tried least', async () => {
  const recorder = create();
  broken = new Set(['a', 'b', 'c', 'd']);
  cause = Object.assign(new Error('lock timeout'), { code: '55P03' });
  await expect(recorder.record(['a', 'b', 'c', 'd'])).rejects.toThrow();
  clock = 2 * SECOND;
  written = [];
  await recorder.retry();
  // Each waits for seconds: three in a round.
  expect(written).toEqual([['a'], ['b'], ['c']]);
  broken = new Set(['a', 'b', 'c']);
  clock = 60 * SECOND;
  written = [];
  await recorder.retry();
  expect(written[0]).toEqual(['d']);
});
