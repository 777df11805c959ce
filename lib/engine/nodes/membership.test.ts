/** Several nodes over one database, on a clock that the test moves. */
import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest';
import { openWriter } from '@/lib/db/open/open-writer';
import { claimDue } from '@/lib/db/outbox/leases';
import { listNodes } from '@/lib/db/outbox/nodes';
import { createTestDelivery, type TestDelivery } from '@/lib/testing/test-delivery';
import { NOW } from '@/lib/testing/test-gateway';
import { startTestMembership, type TestTime } from '@/lib/testing/test-membership';

const SECOND = 1_000;
const SKEWS = [0, 30 * SECOND, -30 * SECOND];

let delivery: TestDelivery;
let time: TestTime;

beforeEach(async () => {
  delivery = await createTestDelivery();
  time = { ms: NOW.getTime() };
});

afterEach(() => delivery.closeBalanced());

type Node = ReturnType<typeof startTestMembership>;

const startNode = async (id: number, aheadMs = 0, writer = delivery.writer): Promise<Node> => {
  const node = startTestMembership({ writer, time, id, aheadMs });
  await node.enter(null);
  return node;
};
/** As a process of its own has: by one writer, nodes would never claim at the same moment. SQLite has one. */
const ownWriter = () => {
  if (!delivery.db.dialect.hasOtherWriters) return delivery.writer;
  const writer = openWriter(delivery.url, delivery.turn);
  onTestFinished(writer.close);
  return writer;
};
const startThree = async () => {
  const [one, two, three] = [await startNode(1), await startNode(2), await startNode(3)];
  return { one, two, three };
};
/** Lets time pass, second by second, for these nodes; ends early once it is so. Answers how many seconds passed. */
const pass = async (seconds: number, nodes: readonly Node[], isSo: () => Promise<boolean> = async () => false) => {
  for (let passed = 1; passed <= seconds; passed += 1) {
    time.ms += SECOND;
    await Promise.all(nodes.map((node) => node.tick()));
    if (await isSo()) return passed;
  }
  return seconds;
};
const sendMany = async (count: number) => {
  const ids: number[] = [];
  for (let sent = 0; sent < count; sent += 1) ids.push(await delivery.sendTo('+33612345678'));
  return ids;
};
const holders = async () =>
  (await delivery.db.dispatch.findMany({ orderBy: { messageId: 'asc' } })).map(({ leasedBy }) => leasedBy);

test('three nodes whose clocks are half a minute apart claim everything, nothing twice and nothing early', async () => {
  const ids = await sendMany(60);
  const later = ids.slice(50);
  await delivery.db.dispatch.updateMany({
    where: { messageId: { in: later } },
    data: { dueAt: new Date(time.ms + 10 * SECOND) },
  });
  const nodes: Node[] = [];
  for (const [index, skew] of SKEWS.entries()) nodes.push(await startNode(index + 1, skew, ownWriter()));
  const claimAll = async () => {
    const claimed: number[] = [];
    for (let found = -1; found !== 0; ) {
      // So few that two of them cannot claim everything.
      const rounds = Array.from({ length: 10 }, () => nodes.map((node) => node.claim(2)));
      const ids = (await Promise.all(rounds.flat())).flat();
      claimed.push(...ids);
      found = ids.length;
    }
    return claimed;
  };
  const claimed = await claimAll();
  expect(claimed.toSorted((a, b) => a - b)).toEqual(ids.slice(0, 50));
  expect(new Set((await holders()).slice(0, 50))).toEqual(new Set([1, 2, 3]));
  await pass(10, nodes);
  expect((await claimAll()).toSorted((a, b) => a - b)).toEqual(later);
  expect(nodes.map(({ clock }) => clock.aheadMs())).toEqual(SKEWS);
});

test('what a killed node held goes on within 25 seconds, taken up by one, and its history says that it may have been sent', async () => {
  const { one, two, three } = await startThree();
  const [id = 0] = await sendMany(1);
  expect(await one.claim()).toEqual([id]);
  const isFree = async () => (await holders())[0] === null;
  expect(await pass(19, [two, three], isFree)).toBe(19);
  expect(await isFree()).toBe(false);
  expect(await pass(6, [two, three], isFree)).toBeLessThanOrEqual(6);
  expect(await isFree()).toBe(true);
  expect(two.takenUp() + three.takenUp()).toBe(1);
  expect(await delivery.db.dispatch.findMany()).toMatchObject([{ doubts: 1 }]);
  const told = await delivery.db.messageEvent.findMany({ where: { messageId: id, reason: 'process_ended' } });
  expect(told).toHaveLength(1);
  expect([...(await two.claim()), ...(await three.claim())]).toEqual([id]);
});

