/** Every list of the panel with no row, one and a hundred thousand: one page of it, in work that has a bound. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PanelUser } from '@/lib/domain/authorisation/actor';
import type { NumberedPage } from '@/lib/domain/page';
import type { Result } from '@/lib/domain/result';
import { alertListQuery } from '@/lib/schemas/alert';
import { apiUserListQuery } from '@/lib/schemas/api-user';
import { auditListQuery } from '@/lib/schemas/audit';
import { callbackListQuery } from '@/lib/schemas/callback';
import { messageListQuery } from '@/lib/schemas/message';
import { movementListQuery } from '@/lib/schemas/movement';
import { panelUserListQuery } from '@/lib/schemas/panel-user';
import { scheduledListQuery } from '@/lib/schemas/scheduled';
import { crowd } from '@/lib/testing/crowd';
import { openPlannedReads, type PlannedReads, unboundedSteps } from '@/lib/testing/planned-reads';
import { createTestPanel, type TestPanel } from '@/lib/testing/test-panel';
import type { PanelDependencies } from './_shared/define-use-case';
import { findAlerts } from './alerts/find-alerts';
import { findApiUsers } from './api-users/find-api-users';
import { findAuditEntries } from './audit/find-audit-entries';
import { findCallbacks } from './callbacks/find-callbacks';
import { findMovements } from './credit/find-movements';
import { findMessages } from './messages/find-messages';
import { findScheduled } from './messages/find-scheduled';
import { findPanelUsers } from './panel-users/find-panel-users';

const MANY = 100_000;
const NONE = 'sms-none-1';

let panel: TestPanel;
let reads: PlannedReads;
let dependencies: PanelDependencies;
const sizes = new Map<string, number>();

beforeAll(async () => {
  panel = await createTestPanel();
  const { db, account, strangersAccount, actors } = panel;
  const createdAt = panel.dependencies.now;
  await db.smsAccount.create({ data: { serviceName: NONE, createdAt } });
  await db.creditMovement.deleteMany();
  // Ids grow with time, whosever they are.
  for (const [serviceName, rows, firstId] of [
    [NONE, 0, 0],
    [strangersAccount, 1, 10],
    [account, MANY, 2_000_000],
  ] as const) {
    const { id: accountId } = await db.smsAccount.findUniqueOrThrow({ where: { serviceName } });
    const { panelUserId } = actors.owner;
    if (serviceName !== account) await db.membership.create({ data: { accountId, panelUserId, role: 'owner' } });
    await crowd(panel, { accountId, rows, firstId });
    sizes.set(serviceName, rows);
  }
  reads = await openPlannedReads(panel.file);
  dependencies = { ...panel.dependencies, db: reads.db };
});

afterAll(async () => {
  await reads.close();
  await panel.close();
});

type Asked = Readonly<Record<string, string>>;
type Page = { readonly rows: readonly unknown[]; readonly next: Asked | null };
type List = {
  readonly name: string;
  readonly pageSize: number;
  /** Rows of it for each row that the crowd is asked for. */
  readonly each?: number;
  /** What sorts or reads rows of the account alone, as docs/performance.md says why. */
  readonly excused?: RegExp;
  readonly read: (actor: PanelUser, account: string, asked: Asked) => Promise<Page>;
  /** What is asked for, when that is not everything. */
  readonly asked?: Asked;
  /** One of each filter, and what is searched. */
  readonly filters: readonly Asked[];
};

const value = <Value>(result: Result<Value, string>): Value =>
  result.ok ? result.value : expect.unreachable(result.error);

type LogPage = { readonly rows: readonly { readonly id: number }[]; readonly hasOlder: boolean };

const logPage = ({ rows, hasOlder }: LogPage): Page => ({
  rows,
  next: hasOlder ? { before: String(rows.at(-1)?.id) } : null,
});

const numbered = ({ rows, total, page }: NumberedPage<unknown>, name: string): Page => ({
  rows,
  next: page * 25 < total ? { [name]: String(page + 1) } : null,
});

const PERIOD = { from: '2026-10-01', to: '2026-10-02' };

