import { expect, test } from 'vitest';
import { createNodeClock } from './node-clock';

const at = (ms: number) => new Date(ms);

test('it tells the database’s time, as close as its answers say, and a slow answer does not move it', () => {
  let wallMs = 130_000;
  const clock = createNodeClock(() => at(wallMs));
  expect(clock.now()).toEqual(at(130_000));
  clock.learn(at(100_000), at(130_000), at(130_010));
  expect([clock.now(), clock.aheadMs()]).toEqual([at(99_995), 30_005]);
  wallMs = 140_000;
  clock.learn(at(111_000), at(140_000), at(143_000));
  expect(clock.aheadMs()).toBe(30_005);
  // The machine's clock was set back by a minute.
  wallMs = 90_000;
  clock.learn(at(120_000), at(89_990), at(90_000));
  expect([clock.now(), clock.aheadMs()]).toEqual([at(120_000), -30_000]);
});
