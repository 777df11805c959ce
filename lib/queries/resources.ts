import type { z } from 'zod';
import type { EventKind } from '@/lib/domain/events';
import { accountDetails, accountReach } from '@/lib/schemas/account';
import { accountSearchAnswer, accountSearchQuery } from '@/lib/schemas/account-search';
import { alertList, alertListQuery, alertTemplates } from '@/lib/schemas/alert';
import { apiUserList, apiUserListQuery, apiUserLogin, pendingMessages } from '@/lib/schemas/api-user';
import { apiUserDetails, apiUserDetailsQuery } from '@/lib/schemas/api-user-details';
import { auditList, auditListQuery } from '@/lib/schemas/audit';
import { blacklist, blacklistQuery } from '@/lib/schemas/blacklist';
import {
  callbackHostQuery,
  callbackHostVerdict,
  callbackList,
  callbackListQuery,
  failedCallbacks,
  failedCallbacksQuery,
} from '@/lib/schemas/callback';
import { incomingList, incomingListQuery } from '@/lib/schemas/incoming';
import { noParameters } from '@/lib/schemas/list-query';
import { messageList, messageListQuery } from '@/lib/schemas/message';
import { messageDetails, messageDetailsQuery } from '@/lib/schemas/message-details';
import { movementFilterQuery, movementList, movementListQuery, movementSums } from '@/lib/schemas/movement';
import { trafficAnswer, trafficQuery, trafficSampleAnswer, troubleAnswer } from '@/lib/schemas/overview';
import { panelUserList, panelUserListQuery } from '@/lib/schemas/panel-user';
import { rateList, ratesQuery } from '@/lib/schemas/rate';
import { refusalList, refusalListQuery } from '@/lib/schemas/refused-request';
import { scheduledList, scheduledListQuery } from '@/lib/schemas/scheduled';
import { senderList } from '@/lib/schemas/sender';
import { sentBulkDetails, sentBulkQuery } from '@/lib/schemas/sent-bulk';
import { apiUserSessions } from '@/lib/schemas/smpp-session';
import { spendingPaceAnswer } from '@/lib/schemas/spending-pace';

/** One read of an account: all that routes, hooks and invalidation know of it. */
export type Resource<Query = unknown, Asked = unknown, Answer = unknown> = {
  /** Below `/api/panel/<account>/`. Its key, too: what makes `users` stale makes `users/details` stale. */
  readonly path: string;
  /** What may be asked of it. */
  readonly query: z.ZodType<Query, Asked>;
  readonly answer: z.ZodType<Answer>;
  /** The changes after which it is read again, besides those of what it lies below. */
  readonly staleAfter: readonly EventKind[];
  /** A list of pages: one is shown until the next one is there. */
  readonly isPaged?: true;
  /**
   * Read again so often while somebody looks, instead of after each change: it takes long, and a busy account changes
   * more often than it could be read.
   */
  readonly everyMs?: number;
  /** Asked for whenever somebody looks, however lately it was read: something is decided by it. */
  readonly isAlwaysStale?: true;
  /** What was read before is not even shown meanwhile: a form begins from it. */
  readonly isNeverCached?: true;
};

