import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { CallbackCall } from '@/lib/domain/callbacks/callback-call';
import { scheduleCalls } from './schedule-calls';

const QUICK_PLACES = 512;
const SLOW_PLACES = 128;

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** A schedule whose calls end when the test says so. */
function start() {
  let lastId = 0;
  const ends = new Map<CallbackCall, (answered: boolean) => void>();
  /** In the order in which they were made. */
  const made: CallbackCall[] = [];
  const at = new Date();
  const caller = scheduleCalls({
    call: (call) => {
      made.push(call);
      return new Promise((resolve) => {
        ends.set(call, (answered) =>
          resolve({
            at,
            durationMs: 1,
            httpStatus: answered ? 200 : null,
            error: answered ? null : 'timeout',
            answer: '',
          }),
        );
      });
    },
    close: () => {
      for (const end of ends.values()) end(false);
      return Promise.resolve();
    },
  });
  const hostOf = (call: CallbackCall) => new URL(call.url).host;
  const underWay = (host?: string) => made.filter((call) => ends.has(call) && (!host || hostOf(call) === host));
  const send = (host: string, changes: Partial<CallbackCall> = {}) => {
    lastId += 1;
    const url = `http://${host}/?id=${lastId}`;
    return caller.call({
      accountId: 1,
      apiUserId: null,
      url,
      kind: 'status',
      deliveryId: lastId,
      inOrderOf: null,
      ...changes,
    });
  };
  const end = async (calls: readonly CallbackCall[], answered = true) => {
    for (const call of calls) ends.get(call)?.(answered);
    for (const call of calls) ends.delete(call);
    await vi.advanceTimersByTimeAsync(0);
  };
  return {
    made,
    underWay,
    send,
    sendMany: (host: string, count: number, changes: Partial<CallbackCall> = {}) => {
      for (let sent = 0; sent < count; sent += 1) void send(host, changes);
    },
    end,
    /** Answers the oldest call to a host, so many times. */
    answer: async (host: string, count: number) => {
      for (let answered = 0; answered < count; answered += 1) await end(underWay(host).slice(0, 1));
    },
    close: caller.close,
  };
}

test('hosts take turns: the last one to come waits for one call of each other, not for all of them', async () => {
  const { send, sendMany, made, underWay, end } = start();
  for (let host = 0; host < QUICK_PLACES; host += 1) sendMany(`h${host}`, 3);
  void send('last');
  expect(underWay()).toHaveLength(QUICK_PLACES);
  await end(underWay());
  expect(made.length).toBeLessThanOrEqual(2 * QUICK_PLACES);
  expect(underWay('last')).toHaveLength(1);
});

test('receivers that do not answer leave their places after a second, and never have more than the slow ones may', async () => {
  const { send, sendMany, underWay, end } = start();
  const dead = () => underWay().filter(({ url }) => !url.includes('healthy'));
  for (let host = 0; host < 600; host += 1) sendMany(`dead${host}`, 50);
  expect(underWay()).toHaveLength(QUICK_PLACES);
  void send('healthy');
  expect(underWay('healthy')).toHaveLength(0);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(underWay('healthy')).toHaveLength(1);
  await end(underWay('healthy'));
  await vi.advanceTimersByTimeAsync(1_000);
  await end(dead(), false);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(dead()).toHaveLength(SLOW_PLACES);
  sendMany('another-healthy', 4);
  expect(underWay('another-healthy')).toHaveLength(4);
});

test('connections stay bounded when ever more receivers prove dead', async () => {
  const { send, underWay } = start();
  for (let second = 0; second < 9; second += 1) {
    for (let host = 0; host < 600; host += 1) void send(`h${host}.s${second}`);
    await vi.advanceTimersByTimeAsync(1_000);
  }
  expect(underWay()).toHaveLength(1_024);
});

test('a host may have one call more with each answer, and one alone after none', async () => {
  const { sendMany, underWay, answer, end } = start();
  sendMany('a', 500);
  expect(underWay('a')).toHaveLength(4);
  await answer('a', 4);
  expect(underWay('a')).toHaveLength(8);
  await answer('a', 200);
  expect(underWay('a')).toHaveLength(32);
  await end(underWay('a'), false);
  expect(underWay('a')).toHaveLength(1);
});

test('a receiver that answers, but slowly, keeps several calls, and comes back once it is quick', async () => {
  const { sendMany, underWay, answer } = start();
  sendMany('a', 500);
  for (let turns = 0; turns < 40; turns += 1) {
    await vi.advanceTimersByTimeAsync(1_000);
    await answer('a', 1);
  }
  expect(underWay('a')).toHaveLength(16);
  while (underWay('a').length > 0 && underWay('a').length < 32) await answer('a', 1);
  expect(underWay('a')).toHaveLength(32);
});

