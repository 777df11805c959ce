import { expect, test } from 'vitest';
import { createNodeClock } from './node-clock';

const at = (ms: number) => new Date(ms);

test('it tells the database’s time, as close as its answers say, and a slow answer does not move it', () => {
  let running = 1_000;
  const clock = createNodeClock(
    () => at(running + 129_000),
    () => running,
  );
  expect([clock.now(), clock.aheadMs()]).toEqual([at(130_000), 0]);
  clock.learn(at(100_000), 1_000, 1_010);
  expect([clock.now(), clock.aheadMs()]).toEqual([at(99_995), 30_005]);
  running = 11_000;
  clock.learn(at(111_000), 11_000, 14_000);
  expect([clock.now(), clock.aheadMs()]).toEqual([at(109_995), 30_005]);
  // Another server answers.
  running = 20_000;
  clock.learn(at(170_000), 19_990, 20_000);
  expect(clock.now()).toEqual(at(170_000));
});

test('whoever sets the machine’s clock does not move it', () => {
  let wall = 130_000;
  const clock = createNodeClock(
    () => at(wall),
    () => 1_000,
  );
  clock.learn(at(100_000), 1_000, 1_000);
  for (const set of [730_000, 30_000]) {
    wall = set;
    expect([clock.now(), clock.aheadMs()]).toEqual([at(100_000), set - 100_000]);
  }
});