/** Everything that the panel reads of an account. */
export const RESOURCES = {
  account: {
    path: 'account',
    query: noParameters,
    answer: accountDetails,
    staleAfter: ['credits', 'api-users', 'panel-users'],
  },
  // What instance owners decide, of which no account is told.
  reach: {
    path: 'reach',
    query: noParameters,
    answer: accountReach,
    staleAfter: [],
    everyMs: 15_000,
  },
  search: {
    path: 'search',
    query: accountSearchQuery,
    answer: accountSearchAnswer,
    staleAfter: ['api-users'],
    isPaged: true,
  },
  apiUsers: {
    path: 'users',
    query: apiUserListQuery,
    answer: apiUserList,
    staleAfter: ['credits', 'api-users'],
    isPaged: true,
  },
  apiUserDetails: {
    path: 'users/details',
    query: apiUserDetailsQuery,
    answer: apiUserDetails,
    staleAfter: ['messages', 'callbacks'],
    isPaged: true,
  },
  // Nobody tells of a bind: a program may bind and unbind as fast as it likes.
  apiUserSessions: {
    path: 'users/sessions',
    query: apiUserLogin,
    answer: apiUserSessions,
    staleAfter: [],
    everyMs: 5_000,
  },
  pendingMessages: {
    path: 'users/pending',
    query: apiUserLogin,
    answer: pendingMessages,
    staleAfter: [],
    isAlwaysStale: true,
  },
  messages: {
    path: 'messages',
    query: messageListQuery,
    answer: messageList,
    staleAfter: ['messages', 'blacklist'],
    isPaged: true,
  },
  message: {
    path: 'messages/details',
    query: messageDetailsQuery,
    answer: messageDetails,
    staleAfter: ['callbacks', 'incoming', 'blacklist'],
  },
  sentBulk: {
    path: 'messages/sends',
    query: sentBulkQuery,
    answer: sentBulkDetails,
    staleAfter: [],
  },
  scheduled: {
    path: 'messages/scheduled',
    query: scheduledListQuery,
    answer: scheduledList,
    staleAfter: [],
    isPaged: true,
  },
  incoming: {
    path: 'received',
    query: incomingListQuery,
    answer: incomingList,
    // A reply can be deleted once its URLs have been told.
    staleAfter: ['incoming', 'callbacks'],
    isPaged: true,
  },
  movements: {
    path: 'movements',
    query: movementListQuery,
    answer: movementList,
    staleAfter: ['credits'],
    isPaged: true,
  },
  // They say when they were added up: after what people do, but not with every message that is sent, because that is a
  // long read.
  movementSums: {
    path: 'movement-sums',
    query: movementFilterQuery,
    answer: movementSums,
    staleAfter: ['api-users', 'audit'],
    isPaged: true,
  },
  // Of days that are over, so that what is spent now changes nothing.
  spendingPace: {
    path: 'credit-pace',
    query: noParameters,
    answer: spendingPaceAnswer,
    staleAfter: ['api-users'],
  },
  traffic: {
    path: 'overview/traffic',
    query: trafficQuery,
    answer: trafficAnswer,
    staleAfter: [],
    everyMs: 5_000,
    isPaged: true,
  },
  trafficSample: {
    path: 'overview/traffic-sample',
    query: trafficQuery,
    answer: trafficSampleAnswer,
    staleAfter: [],
    everyMs: 10_000,
    isPaged: true,
  },
  trouble: {
    path: 'overview/trouble',
    query: noParameters,
    answer: troubleAnswer,
    staleAfter: ['api-users'],
    everyMs: 15_000,
  },
  // Nobody tells of a refusal: whoever can be refused as fast as they like would have all panels read.
  refusedRequests: {
    path: 'refused',
    query: refusalListQuery,
    answer: refusalList,
    staleAfter: ['api-users'],
    everyMs: 5_000,
    isPaged: true,
  },
  callbacks: {
    path: 'callbacks',
    query: callbackListQuery,
    answer: callbackList,
    staleAfter: ['callbacks'],
    isPaged: true,
  },
  // Below the log, so that it is counted again whenever a callback has changed.
  failedCallbacks: {
    path: 'callbacks/failed',
    query: failedCallbacksQuery,
    answer: failedCallbacks,
    staleAfter: [],
    isPaged: true,
  },
  callbackHost: {
    path: 'callbacks/host',
    query: callbackHostQuery,
    answer: callbackHostVerdict,
    staleAfter: [],
  },
  alerts: {
    path: 'alerts',
    query: alertListQuery,
    answer: alertList,
    staleAfter: ['alerts'],
    isPaged: true,
  },
  alertTemplates: {
    path: 'alerts/templates',
    query: noParameters,
    answer: alertTemplates,
    staleAfter: [],
    isNeverCached: true,
  },
  audit: {
    path: 'audit',
    query: auditListQuery,
    answer: auditList,
    staleAfter: ['credits', 'api-users', 'panel-users', 'audit'],
    isPaged: true,
  },
  // What instance owners set, of which no account is told.
  prices: {
    path: 'prices',
    query: ratesQuery,
    answer: rateList,
    staleAfter: [],
    everyMs: 15_000,
    isPaged: true,
  },
  blacklist: {
    path: 'blacklist',
    query: blacklistQuery,
    answer: blacklist,
    staleAfter: ['blacklist'],
    isPaged: true,
  },
  senders: {
    path: 'senders',
    query: noParameters,
    answer: senderList,
    staleAfter: ['api-users'],
  },
  panelUsers: {
    path: 'panel-users',
    query: panelUserListQuery,
    answer: panelUserList,
    staleAfter: ['panel-users'],
    isPaged: true,
  },
} as const satisfies Readonly<Record<string, Resource>>;
