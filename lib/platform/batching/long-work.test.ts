import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createTurns, nextTurn } from './long-work';

test('work goes on within its turn, and waits once that is over', async () => {
  let now = 0;
  const giveTurn = createTurns(() => now);
  let others = 0;
  const count = () => {
    others += 1;
  };
  void setImmediate().then(count);
  await giveTurn();
  expect(others).toBe(0);
  now = 10;
  await giveTurn();
  expect(others).toBe(1);
});

test('of many who do long work one goes on in each round', async () => {
  let round = 0;
  const counting = (async () => {
    while (round < 20) {
      await setImmediate();
      round += 1;
    }
  })();
  const rounds = await Promise.all(Array.from({ length: 5 }, () => nextTurn().then(() => round)));
  expect(new Set(rounds).size).toBe(5);
  await counting;
});
