import { expect, test } from 'vitest';
import { LONGEST_DOWN_MS, watchCarriers } from './watch-carriers';

test('a carrier is down once it has not been connected for half a minute, however often that is said', () => {
  let runMs = 0;
  const watch = watchCarriers(() => runMs);
  expect([[...watch.down()], watch.nextIn()]).toEqual([[], null]);
  watch.told('one', false);
  runMs = 10_000;
  watch.told('one', false);
  watch.told('two', false);
  expect([[...watch.down()], watch.nextIn()]).toEqual([[], LONGEST_DOWN_MS - 10_000]);
  runMs = LONGEST_DOWN_MS;
  expect([[...watch.down()], watch.nextIn()]).toEqual([['one'], 10_000]);
  watch.told('one', true);
  runMs += 10_000;
  expect([[...watch.down()], watch.nextIn()]).toEqual([['two'], null]);
  watch.started('two');
  expect([[...watch.down()], watch.nextIn()]).toEqual([[], LONGEST_DOWN_MS]);
});
