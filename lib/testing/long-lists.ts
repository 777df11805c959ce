/** Every list of an account, as it is read with a hundred thousand rows. */
import { expect } from 'vitest';
import type { PanelUser } from '@/lib/domain/authorisation/actor';
import type { NumberedPage } from '@/lib/domain/page';
import type { Result } from '@/lib/domain/result';
import { MOST_SENDERS } from '@/lib/domain/sender/sender';
import type { RESOURCES } from '@/lib/queries/resources';
import { alertListQuery } from '@/lib/schemas/alert';
import { apiUserListQuery } from '@/lib/schemas/api-user';
import { auditListQuery } from '@/lib/schemas/audit';
import { blacklistQuery } from '@/lib/schemas/blacklist';
import { callbackListQuery } from '@/lib/schemas/callback';
import { incomingListQuery } from '@/lib/schemas/incoming';
import { messageListQuery } from '@/lib/schemas/message';
import { movementListQuery } from '@/lib/schemas/movement';
import { panelUserListQuery } from '@/lib/schemas/panel-user';
import { refusalListQuery } from '@/lib/schemas/refused-request';
import { scheduledListQuery } from '@/lib/schemas/scheduled';
import type { PanelDependencies } from '@/lib/use-cases/_shared/define-use-case';
import { searchAccount } from '@/lib/use-cases/accounts/search-account';
import { findAlerts } from '@/lib/use-cases/alerts/find-alerts';
import { findApiUsers } from '@/lib/use-cases/api-users/find-api-users';
import { findRefusedRequests } from '@/lib/use-cases/api-users/find-refused-requests';
import { findAuditEntries } from '@/lib/use-cases/audit/find-audit-entries';
import { findBlacklisted } from '@/lib/use-cases/blacklist/find-blacklisted';
import { findCallbacks } from '@/lib/use-cases/callbacks/find-callbacks';
import { findMovements } from '@/lib/use-cases/credit/find-movements';
import { findIncoming } from '@/lib/use-cases/incoming/find-incoming';
import { findMessages } from '@/lib/use-cases/messages/find-messages';
import { findScheduled } from '@/lib/use-cases/messages/find-scheduled';
import { findPanelUsers } from '@/lib/use-cases/panel-users/find-panel-users';
import { findSenders } from '@/lib/use-cases/senders/find-senders';

