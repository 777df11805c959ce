/** What is read of API users. */
import { z } from 'zod';
import { API_USER_FILTERS, API_USER_SORTS, API_USER_TROUBLES } from '@/lib/domain/api-user/api-user';
import { storedLimit } from './alert';
import { choiceOf, pageNumber, searchText } from './list-query';

/** The one API user that a read is about. */
export const apiUserLogin = z.strictObject({ login: searchText(40) }).transform(({ login }) => login);
export const pendingMessages = z.object({ pendingMessages: z.number() });

export const API_USERS_PAGE_SIZE = 25;
export type ApiUserSort = (typeof API_USER_SORTS)[number];

/** A filter with a few choices; empty: any. */
const anyOr = <const Values extends readonly string[]>(values: Values) => choiceOf(['', ...values]).default('');

/** What the address of the list says. */
export const apiUserListQuery = z.strictObject({
  search: searchText(100),
  quota: anyOr(API_USER_FILTERS.quota),
  limit: anyOr(API_USER_FILTERS.limit),
  restrictions: anyOr(API_USER_FILTERS.restrictions),
  callback: anyOr(API_USER_FILTERS.callback),
  state: anyOr(API_USER_FILTERS.state),
  sort: choiceOf(API_USER_SORTS).default('login'),
  direction: choiceOf(['asc', 'desc']).default('asc'),
  page: pageNumber.default(1),
});
export type ApiUserListQuery = z.infer<typeof apiUserListQuery>;

/** Those that may be low: of all that can send, those with a limit of their own. */
export const LIMITED_API_USERS = {
  limit: 'on',
  state: API_USER_TROUBLES.low.state,
} as const satisfies Partial<ApiUserListQuery>;

export const apiUserRow = z.object({
  login: z.string(),
  quotaActive: z.boolean(),
  quotaLeft: z.number(),
  /** What it was when somebody last set it. */
  quotaGiven: z.number(),
  /** Another one whenever somebody has set the quota. */
  quotaRevision: z.number(),
  ...storedLimit.shape,
  ipRestrictions: z.array(z.string()),
  callbackUrl: z.string().nullable(),
  replyUrl: z.string().nullable(),
  stopUrl: z.string().nullable(),
  /** Set when it failed for days and is called no more. */
  callbackSwitchedOffAt: z.iso.datetime().nullable(),
  /** The first failed try since the last one that succeeded. */
  callbackFailingSince: z.iso.datetime().nullable(),
  /** Whether what is left is below the limit. */
  limitReached: z.boolean(),
  passwordChangedAt: z.iso.datetime(),
  /** Whether callbacks carry a signature. */
  signed: z.boolean(),
  disabled: z.boolean(),
  /** Messages of the last thirty days. */
  sent: z.number(),
  lastUsedAt: z.iso.datetime().nullable(),
});
export type ApiUserRow = z.infer<typeof apiUserRow>;

export const apiUserList = z.object({
  users: z.array(apiUserRow),
  total: z.number(),
  page: z.number(),
  readAt: z.iso.datetime(),
  /** Of all, whatever is searched. */
  trouble: z.object({
    all: z.number(),
    failing: z.number(),
    switchedOff: z.number(),
    blocked: z.number(),
    low: z.number(),
  }),
});
export type ApiUserList = z.infer<typeof apiUserList>;
