import { afterEach, beforeEach, expect, test } from 'vitest';
import { addInstanceOwner } from '@/lib/testing/instance-owner';
import { createTestPanel, type TestPanel } from '@/lib/testing/test-panel';
import { findOutages } from '../carriers/find-outages';
import { getReach } from './get-reach';

const TAKEN = { onlySeems: false, isNoneEnabled: false, isNoneTaking: false, waiting: null };

let panel: TestPanel;

beforeEach(async () => {
  panel = await createTestPanel();
});

afterEach(() => panel.close());

test('messages only seem to be sent while nothing but the simulated carrier is enabled, and wait while none is', async () => {
  const { db, dependencies, actors, account } = panel;
  const now = dependencies.now;
  const told = () => getReach(dependencies, actors.viewer, account, undefined);
  const smsc = { name: 'smsc', kind: 'smpp', settings: '{}', secrets: '{}', dlrSecret: '', rank: 1 };
  const times = { createdAt: now, updatedAt: now };
  expect(await told()).toEqual({ ok: true, value: { ...TAKEN, onlySeems: true } });
  await db.carrier.create({ data: { ...smsc, ...times, disabledAt: now } });
  await db.carrier.create({ data: { ...smsc, ...times, name: 'gone', deletedAt: now } });
  expect(await told()).toEqual({ ok: true, value: { ...TAKEN, onlySeems: true } });
  await db.carrier.update({ where: { name: 'smsc' }, data: { disabledAt: null } });
  expect(await told()).toEqual({ ok: true, value: TAKEN });
  // Without any it waits.
  await db.carrier.updateMany({ data: { disabledAt: now } });
  expect(await told()).toEqual({ ok: true, value: { ...TAKEN, isNoneEnabled: true, isNoneTaking: true } });
});

const idOf = async (serviceName: string) =>
  (await panel.db.smsAccount.findUniqueOrThrow({ where: { serviceName } })).id;

/** Messages of an account, a minute apart, the last one now; each due `aheadMs` after that. */
async function addWaiting(serviceName: string, ids: readonly number[], aheadMs = 0): Promise<void> {
  const { db, dependencies } = panel;
  const { now } = dependencies;
  const accountId = await idOf(serviceName);
  const text = { sender: 'Shop', text: 'Hi', encoding: 'gsm7', segmentCount: 1, credits: 100 };
  const dueAtOf = (index: number) => new Date(now.getTime() - (ids.length - 1 - index) * 60_000 + aheadMs);
  const state = { ptt: 1000, dlrId: 0, state: aheadMs > 0 ? 'scheduled' : 'accepted' };
  await db.message.createMany({
    data: ids.map((id, index) => ({
      ...{
        id,
        accountId,
        recipient: `336${String(id).padStart(8, '0')}`,
        createdAt: now,
        dueAt: dueAtOf(index),
        updatedAt: now,
      },
      ...{ ...text, ...state },
    })),
  });
  await db.dispatch.createMany({ data: ids.map((messageId, index) => ({ messageId, dueAt: dueAtOf(index) })) });
}

test('while none takes any, an account is told how many of its own wait, since when, and of nobody else’s', async () => {
  const { db, dependencies, actors, account, strangersAccount } = panel;
  const { now } = dependencies;
  const told = () => getReach(dependencies, actors.viewer, account, undefined);
  await addWaiting(account, [1, 2, 3]);
  await addWaiting(account, [4], 3_600_000);
  await addWaiting(strangersAccount, [5, 6]);
  expect(await told()).toMatchObject({ value: { isNoneTaking: false, waiting: null } });
  const since = new Date(now.getTime() - 120_000);
  // Told of as down, it takes none, though it is enabled.
  await db.carrierOutage.create({ data: { carrier: 'simulated', since, toldAt: now } });
  const waiting = { count: 3, isMore: false, since: since.toISOString() };
  expect(await told()).toMatchObject({ value: { isNoneEnabled: false, isNoneTaking: true, waiting } });
  // What a node holds or a person decides about does not wait for a carrier.
  await db.dispatch.update({ where: { messageId: 1 }, data: { leasedBy: 7 } });
  await db.dispatch.update({ where: { messageId: 2 }, data: { undecidedSince: now } });
  expect(await told()).toMatchObject({ value: { waiting: { count: 1, since: now.toISOString() } } });
  // Another one takes them.
  const smsc = { name: 'smsc', kind: 'smpp', settings: '{}', secrets: '{}', dlrSecret: '', rank: 1 };
  await db.carrier.create({ data: { ...smsc, createdAt: now, updatedAt: now } });
  expect(await told()).toMatchObject({ value: TAKEN });
});

