import { expect, test } from 'vitest';
import { createLogger } from '@/lib/platform/log/logger';
import { startLoop } from './loop';

const common = { name: 'test', log: createLogger('silent'), now: () => new Date() };

test('whoever wakes it one by one is gathered: rounds are at least 40 ms apart', async () => {
  const starts: number[] = [];
  let tellTenth = () => {};
  const tenth = new Promise<void>((resolve) => {
    tellTenth = resolve;
  });
  const loop = startLoop({
    ...common,
    round: async () => {
      starts.push(performance.now());
      if (starts.length === 10) tellTenth();
      // After the round is over, as when each request is sent once the one before it is answered.
      setImmediate(() => loop.wake());
      return null;
    },
  });
  await tenth;
  await loop.stop();
  const [first = 0, last = 0] = [starts.at(0), starts.at(9)];
  // A timer may fire a part of a millisecond early.
  expect(last - first).toBeGreaterThan(9 * 39);
});
