/** Lists that programs read as bare ids or names, of a hundred thousand rows: a page of them, in work that has a bound. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { crowd } from '@/lib/testing/crowd';
import { openPlannedReads, type PlannedReads, unboundedSteps } from '@/lib/testing/planned-reads';
import { createTestPanel, type TestPanel } from '@/lib/testing/test-panel';
import type { PanelDependencies } from './_shared/define-use-case';
import { listApiUsers } from './api-users/list-api-users';
import { listBlacklisted } from './blacklist/list-blacklisted';
import { findIncomingIds } from './incoming/find-incoming-ids';
import { FIRST_JOBS, findJobs, type JobCursor } from './messages/find-jobs';
import { findOutgoing } from './messages/find-outgoing';

const MANY = 100_000;
const LIMIT = 1_000;
const ALWAYS = { since: null, until: null } as const;
const WHOLE = { login: null, limit: LIMIT, period: ALWAYS } as const;

let panel: TestPanel;
let reads: PlannedReads;
let dependencies: PanelDependencies;

beforeAll(async () => {
  panel = await createTestPanel();
  const { db, account } = panel;
  await db.creditMovement.deleteMany();
  const { id: accountId } = await db.smsAccount.findUniqueOrThrow({ where: { serviceName: account } });
  await crowd(panel, { accountId, rows: MANY, firstId: 2_000_000 });
  reads = await openPlannedReads(panel.file);
  dependencies = { ...panel.dependencies, db: reads.db };
});

afterAll(async () => {
  await reads.close();
  await panel.close();
});

type Page = { readonly found: readonly unknown[]; readonly goesOn: boolean };
type Outcome<Value> = { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly error: string };

const value = <Value>(outcome: Outcome<Value>): Value =>
  outcome.ok ? outcome.value : expect.unreachable(outcome.error);

const outgoing = async (asked: Partial<Parameters<typeof findOutgoing>[3]>): Promise<Page> => {
  const found = await findOutgoing(dependencies, panel.actors.owner, panel.account, { ...WHOLE, ...asked });
  const { ids, next } = value(found);
  return { found: ids, goesOn: next !== null };
};

const jobs = async (from: JobCursor): Promise<Page> => {
  const asked = { login: null, from, limit: LIMIT };
  const { ids, next } = value(await findJobs(dependencies, panel.actors.owner, panel.account, asked));
  return { found: ids, goesOn: next !== null };
};

const LISTS: readonly (readonly [name: string, read: () => Promise<Page>])[] = [
  ['what was sent', () => outgoing({})],
  ['what was sent, further down', () => outgoing({ before: 2_050_000 })],
  ['what a login sent', () => outgoing({ login: 'user-000001' })],
  ['what was sent in a period', () => outgoing({ period: { since: new Date('2026-10-01'), until: null } })],
  ['what was sent from a sender', () => outgoing({ sender: 'TEST' })],
  ['what was sent with a tag', () => outgoing({ tag: 'tag-3' })],
  ['what a login sent with a tag', () => outgoing({ login: 'user-000003', tag: 'tag-3' })],
  ['what was sent with a ptt', () => outgoing({ ptt: 4 })],
  ['what was sent with a DLR id', () => outgoing({ dlrId: 1 })],
  ['what was sent at once', () => outgoing({ deferredMinutes: 0 })],
  ['what was sent to a number', () => outgoing({ recipient: '33600000001' })],
  ['what waits', () => jobs(FIRST_JOBS)],
  ['what waits, further down', () => jobs({ behind: null })],
  [
    'what was received',
    async () => {
      const found = await findIncomingIds(dependencies, panel.actors.owner, panel.account, WHOLE);
      const { ids, next } = value(found);
      return { found: ids, goesOn: next !== null };
    },
  ],
  [
    'the blacklist',
    async () => {
      const found = await listBlacklisted(dependencies, panel.actors.owner, panel.account, { limit: LIMIT });
      const { msisdns, next } = value(found);
      return { found: msisdns, goesOn: next !== null };
    },
  ],
  [
    'logins',
    async () => {
      const found = await listApiUsers(dependencies, panel.actors.owner, panel.account, { after: null, limit: LIMIT });
      const { logins, next } = value(found);
      return { found: logins, goesOn: next !== null };
    },
  ],
];

/** Slices of bulk sends, which are paid a hundred messages at a time. */
const EXCUSED = /"BulkSlice"/;

test.each(LISTS)('%s', async (_, read) => {
  let page: Page = { found: [], goesOn: false };
  const planned = await reads.plansOf(async () => {
    page = await read();
  });
  expect(planned).not.toEqual([]);
  expect(planned.flatMap((one) => (EXCUSED.test(one.sql) ? [] : unboundedSteps(one)))).toEqual([]);
  expect(page.found.length).toBeGreaterThan(0);
  expect(page.found.length).toBeLessThanOrEqual(LIMIT);
  expect(page.goesOn).toBe(page.found.length === LIMIT);
});

test.each([{}, { sender: 'TEST' }, { before: 2_050_000 }])(
  'what was sent with a tag is read by the index of tags (%o)',
  async (asked) => {
    const planned = await reads.plansOf(() => outgoing({ tag: 'tag-3', ...asked }));
    const steps = planned.filter(({ sql }) => sql.includes('"Message"')).flatMap((one) => one.steps);
    expect(steps).not.toEqual([]);
    expect(steps.filter((step) => !step.includes('Message_tagged_idx'))).toEqual([]);
  },
);