test('what it claims just as it is found dead is looked for once more, and then it is forgotten', async () => {
  const { two, three } = await startThree();
  await pass(25, [two, three]);
  await sendMany(1);
  await delivery.db.dispatch.updateMany({ data: { leasedBy: 1 } });
  await pass(50, [two, three]);
  expect(await holders()).toEqual([1]);
  await pass(15, [two, three]);
  expect(await holders()).toEqual([null]);
  expect((await delivery.writer.commit(listNodes)).map(({ id }) => id)).toEqual([2, 3]);
});

test('nodes that beat stay, however long', async () => {
  const { one, two, three } = await startThree();
  await sendMany(1);
  await one.claim();
  await pass(120, [one, two, three]);
  expect(await holders()).toEqual([1]);
  expect([one, two, three].flatMap(({ lost }) => lost)).toEqual([]);
  expect(one.others().map(({ id }) => id)).toEqual([2, 3]);
});

test('one that cannot say that it is there stops claiming before others take up its work, and ends behind them', async () => {
  const { one, two } = await startThree();
  await sendMany(1);
  await pass(5, [one, two]);
  one.cutOff();
  await pass(14, [one, two]);
  expect([one.mayClaim(), one.lost]).toEqual([true, []]);
  await pass(6, [one, two]);
  expect([one.mayClaim(), one.lost]).toEqual([false, []]);
  await expect(one.claim()).rejects.toThrow('may not take up work');
  expect(await two.claim()).toHaveLength(1);
  await pass(20, [one, two]);
  expect(one.lost).toEqual([expect.stringContaining('could not be told for long')]);
});

test('one whose writing is not answered ends, although the database hears its beats', async () => {
  const other = await startNode(1);
  let silentMs = 0;
  const writer = { ...delivery.writer, silentMs: () => silentMs };
  const mute = startTestMembership({ writer, time, id: 2 });
  await mute.enter(null);
  silentMs = 39 * SECOND;
  await pass(1, [other, mute]);
  expect(mute.lost).toEqual([]);
  silentMs = 40 * SECOND;
  await pass(1, [other, mute]);
  expect(mute.lost).toEqual([expect.stringContaining('does not answer what this node writes')]);
});

test('one that hears the database again ends if the others have its work', async () => {
  const { one, two } = await startThree();
  one.cutOff();
  await pass(25, [one, two]);
  one.hear();
  await pass(1, [one, two]);
  expect(one.lost).toEqual([expect.stringContaining('have taken this one for dead')]);
});

test('one alone goes on once its database is there again, however long that was away', async () => {
  const one = await startNode(1);
  const [id = 0] = await sendMany(1);
  one.cutOff();
  await pass(300, [one]);
  expect([one.mayClaim(), one.lost]).toEqual([false, []]);
  one.hear();
  await pass(1, [one]);
  expect(one.lost).toEqual([]);
  expect(await one.claim()).toEqual([id]);
});

test('of several whose database was away none takes another for dead that comes back a moment later', async () => {
  const { one, two, three } = await startThree();
  await pass(5, [one, two, three]);
  for (const node of [one, two, three]) node.cutOff();
  await pass(30, [one, two, three]);
  one.hear();
  await pass(4, [one, two, three]);
  two.hear();
  await pass(6, [one, two, three]);
  three.hear();
  await pass(5, [one, two, three]);
  expect([one.lost, two.lost]).toEqual([[], []]);
  expect(three.lost).toEqual([expect.stringContaining('could not be told for long')]);
});

test('one that enters after an outage takes no other for dead that comes back a moment later', async () => {
  const [one, two] = [await startNode(1), await startNode(2)];
  await pass(5, [one, two]);
  for (const node of [one, two]) node.cutOff();
  await pass(25, [one, two]);
  const three = await startNode(3);
  await pass(4, [one, two, three]);
  for (const node of [one, two]) node.hear();
  await pass(20, [one, two, three]);
  expect([one, two, three].flatMap(({ lost }) => lost)).toEqual([]);
});

