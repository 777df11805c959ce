/** The lists above accounts with a hundred thousand rows: one page, and no more work than their own rows are. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PanelUser } from '@/lib/domain/authorisation/actor';
import { INSTANCE_LOG } from '@/lib/domain/authorisation/instance-audited';
import { MOST_IN_ROW } from '@/lib/domain/page';
import { accountListQuery } from '@/lib/schemas/account';
import { instanceAuditListQuery } from '@/lib/schemas/audit';
import { instanceAccountsQuery, peopleQuery } from '@/lib/schemas/instance';
import { crowdAccounts, crowdAudit, crowdPeople } from '@/lib/testing/crowd';
import { addInstanceOwner } from '@/lib/testing/instance-owner';
import { openPlannedReads, type PlannedReads, unboundedSteps } from '@/lib/testing/planned-reads';
import { testOperations } from '@/lib/testing/test-operations';
import { createTestPanel, type TestPanel } from '@/lib/testing/test-panel';
import { findOwnAccounts } from './accounts/find-own-accounts';
import { listAccounts } from './accounts/list-accounts';
import { listServiceNames } from './accounts/list-service-names';
import { findInstanceAudit } from './audit/find-instance-audit';
import { findAccounts } from './instance/find-accounts';
import { findPeople } from './instance/find-people';

const MANY = 100_000;
const PAGE = 25;

let panel: TestPanel;
let reads: PlannedReads;
let dependencies: TestPanel['dependencies'];
let instanceOwner: PanelUser;

beforeAll(async () => {
  panel = await createTestPanel();
  const { db, strangersAccount, actors } = panel;
  instanceOwner = await addInstanceOwner(panel);
  const { id } = await db.smsAccount.findUniqueOrThrow({ where: { serviceName: strangersAccount } });
  await panel.writer.commit((tx) => crowdPeople(tx, id, MANY));
  await db.membership.updateMany({ where: { accountId: id }, data: { role: 'owner' } });
  await crowdAccounts(panel, { panelUserId: actors.owner.panelUserId, rows: MANY });
  reads = await openPlannedReads(panel.file);
  dependencies = { ...panel.dependencies, db: reads.db };
});

afterAll(async () => {
  await reads.close();
  await panel.close();
});

// What is numbered is counted and put in order as a whole: see docs/performance.md.
/** What is made of the accounts of one person, by their memberships, and the seven days of each zone of a page. */
const OWN = /^SCAN (own|o|p|s|z|counted)\b|^SCAN \d+-ROW VALUES CLAUSE|TEMP B-TREE FOR ORDER BY/;
const COUNTED = /^SCAN (SmsAccount|PanelUser)/;
/** Credit changes with every message, so no index is kept of it. */
const BY_CREDIT = /^SCAN SmsAccount|TEMP B-TREE FOR ORDER BY/;

/** Reads, and fails on a statement that reads or sorts more than what `excused` says. */
async function bounded<Value>(read: () => Promise<Value>, excused: RegExp): Promise<Value> {
  let value: Value | undefined;
  const planned = await reads.plansOf(async () => {
    value = await read();
  });
  const unbounded = planned.flatMap((one) =>
    unboundedSteps(one).flatMap((step) => (excused.test(step) ? [] : [{ step, sql: one.sql }])),
  );
  expect(unbounded).toEqual([]);
  return value ?? expect.unreachable();
}

test('the names of somebody’s accounts are read as far as they are asked for, and go on after the last', async () => {
  const list = (actor: PanelUser, after: string | null, limit: number) =>
    bounded(() => listServiceNames(dependencies, actor, { after, limit }), OWN);
  const { owner, viewer } = panel.actors;
  expect(await list(instanceOwner, null, 10)).toEqual({ names: [], hasMore: false });
  expect(await list(viewer, null, 1)).toEqual({ names: [panel.account], hasMore: false });
  const first = await list(owner, null, 10_000);
  expect(first).toMatchObject({ hasMore: true });
  expect(first.names).toHaveLength(10_000);
  const second = await list(owner, first.names.at(-1) ?? '', 10_000);
  expect(new Set([...first.names, ...second.names]).size).toBe(20_000);
});

test('of somebody’s accounts a page is read, and what these sent, whatever others have', async () => {
  const list = (actor: PanelUser, asked: object) =>
    bounded(() => listAccounts(dependencies, actor, accountListQuery.parse(asked)), OWN);
  const { owner, viewer } = panel.actors;
  expect(await list(instanceOwner, {})).toMatchObject({ accounts: [], total: 0, all: 0 });
  expect(await list(viewer, {})).toMatchObject({ accounts: [{ serviceName: panel.account }], total: 1, all: 1 });
  const first = await list(owner, {});
  const second = await list(owner, { page: '2' });
  expect(first).toMatchObject({ total: MANY + 1, all: MANY + 1, page: 1 });
  expect([first.accounts.length, second.accounts.length]).toEqual([PAGE, PAGE]);
  expect(second.accounts).not.toContainEqual(first.accounts.at(-1));
  for (const asked of [
    ...[{ search: 'crowd0000' }, { search: 'shop 4' }, { state: 'disabled' }, { credit: 'none' }, { credit: 'enough' }],
    ...[{ sort: 'credit' }, { sort: 'traffic' }, { sort: 'role' }, { sort: 'state', direction: 'desc' }],
    { page: '1000000' },
  ]) {
    const { accounts } = await list(owner, asked);
    expect({ asked, found: accounts.length > 0, most: accounts.length <= PAGE }).toEqual({
      asked,
      found: true,
      most: true,
    });
  }
  expect(await list(owner, { search: 'nothing of the kind' })).toMatchObject({ accounts: [], total: 0 });
  expect((await bounded(() => findOwnAccounts(dependencies, owner, { search: 'crowd' }), OWN)).accounts).toHaveLength(
    20,
  );
});

