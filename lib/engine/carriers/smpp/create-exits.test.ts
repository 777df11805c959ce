import { expect, test } from 'vitest';
import { submissionOf } from '@/lib/testing/submission';
import { createExits } from './create-exits';
import type { Link } from './create-link';

type Exits = ReturnType<typeof createExits>;

const linkThat = (isBound: boolean, window: number): Parameters<Exits['add']>[0] & Link<unknown> => ({
  command: 'bind_transceiver',
  start: () => undefined,
  submit: () => undefined,
  window: () => window,
  underWay: () => 0,
  isBound: () => isBound,
  isTrying: () => false,
  halt: () => undefined,
  phase: () => (isBound ? 'bound' : 'waiting'),
  trouble: () => null,
  stop: () => Promise.resolve(),
});

test('what is one too many goes to a bind that stands, and not to one that is down', () => {
  const exits = createExits({ window: 1, perSecond: 1, binds: 2 });
  const [down, up] = [linkThat(false, 0), linkThat(true, 1)];
  exits.add(down);
  exits.add(up);
  for (let id = 1; id <= 5; id += 1) expect(exits.choose(submissionOf(id))).toBe(up);
});

test('of binds that stand, the one with most room is next', () => {
  const exits = createExits({ window: 2, perSecond: 1, binds: 2 });
  const links = [linkThat(true, 2), linkThat(true, 2)];
  for (const link of links) exits.add(link);
  const chosen = [1, 2, 3, 4].map((id) => links.indexOf(exits.choose(submissionOf(id))));
  expect(chosen).toEqual([0, 1, 0, 1]);
});

test('a segment that is answered late, after it was given up, is counted once', () => {
  const exits = createExits({ window: 3, perSecond: 1, binds: 1 });
  exits.add(linkThat(true, 3));
  const message = { ...submissionOf(1), segments: [1, 2, 3] };
  const whole = exits.room();
  exits.choose(message);
  for (const segment of [1, 1, 2]) exits.settle({ message, segments: [segment] });
  expect(exits.room()).toBe(whole - 1);
  exits.settle({ message, segments: [3] });
  expect(exits.room()).toBe(whole);
});
