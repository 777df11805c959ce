import { afterEach, beforeEach, expect, test } from 'vitest';
import type { PanelUser } from '@/lib/domain/authorisation/actor';
import { INSTANCE_LOG } from '@/lib/domain/authorisation/instance-audited';
import type { Decision } from '@/lib/domain/delivery/decision';
import { carrierUndecidedQuery } from '@/lib/schemas/carrier-undecided';
import { addInstanceOwner } from '@/lib/testing/instance-owner';
import { createTestPanel, type TestPanel } from '@/lib/testing/test-panel';
import { decideOnMessages } from './decide-on-messages';
import { findOutages } from './find-outages';
import { findUndecided } from './find-undecided';

const CARRIER = 'simulated';
let panel: TestPanel;
let owner: PanelUser;
let now: Date;

beforeEach(async () => {
  panel = await createTestPanel();
  owner = await addInstanceOwner(panel);
  ({ now } = panel.dependencies);
});

afterEach(() => panel.close());

/** Messages of an account that may have been sent, each a second after the one before it. */
async function addUndecided(serviceName: string, ids: readonly number[]): Promise<number> {
  const { id: accountId } = await panel.db.smsAccount.findUniqueOrThrow({ where: { serviceName } });
  const text = { sender: 'Shop', text: 'Hi', encoding: 'gsm7', segmentCount: 1, credits: 100 };
  const times = { createdAt: now, dueAt: now, updatedAt: now };
  await panel.db.message.createMany({
    data: ids.map((id) => ({
      ...{ id, accountId, recipient: `336${String(id).padStart(8, '0')}`, state: 'accepted', ptt: 0, dlrId: 0 },
      ...text,
      ...times,
    })),
  });
  await panel.db.dispatch.createMany({
    data: ids.map((messageId) => ({
      ...{ messageId, carrier: CARRIER, attempts: 1, doubts: 1, decision: 'waits' },
      ...{ dueAt: new Date(now.getTime() + messageId * 1_000), undecidedSince: new Date(now.getTime() - 1_000) },
    })),
  });
  return accountId;
}

const decide = (decision: Decision, messageId: number | null = null, until = now) =>
  decideOnMessages(panel.dependencies, owner, { name: CARRIER, decision, messageId, until });
const stored = async () =>
  (await panel.db.dispatch.findMany({ orderBy: { messageId: 'asc' } })).map(({ messageId, decision }) => [
    messageId,
    decision,
  ]);
const seen = async (page = 1) => {
  const found = await findUndecided(panel.dependencies, owner, carrierUndecidedQuery.parse({ name: CARRIER, page }));
  return found.ok ? found.value : expect.unreachable(found.error);
};

test('of very many each piece is told with the moment at which it was decided', async () => {
  await addUndecided(
    panel.account,
    Array.from({ length: 600 }, (_, index) => index + 1),
  );
  let seconds = 0;
  const clock = () => new Date(now.getTime() + (seconds += 1) * 1_000);
  const input = { name: CARRIER, decision: 'sent', messageId: null, until: now } as const;
  expect(await decideOnMessages({ ...panel.dependencies, clock }, owner, input)).toMatchObject({
    value: { count: 600 },
  });
  const told = await panel.db.auditEntry.findMany({ where: { action: 'message.decide' }, orderBy: { id: 'asc' } });
  // Each piece asks for the time as it begins, and again once it holds what it tells of.
  expect(told.map(({ at }) => at.getTime() - now.getTime())).toEqual([2_000, 2_000, 4_000, 4_000]);
});

test('they are listed with their account, what ends next first, and counted among what needs somebody', async () => {
  await addUndecided(panel.account, [2, 1]);
  const { rows, total } = await seen();
  expect([total, rows.map(({ id }) => id)]).toEqual([2, [1, 2]]);
  expect(rows[0]).toMatchObject({
    ...{ serviceName: panel.account, sender: 'Shop', recipient: '33600000001', credits: 100 },
    ...{ since: new Date(now.getTime() - 1_000), endsAt: new Date(now.getTime() + 1_000) },
  });
  expect(await findOutages(panel.dependencies, owner, undefined)).toEqual({
    ok: true,
    value: {
      ...{ isNoneEnabled: false, isNoneTaking: false, waiting: null },
      onlySeems: true,
      unconfirmedNumbers: null,
      outages: [],
      undecided: [{ carrier: CARRIER, count: 2, isMore: false }],
      certificates: [],
    },
  });
});