test('of all accounts a page is read', async () => {
  const find = async (asked: object) => {
    const query = instanceAccountsQuery.parse(asked);
    const found = await bounded(
      () => findAccounts(dependencies, instanceOwner, query),
      query.sort === 'credit' ? BY_CREDIT : COUNTED,
    );
    return found.ok ? found.value : expect.unreachable();
  };
  const first = await find({});
  const second = await find({ page: '2' });
  expect(first).toMatchObject({ total: MANY + 2, page: 1 });
  expect([first.accounts.length, second.accounts.length]).toEqual([PAGE, PAGE]);
  expect(second.accounts).not.toContainEqual(first.accounts.at(-1));
  for (const asked of [
    ...[{ search: 'crowd0000' }, { search: 'owner@' }, { state: 'disabled' }, { sort: 'credit' }, { sort: 'added' }],
    ...[{ sort: 'serviceName', direction: 'desc' }, { direction: 'desc' }, { page: '1000000' }],
  ]) {
    const { accounts } = await find(asked);
    expect({ asked, found: accounts.length > 0, most: accounts.length <= PAGE }).toEqual({
      asked,
      found: true,
      most: true,
    });
  }
  expect(await find({ search: 'crowd000077' })).toMatchObject({ total: 1 });
  // An account names a few of its owners, those who are looked for among them.
  const [account] = (await find({ search: 'person-2-099999@' })).accounts;
  expect(account).toMatchObject({ serviceName: panel.strangersAccount, ownerCount: MANY + 1 });
  expect(account?.owners).toHaveLength(MOST_IN_ROW);
  expect(account?.owners).toContain('person-2-099999@example.com');
  expect(await find({ search: 'nothing of the kind' })).toMatchObject({ accounts: [], total: 0 });
});

test('of all panel users a page is read', async () => {
  const find = async (asked: object) => {
    const found = await bounded(() => findPeople(dependencies, instanceOwner, peopleQuery.parse(asked)), COUNTED);
    return found.ok ? found.value : expect.unreachable();
  };
  const first = await find({});
  const second = await find({ page: '2' });
  expect(first).toMatchObject({ total: MANY + 5, page: 1 });
  expect([first.people.length, second.people.length]).toEqual([PAGE, PAGE]);
  expect(second.people).not.toContainEqual(first.people.at(-1));
  expect((await find({ page: '1000000' })).people.length).toBeLessThanOrEqual(PAGE);
  expect((await find({ search: 'person-2-0000' })).people).toHaveLength(PAGE);
  expect(await find({ search: 'viewer@' })).toMatchObject({ total: 1 });
  // Somebody's line names a few of their accounts, the one that is looked for among them.
  const owner = (await find({ search: 'crowd099999' })).people.find(({ email }) => email === panel.actors.owner.email);
  expect(owner).toMatchObject({ accountCount: MANY + 1 });
  expect(owner?.accounts).toHaveLength(MOST_IN_ROW);
  expect(owner?.accounts.map(({ serviceName }) => serviceName)).toContain('sms-crowd099999-1');
  expect(await find({ search: 'nothing of the kind' })).toMatchObject({ people: [], total: 0 });
});

test('of the instance’s audit log a page is read, with no entry, one and a hundred thousand', async () => {
  const list = (asked: object) =>
    bounded(
      () =>
        findInstanceAudit({ ...dependencies, ...testOperations() }, instanceOwner, instanceAuditListQuery.parse(asked)),
      /^$/,
    );
  const { db } = panel;
  const where = { accountId: INSTANCE_LOG };
  expect(await list({})).toEqual({ ok: true, value: { rows: [], hasOlder: false, searchedTo: null } });
  await panel.writer.commit((tx) => crowdAudit(tx, INSTANCE_LOG, 1));
  expect(await list({})).toMatchObject({ ok: true, value: { rows: [{ subject: 'user-000001' }], hasOlder: false } });
  await panel.writer.commit((tx) => crowdAudit(tx, INSTANCE_LOG, MANY - 1));
  expect(await db.auditEntry.count({ where })).toBe(MANY);
  for (const asked of [
    ...[{}, { subject: 'user-0000' }, { of: 'user-000001' }, { actor: 'owner' }, { action: 'carrier.change' }],
    { from: '2026-10-01', to: '2026-10-02' },
  ]) {
    const page = await list(asked);
    expect(page).toMatchObject({ ok: true });
    if (page.ok) expect(page.value.rows.length).toBeLessThanOrEqual(50);
  }
  await db.auditEntry.deleteMany({ where });
});