test.each([
  { outage: 8, databaseAheadMs: 8 * SECOND },
  { outage: 1, databaseAheadMs: 18 * SECOND },
  { outage: 14, databaseAheadMs: 0 },
])(
  'none is taken for dead that needs a moment longer than another after $outage s to a database that is $databaseAheadMs ms ahead',
  async ({ outage, databaseAheadMs }) => {
    const { one, two, three } = await startThree();
    await pass(15, [one, two, three]);
    for (const node of [one, two, three]) node.cutOff();
    await pass(outage, [one, two, three]);
    time.databaseAheadMs = databaseAheadMs;
    for (const node of [one, three]) node.hear();
    await pass(7, [one, two, three]);
    two.hear();
    await pass(20, [one, two, three]);
    expect([one, two, three].flatMap(({ lost }) => lost)).toEqual([]);
  },
);

test('what a node held that was killed in an outage goes on soon after it', async () => {
  const { one, two, three } = await startThree();
  await sendMany(1);
  await one.claim();
  for (const node of [two, three]) node.cutOff();
  await pass(30, [two, three]);
  for (const node of [two, three]) node.hear();
  const isFree = async () => (await holders())[0] === null;
  expect(await pass(20, [two, three], isFree)).toBeLessThanOrEqual(12);
  expect(await isFree()).toBe(true);
});

test('that time was set back is what the database says, and no machine’s clock', async () => {
  const [one, two] = [await startNode(1), await startNode(2)];
  await pass(12, [one, two]);
  one.setClock(-600 * SECOND);
  await pass(12, [one, two]);
  two.setClock(600 * SECOND);
  await pass(12, [one, two]);
  expect([one.setBack(), two.setBack()]).toEqual([0, 0]);
  time.databaseAheadMs = -60 * SECOND;
  await pass(12, [one, two]);
  expect([one.setBack(), two.setBack()]).toEqual([1, 1]);
  expect([one, two].flatMap(({ lost }) => lost)).toEqual([]);
});

test('one that slept learns from its first beat that its work is the others’, and claims nothing before', async () => {
  const { one, two } = await startThree();
  await sendMany(1);
  await pass(30, [two]);
  await expect(one.claim()).rejects.toThrow('may not take up work');
  await one.tick();
  expect(one.lost).toHaveLength(1);
});

test('a claim that was on its way for too long is begun once the database says that it is this node’s', async () => {
  const { one, two } = await startThree();
  const ids = await sendMany(1);
  await pass(10, [two]);
  const slow = one.standing.commit(async (tx) => {
    const claimed = await claimDue(tx, 'submission', { nodeId: one.id, now: one.clock.now(), limit: 10 });
    time.ms += 6 * SECOND;
    return claimed.map(({ id }) => id);
  });
  const begun = slow.then((claimed) => ({ claimed, stands: one.mayClaim() }));
  await delivery.writer.commit(async () => undefined);
  expect([await holders(), one.mayClaim()]).toEqual([[1], false]);
  await pass(1, [one, two]);
  expect(await begun).toEqual({ claimed: ids, stands: true });
});

test('a claim that was on its way for so long that others have it is not begun', async () => {
  const { one, two } = await startThree();
  await sendMany(1);
  await pass(10, [two]);
  const slow = one.standing.commit(async (tx) => {
    await claimDue(tx, 'submission', { nodeId: one.id, now: one.clock.now(), limit: 10 });
    time.ms += 6 * SECOND;
  });
  const refused = expect(slow).rejects.toThrow('may not take up work');
  await delivery.writer.commit(async () => undefined);
  await pass(10, [two]);
  expect(await holders()).toEqual([null]);
  await pass(1, [one, two]);
  await refused;
  expect(one.lost).toHaveLength(1);
});

test('one that stops frees what is its own at once', async () => {
  const { one, two } = await startThree();
  const ids = await sendMany(2);
  expect(await one.claim(1)).toEqual(ids.slice(0, 1));
  expect(await two.claim(1)).toEqual(ids.slice(1));
  await one.leave();
  expect(await holders()).toEqual([null, 2]);
  expect((await delivery.writer.commit(listNodes)).map(({ id }) => id)).toEqual([2, 3]);
  await one.tick();
  expect(one.lost).toEqual([]);
});