test('what a carrier left that an earlier version let be deleted is told of and decided like any other', async () => {
  await addUndecided(panel.account, [1, 2]);
  await panel.db.carrier.updateMany({ where: { name: CARRIER }, data: { disabledAt: now, deletedAt: now } });
  const told = async () => {
    const found = await findOutages(panel.dependencies, owner, undefined);
    return found.ok ? found.value.undecided : found;
  };
  expect(await told()).toEqual([{ carrier: CARRIER, count: 2, isMore: false }]);
  expect((await seen()).total).toBe(2);
  expect(await decide('end')).toEqual({ ok: true, value: { count: 2 } });
  expect(await told()).toEqual([]);
});

test('what a part was taken of is given to no other carrier: a deleted one cannot be enabled for the rest, and that is said', async () => {
  await addUndecided(panel.account, [1]);
  const taken = { messageId: 1, segment: 1, carrier: CARRIER, state: 'submitted', ptt: 0, at: now };
  await panel.db.submittedSegment.create({ data: taken });
  await panel.db.carrier.updateMany({ where: { name: CARRIER }, data: { disabledAt: now } });
  expect(await decide('again')).toEqual({ ok: false, error: 'part_sent' });
  await panel.db.carrier.updateMany({ where: { name: CARRIER }, data: { deletedAt: now } });
  expect(await decide('again')).toEqual({ ok: false, error: 'part_sent_by_deleted' });
  expect(await decide('sent')).toEqual({ ok: true, value: { count: 1 } });
});

test('that no carrier is enabled is told to whoever owns the instance', async () => {
  await panel.db.carrier.updateMany({ data: { disabledAt: now } });
  const found = await findOutages(panel.dependencies, owner, undefined);
  expect(found).toEqual({
    ok: true,
    value: {
      ...{ isNoneEnabled: true, isNoneTaking: true, waiting: null, onlySeems: false, unconfirmedNumbers: null },
      ...{ outages: [], undecided: [], certificates: [] },
    },
  });
});

test('one is decided once; its account’s audit log says by whom, and its open panels are told', async () => {
  await addUndecided(panel.account, [1, 2]);
  expect(await decide('again', 2)).toEqual({ ok: true, value: { count: 1 } });
  expect(await stored()).toEqual([
    [1, 'waits'],
    [2, 'again'],
  ]);
  expect(await decide('end', 2)).toEqual({ ok: false, error: 'decided_already' });
  expect(await panel.db.messageEvent.findMany()).toMatchObject([
    { messageId: 2, state: 'accepted', ptt: 0, reason: 'decided_again', applied: false },
  ]);
  expect(
    await panel.db.auditEntry.findMany({ where: { accountId: { not: INSTANCE_LOG } }, orderBy: { id: 'asc' } }),
  ).toMatchObject([
    {
      ...{ action: 'message.decide', actor: `panel:${owner.email}` },
      after: JSON.stringify({ decision: 'again', count: 1, messageId: 2, carrier: CARRIER }),
    },
  ]);
  expect(panel.events.map(({ type }) => type)).toEqual(['messages', 'audit']);
});

test('all that were seen are decided together, with an entry for each account; what came since is not', async () => {
  const first = await addUndecided(panel.account, [1, 3]);
  const second = await addUndecided(panel.strangersAccount, [2]);
  await addUndecided(panel.account, [4]);
  await panel.db.dispatch.update({ where: { messageId: 4 }, data: { undecidedSince: new Date(now.getTime() + 1) } });
  expect(await decide('sent')).toEqual({ ok: true, value: { count: 3 } });
  expect(await stored()).toEqual([
    [1, 'sent'],
    [2, 'sent'],
    [3, 'sent'],
    [4, 'waits'],
  ]);
  const audited = await panel.db.auditEntry.findMany({
    where: { accountId: { not: INSTANCE_LOG } },
    orderBy: { accountId: 'asc' },
  });
  expect(audited.map(({ accountId, after }) => [accountId, JSON.parse(after).count])).toEqual(
    [
      [first, 2],
      [second, 1],
    ].toSorted(([one = 0], [other = 0]) => one - other),
  );
  expect(await decide('sent')).toEqual({ ok: false, error: 'decided_already' });
});

test('a thousand are decided in several transactions, and told as one', async () => {
  await addUndecided(
    panel.account,
    Array.from({ length: 1_001 }, (_, index) => index + 1),
  );
  expect((await seen(99)).page).toBe(41);
  expect(await decide('end')).toEqual({ ok: true, value: { count: 1_001 } });
  expect(await panel.db.auditEntry.count({ where: { accountId: { not: INSTANCE_LOG } } })).toBe(3);
  expect((await seen()).total).toBe(0);
});

test('what is held by somebody who ends it is not decided any more', async () => {
  await addUndecided(panel.account, [1]);
  await panel.db.dispatch.updateMany({ data: { leasedBy: 5 } });
  expect(await decide('again', 1)).toEqual({ ok: false, error: 'decided_already' });
});
