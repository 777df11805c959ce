/** Who does what one node alone does for all. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createTestDelivery, type TestDelivery } from '@/lib/testing/test-delivery';
import { NOW } from '@/lib/testing/test-gateway';
import { startTestMembership, type TestTime, writerAt } from '@/lib/testing/test-membership';
import { createDuties } from './duties';

let delivery: TestDelivery;
let time: TestTime;

beforeEach(async () => {
  delivery = await createTestDelivery();
  time = { ms: NOW.getTime() };
});

afterEach(() => delivery.close());

type Node = ReturnType<typeof startTestMembership>;

const startNode = async (id: number): Promise<Node> => {
  const node = startTestMembership({ writer: delivery.writer, time, id });
  await node.enter(null);
  return node;
};
const startThree = async () => {
  const [one, two, three] = [await startNode(1), await startNode(2), await startNode(3)];
  return { one, two, three };
};
const pass = async (seconds: number, nodes: readonly Node[]) => {
  for (let passed = 1; passed <= seconds; passed += 1) {
    time.ms += 1_000;
    await Promise.all(nodes.map((node) => node.tick()));
  }
};

test('a duty is one node’s for as long as it lives, and then another’s; of several that are free each takes its part', async () => {
  const { one, two, three } = await startThree();
  const dutiesOf = (node: Node) =>
    createDuties(writerAt(delivery.writer, time), node.id, () => node.others().length + 1);
  const duties = [one, two, three].map(dutiesOf);
  const names = ['a', 'b', 'c', 'd', 'e', 'f'];
  await pass(5, [one, two, three]);
  const taken: string[][] = [];
  for (const each of duties) taken.push([...(await each.take(names))]);
  expect(taken).toEqual([['a', 'b'], ['c', 'd'], ['e']]);
  expect([...((await duties[0]?.take(names)) ?? [])].sort()).toEqual(['a', 'b']);
  expect([...((await duties[2]?.take(names)) ?? [])].sort()).toEqual(['e', 'f']);
  await pass(60, [two, three]);
  for (let looks = 0; looks < 3; looks += 1) for (const each of duties.slice(1)) await each.take(names);
  const held = duties.slice(1).map((each) => names.filter((name) => each.holds(name)));
  expect(held.flat().sort()).toEqual(names);
  expect(held[0]).toEqual(expect.arrayContaining(['c', 'd']));
});

test('whoever has held more than its part for some looks leaves one after the other to those who have less', async () => {
  let live = 1;
  const one = createDuties(delivery.writer, 1, () => live);
  const two = createDuties(delivery.writer, 2, () => live);
  for (const id of [1, 2]) await startNode(id);
  const names = ['a', 'b', 'c', 'd', 'e'];
  await one.take(names);
  live = 2;
  const left: string[] = [];
  /** A look of each, as with each beat; of what is held by nobody in between, the longest time in looks. */
  let looksWithout = 0;
  for (let looks = 0; looks < 20; looks += 1) {
    await one.take(names);
    const surplus = one.surplus(names);
    if (surplus !== null) {
      left.push(surplus);
      await one.leave(surplus);
    }
    await two.take(names);
    expect(two.surplus(names)).toBeNull();
    if (names.some((name) => !one.holds(name) && !two.holds(name))) looksWithout += 1;
  }
  expect([left, looksWithout]).toEqual([['e', 'd'], 0]);
  expect(names.filter((name) => two.holds(name))).toEqual(['d', 'e']);
});

test('what nobody takes is taken back, and not left again until nodes come or go', async () => {
  let live = 2;
  const one = createDuties(delivery.writer, 1, () => live);
  await startNode(1);
  const left: string[] = [];
  const look = async (times: number) => {
    for (let looks = 0; looks < times; looks += 1) {
      await one.take(['a', 'b']);
      const surplus = one.surplus(['a', 'b']);
      if (surplus === null) continue;
      left.push(surplus);
      await one.leave(surplus);
    }
  };
  await look(40);
  expect(new Set(left).size).toBe(left.length);
  expect([one.holds('a'), one.holds('b')]).toEqual([true, true]);
  const before = left.length;
  live = 1;
  await look(1);
  live = 2;
  await look(3);
  expect(left).toHaveLength(before + 1);
});
