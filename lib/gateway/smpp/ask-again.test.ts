import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { GuessRefusal } from '@/lib/domain/rate-limit/guess';
import { err } from '@/lib/domain/result';
import { createLogger } from '@/lib/platform/log/logger';
import { createAskingAgain } from './ask-again';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const user = {
  apiUserId: 1,
  accountId: 2,
  account: 'sms-ab1',
  login: 'user1',
  password: 'pass_123',
  clientIp: '192.0.2.1',
  noStop: false,
};

/** One bound client, about whom these answers come, one after the other. */
function askAbout(answers: readonly GuessRefusal[]) {
  const left = [...answers];
  const stop = vi.fn();
  const one = { user, signal: new AbortController().signal, stop };
  const credentials = { authenticate: async () => err(left.shift() ?? 'overloaded'), forget: () => undefined };
  const events = { subscribe: () => () => undefined };
  const asking = createAskingAgain({ credentials, events, log: createLogger('silent') }, () => [one]);
  return { stop, asking, asked: () => answers.length - left.length };
}

test('what ends by the clock, as an old password does, is found within a minute, and who cannot be checked waits', async () => {
  const { stop, asking, asked } = askAbout(['overloaded', 'wrong']);
  await vi.advanceTimersByTimeAsync(60_000);
  expect([asked(), stop.mock.calls.length]).toEqual([1, 0]);
  await vi.advanceTimersByTimeAsync(60_000);
  expect([asked(), stop.mock.calls.length]).toEqual([2, 1]);
  asking.stop();
});

test('after it has stopped nobody is asked about', async () => {
  const { asking, asked } = askAbout(['wrong']);
  asking.stop();
  await vi.advanceTimersByTimeAsync(300_000);
  expect(asked()).toBe(0);
});