const LISTS: readonly List[] = [
  {
    name: 'the sending log',
    pageSize: 50,
    // What waits is there, too.
    each: 2,
    read: async (actor, account, asked) =>
      logPage(value(await findMessages(dependencies, actor, account, messageListQuery.parse(asked)))),
    filters: [
      ...[{ login: '99' }, { of: 'user-000001' }, { recipient: '06 00 00' }, { recipient: '0001' }, { sender: 'tes' }],
      ...[
        { text: 'code' },
        { tag: 'tag-3' },
        { state: 'failed' },
        { ptt: '4' },
        { country: '33' },
        { id: '2000007' },
        PERIOD,
      ],
    ],
  },
  {
    name: 'what waits',
    pageSize: 50,
    // Of bulk sends, which are paid a hundred messages at a time, a hundred are told.
    excused: /`BulkSend`.*LIMIT/s,
    read: async (actor, account, asked) =>
      logPage(value(await findScheduled(dependencies, actor, account, scheduledListQuery.parse(asked)))),
    filters: [
      { recipient: '0001' },
      { login: '99' },
      { of: 'user-000001' },
      { sender: 'tes' },
      { text: 'code' },
      PERIOD,
    ],
  },
  {
    name: 'the callback log',
    pageSize: 25,
    read: async (actor, account, asked) =>
      logPage(value(await findCallbacks(dependencies, actor, account, callbackListQuery.parse(asked)))),
    filters: [
      ...[{ login: '99' }, { of: 'user-000001' }, { url: 'customer' }, { status: 'pending' }, { status: 'failing' }],
      ...[{ status: 'failed' }, { status: 'delivered' }, { ptt: '4' }, { message: '2000007' }, PERIOD],
    ],
  },
  {
    name: 'the ledger',
    pageSize: 50,
    read: async (actor, account, asked) =>
      logPage(value(await findMovements(dependencies, actor, account, movementListQuery.parse(asked)))),
    filters: [{ kind: 'debit' }, { kind: 'grant' }, { login: '99' }, { message: '2000007' }, PERIOD],
  },
  {
    name: 'the audit log',
    pageSize: 50,
    read: async (actor, account, asked) =>
      logPage(value(await findAuditEntries(dependencies, actor, account, auditListQuery.parse(asked)))),
    filters: [{ subject: '99' }, { of: 'user-000001' }, { actor: 'owner' }, { action: 'api-user.add' }, PERIOD],
  },
  {
    name: 'the alerts',
    pageSize: 50,
    read: async (actor, account, asked) =>
      logPage(value(await findAlerts(dependencies, actor, account, alertListQuery.parse(asked)))),
    filters: [{ login: '99' }, { recipient: '0001' }, { status: 'failed' }, { channel: 'sms' }, PERIOD],
  },
  {
    name: 'the API users',
    pageSize: 25,
    excused: /FROM "ApiUser" .*ORDER BY (?!"loginOrder")/s,
    read: async (actor, account, asked) => {
      const { users, total, page } = value(
        await findApiUsers(dependencies, actor, account, apiUserListQuery.parse(asked)),
      );
      return numbered({ rows: users, total, page }, 'page');
    },
    filters: [
      ...[{ search: '99' }, { quota: 'on' }, { quota: 'used_up' }, { limit: 'on' }, { limit: 'reached' }],
      ...[{ restrictions: 'on' }, { callback: 'on' }, { callback: 'failing' }, { state: 'disabled' }],
      ...[{ direction: 'desc' }, { sort: 'sent' }, { page: '4000' }],
    ],
  },
  {
    name: 'the panel users',
    pageSize: 25,
    // Without whoever reads.
    asked: { search: 'person-' },
    excused: /FROM "Membership" .*ORDER BY u.email/s,
    read: async (actor, account, asked) => {
      const { members } = value(await findPanelUsers(dependencies, actor, account, panelUserListQuery.parse(asked)));
      return numbered(members, 'page');
    },
    filters: [{}, { search: '99' }, { page: '4000' }],
  },
  {
    name: 'the invitations',
    pageSize: 25,
    excused: /FROM "Membership" .*ORDER BY u.email/s,
    read: async (actor, account, asked) => {
      const asks = panelUserListQuery.parse(asked);
      return numbered(value(await findPanelUsers(dependencies, actor, account, asks)).invitations, 'invited');
    },
    filters: [{ search: '99' }, { invited: '4000' }],
  },
];

test.each(LISTS)(
  '$name answers one page in bounded work, whatever is asked of it',
  async ({ pageSize, each = 1, asked: usual = {}, excused, read, filters }) => {
    for (const [account, size] of sizes) {
      const rows = size * each;
      let page: Page = { rows: [], next: null };
      const ask = async (asked: Asked) => {
        const planned = await reads.plansOf(async () => {
          page = await read(panel.actors.owner, account, asked);
        });
        expect(planned).not.toEqual([]);
        const unbounded = planned.flatMap((one) => (excused?.test(one.sql) ? [] : unboundedSteps(one)));
        expect({ account, asked, unbounded }).toEqual({ account, asked, unbounded: [] });
        expect(page.rows.length).toBeLessThanOrEqual(pageSize);
      };
      await ask(usual);
      expect(page.rows).toHaveLength(Math.min(rows, pageSize));
      expect(page.next === null).toBe(rows <= pageSize);
      const first = page;
      if (first.next) {
        await ask({ ...usual, ...first.next });
        expect(page.rows).toHaveLength(pageSize);
        expect(page.rows).not.toContainEqual(first.rows.at(-1));
      }
      for (const filter of filters) {
        await ask(filter);
        if (size === MANY) expect({ filter, found: page.rows.length > 0 }).toEqual({ filter, found: true });
      }
    }
  },
);