test('receivers that hang take nothing of another one’s on the same host, whether it is known or not', async () => {
  const { send, sendMany, underWay, end } = start();
  const hanging = (apiUserId: number) => underWay('hooks').filter((call) => call.apiUserId === apiUserId);
  for (let apiUserId = 1; apiUserId <= 5; apiUserId += 1) sendMany('hooks', 20, { apiUserId });
  for (let seconds = 0; seconds < 3; seconds += 1) await vi.advanceTimersByTimeAsync(1_000);
  for (let rounds = 0; rounds < 3; rounds += 1) await end(underWay(), false);
  expect([1, 2, 3, 4, 5].map((apiUserId) => hanging(apiUserId).length)).toEqual([1, 1, 1, 1, 1]);
  for (let calls = 0; calls < 200; calls += 1) {
    void send('hooks', { apiUserId: 6 });
    expect(hanging(6)).toHaveLength(1);
    await end(hanging(6));
  }
  // One that failed once has its turn before those that hang have ended.
  void send('hooks', { apiUserId: 6 });
  await end(hanging(6), false);
  void send('hooks', { apiUserId: 6 });
  expect(hanging(6)).toHaveLength(1);
  expect(hanging(1)).toHaveLength(1);
});

test('an account’s own receiver and each API user’s take turns at the places of a host, which are bounded', async () => {
  const { sendMany, underWay, answer } = start();
  const of = (apiUserId: number | null) => underWay('hooks').filter((call) => call.apiUserId === apiUserId);
  for (const apiUserId of [null, 1, 2, 3]) sendMany('hooks', 500, { apiUserId });
  expect(underWay('hooks')).toHaveLength(8);
  await answer('hooks', 200);
  expect(underWay('hooks')).toHaveLength(32);
  for (const apiUserId of [null, 1, 2, 3]) expect(of(apiUserId).length).toBeGreaterThanOrEqual(5);
});

test('a host that hangs for all of its receivers has few of the slow places', async () => {
  const { send, sendMany, underWay, end } = start();
  for (let apiUserId = 0; apiUserId < 200; apiUserId += 1) sendMany('dead', 3, { apiUserId });
  for (let seconds = 0; seconds < 200; seconds += 1) {
    await vi.advanceTimersByTimeAsync(1_000);
    await end(underWay('dead'), false);
  }
  for (let apiUserId = 0; apiUserId < 200; apiUserId += 1) void send('dead', { apiUserId });
  expect(underWay('dead')).toHaveLength(8);
});

test('calls that depend on each other are made in their order, whatever else is under way', async () => {
  const { send, made, end } = start();
  const change = (deliveryId: number, inOrderOf: number | null) => void send('a', { deliveryId, inOrderOf });
  change(1, 7);
  change(2, 7);
  change(3, 7);
  change(4, 8);
  change(5, null);
  const ids = () => made.map(({ deliveryId }) => deliveryId);
  const ended = (id: number, answered: boolean) =>
    end(
      made.filter(({ deliveryId }) => deliveryId === id),
      answered,
    );
  expect(ids()).toEqual([1, 4, 5]);
  await ended(4, true);
  expect(ids()).toEqual([1, 4, 5]);
  await ended(5, true);
  await ended(1, false);
  expect(ids()).toEqual([1, 4, 5, 2]);
  await ended(2, true);
  expect(ids()).toEqual([1, 4, 5, 2, 3]);
});

test('a test goes before all that waits, within the same bounds', async () => {
  const { sendMany, send, underWay, end } = start();
  for (let host = 0; host < QUICK_PLACES; host += 1) sendMany(`h${host}`, 2);
  for (let tests = 0; tests < QUICK_PLACES + 1; tests += 1) void send('h0', { kind: 'test' });
  expect(underWay()).toHaveLength(QUICK_PLACES);
  await end(underWay());
  expect(underWay().map(({ kind }) => kind)).toEqual(Array(QUICK_PLACES).fill('test'));
});

test('closing begins nothing more and waits for what is under way, but not for ever', async () => {
  const { send, sendMany, made, underWay, end, close } = start();
  sendMany('a', 3);
  const cut = send('a');
  sendMany('a', 5);
  const closed = vi.fn();
  const closing = close().then(closed);
  const late = send('b', { kind: 'test' });
  await end(underWay().slice(0, 3));
  expect(made).toHaveLength(4);
  expect(closed).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(3_000);
  await closing;
  expect(await cut).toMatchObject({ httpStatus: null, error: 'stopped' });
  expect(await late).toMatchObject({ httpStatus: null, error: 'stopped' });
});