const range = (first: number, count: number) => Array.from({ length: count }, (_, index) => first + index);

/** While no carrier is enabled: how many of the account's wait. */
async function readWaiting() {
  const { db, dependencies, actors, account } = panel;
  await db.carrier.updateMany({ data: { disabledAt: dependencies.now } });
  const told = await getReach(dependencies, actors.viewer, account, undefined);
  return told.ok ? told.value.waiting : expect.unreachable(told.error);
}

const minutesAgo = (minutes: number) => new Date(panel.dependencies.now.getTime() - minutes * 60_000).toISOString();

test('however many are scheduled for later, what waits is counted as a whole', async () => {
  const weekMs = 7 * 86_400_000;
  await addWaiting(panel.account, range(1, 3_000));
  await addWaiting(panel.account, range(3_001, 5_500), weekMs);
  expect(await readWaiting()).toEqual({ count: 3_000, isMore: false, since: minutesAgo(2_999) });
});

test('behind many that are gone what waits is found, and where the look is cut, no first is told', async () => {
  const { db, account, strangersAccount } = panel;
  await addWaiting(strangersAccount, range(1, 4_997));
  await addWaiting(account, range(5_001, 5_003));
  await db.dispatch.deleteMany({ where: { messageId: { in: range(5_003, 5_001) } } });
  await addWaiting(account, [20_001]);
  expect(await readWaiting()).toEqual({ count: 3, isMore: false, since: minutesAgo(5_002) });
  await addWaiting(strangersAccount, range(4_998, 3));
  expect(await readWaiting()).toEqual({ count: 2, isMore: true, since: null });
  // The oldest, whatever else waits.
  await addWaiting(account, [-1]);
  await addWaiting(account, [0]);
  expect(await readWaiting()).toEqual({ count: 3, isMore: true, since: null });
});

test('however much is scheduled for anybody else, all of an account’s that is due is found', async () => {
  const { db, account, strangersAccount } = panel;
  const weekMs = 7 * 86_400_000;
  await addWaiting(account, range(1, 2));
  await addWaiting(strangersAccount, range(3, 5_000), weekMs);
  await addWaiting(account, [5_003]);
  await addWaiting(account, range(6_000, 5_000));
  // A carrier's, which is gone.
  await db.dispatch.update({ where: { messageId: 5_003 }, data: { carrier: 'gone' } });
  const gone = { name: 'gone', kind: 'smpp', settings: '{}', secrets: '{}', dlrSecret: '', rank: 1 };
  const { now } = panel.dependencies;
  await db.carrier.create({ data: { ...gone, createdAt: now, updatedAt: now, deletedAt: now } });
  await db.dispatch.deleteMany({ where: { messageId: { gte: 6_000 } } });
  expect(await readWaiting()).toEqual({ count: 3, isMore: false, since: minutesAgo(1) });
});

test('where the look was cut and found none, some may wait', async () => {
  const { db, account, strangersAccount } = panel;
  await addWaiting(strangersAccount, range(0, 5_001));
  await addWaiting(account, range(5_002, 5_000));
  await db.dispatch.deleteMany({ where: { messageId: { gt: 5_001 } } });
  await addWaiting(account, [5_001]);
  expect(await readWaiting()).toEqual({ count: 0, isMore: true, since: null });
});

test('whoever owns the instance is told how many of all wait', async () => {
  const owner = await addInstanceOwner(panel);
  const told = () => findOutages(panel.dependencies, owner, undefined);
  await addWaiting(panel.account, [1, 2]);
  await addWaiting(panel.strangersAccount, [5]);
  expect(await told()).toMatchObject({ value: { isNoneTaking: false, waiting: null } });
  const { now } = panel.dependencies;
  await panel.db.carrier.updateMany({ data: { disabledAt: now } });
  const since = new Date(now.getTime() - 60_000);
  expect(await told()).toMatchObject({
    value: { isNoneEnabled: true, isNoneTaking: true, waiting: { count: 3, isMore: false, since } },
  });
});