export type Asked = Readonly<Record<string, string>>;
export type Page = { readonly rows: readonly unknown[]; readonly next: Asked | null };
type List = {
  readonly name: string;
  /** What the panel reads it by. */
  readonly of: keyof typeof RESOURCES;
  readonly pageSize: number;
  /** Rows of it for each row that the crowd is asked for. */
  readonly each?: number;
  /** What sorts or reads rows of the account alone, as docs/performance.md says why. */
  readonly excused?: RegExp;
  readonly read: (dependencies: PanelDependencies, actor: PanelUser, account: string, asked: Asked) => Promise<Page>;
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

export const LISTS: readonly List[] = [
  {
    name: 'the sending log',
    of: 'messages',
    pageSize: 50,
    // What waits is there, too, and what was cancelled.
    each: 3,
    read: async (dependencies, actor, account, asked) =>
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
        { state: 'cancelled' },
        { text: 'sale' },
        { before: '1990000' },
        { send: '1990000' },
        PERIOD,
      ],
    ],
  },
  {
    name: 'what waits',
    of: 'scheduled',
    pageSize: 50,
    // Of bulk sends, which are paid a hundred messages at a time, a hundred are told.
    excused: /`BulkSend`.*LIMIT/s,
    read: async (dependencies, actor, account, asked) =>
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
    of: 'callbacks',
    pageSize: 25,
    read: async (dependencies, actor, account, asked) =>
      logPage(value(await findCallbacks(dependencies, actor, account, callbackListQuery.parse(asked)))),
    filters: [
      ...[{ login: '99' }, { of: 'user-000001' }, { url: 'customer' }, { status: 'pending' }, { status: 'failing' }],
      ...[
        { status: 'failed' },
        { status: 'delivered' },
        { kind: 'status' },
        { ptt: '4' },
        { message: '2000007' },
        PERIOD,
      ],
    ],
  },
  {
    name: 'the ledger',
    of: 'movements',
    pageSize: 50,
    read: async (dependencies, actor, account, asked) =>
      logPage(value(await findMovements(dependencies, actor, account, movementListQuery.parse(asked)))),
    filters: [{ kind: 'debit' }, { kind: 'grant' }, { login: '99' }, { message: '2000007' }, PERIOD],
  },
  {
    name: 'the audit log',
    of: 'audit',
    pageSize: 50,
    read: async (dependencies, actor, account, asked) =>
      logPage(value(await findAuditEntries(dependencies, actor, account, auditListQuery.parse(asked)))),
    filters: [{ subject: '99' }, { of: 'user-000001' }, { actor: 'owner' }, { action: 'api-user.add' }, PERIOD],
  },
  {
    name: 'the alerts',
    of: 'alerts',
    pageSize: 50,
    read: async (dependencies, actor, account, asked) =>
      logPage(value(await findAlerts(dependencies, actor, account, alertListQuery.parse(asked)))),
    filters: [{ login: '99' }, { recipient: '0001' }, { status: 'failed' }, { channel: 'sms' }, PERIOD],
  },
  {
    name: 'the blacklist',
    of: 'blacklist',
    pageSize: 50,
    read: async (dependencies, actor, account, asked) =>
      logPage(value(await findBlacklisted(dependencies, actor, account, blacklistQuery.parse(asked)))),
    filters: [{ number: '06 00 00' }, { number: '0001' }, PERIOD],
  },
  {
    name: 'what was received',
    of: 'incoming',
    pageSize: 50,
    read: async (dependencies, actor, account, asked) =>
      logPage(value(await findIncoming(dependencies, actor, account, incomingListQuery.parse(asked)))),
    filters: [{ number: '06 00 00' }, { number: '0001' }, { text: 'yes' }, PERIOD],
  },
  {
    name: 'the API users',
    of: 'apiUsers',
    pageSize: 25,
    excused: /FROM "ApiUser" .*ORDER BY (?!"loginOrder")/s,
    read: async (dependencies, actor, account, asked) => {
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
    of: 'panelUsers',
    pageSize: 25,
    // Without whoever reads.
    asked: { search: 'person-' },
    excused: /FROM "Membership" .*ORDER BY u.email/s,
    read: async (dependencies, actor, account, asked) => {
      const { members } = value(await findPanelUsers(dependencies, actor, account, panelUserListQuery.parse(asked)));
      return numbered(members, 'page');
    },
    filters: [{}, { search: '99' }, { page: '4000' }],
  },
  {
    name: 'the invitations',
    of: 'panelUsers',
    pageSize: 25,
    excused: /FROM "Membership" .*ORDER BY u.email/s,
    read: async (dependencies, actor, account, asked) => {
      const asks = panelUserListQuery.parse(asked);
      return numbered(value(await findPanelUsers(dependencies, actor, account, asks)).invitations, 'invited');
    },
    filters: [{ search: '99' }, { invited: '4000' }],
  },
  {
    name: 'the refused requests',
    of: 'refusedRequests',
    pageSize: 50,
    read: async (dependencies, actor, account, asked) =>
      logPage(value(await findRefusedRequests(dependencies, actor, account, refusalListQuery.parse(asked)))),
    filters: [{ login: '99' }, { of: 'user-000001' }, { reason: 'quota_reached' }, PERIOD],
  },
];

/** What is told as a whole, of each account's hundred thousand a bounded part. */
export const PARTS: readonly (Omit<List, 'pageSize' | 'each' | 'filters' | 'read'> & {
  readonly most: number;
  readonly read: (dependencies: PanelDependencies, actor: PanelUser, account: string) => Promise<readonly unknown[]>;
})[] = [
  {
    name: 'the senders',
    of: 'senders',
    // All of them: an account may have no more.
    most: MOST_SENDERS,
    excused: /FROM `main`.`Sender`/,
    read: async (dependencies, actor, account) => value(await findSenders(dependencies, actor, account, undefined)),
  },
  {
    name: 'what the palette finds',
    of: 'search',
    // Of messages, API users and senders five each.
    most: 15,
    excused: /FROM `main`.`Sender`/,
    read: async (dependencies, actor, account) =>
      Object.values(value(await searchAccount(dependencies, actor, account, { text: '0000' }))).flat(),
  },
];

/** What holds lists that cannot grow with an account: of one thing, of a day, or the first few. */
export const OF_ONE_THING = [
  // Its clauses of before, of which there are few (lib/domain/account/reply-numbers.ts).
  'account',
  'apiUserDetails',
  // Its programs that are bound, of which each node takes a few (lib/db/smpp/session-list.ts).
  'apiUserSessions',
  'message',
  'movementSums',
  // Of the instance: lib/use-cases/rates/long-rates.test.ts.
  'prices',
  'sentBulk',
  'traffic',
  'trafficSample',
  'trouble',
];
