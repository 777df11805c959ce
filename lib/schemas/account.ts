import { z } from 'zod';
import { ACCOUNT_SORTS, CREDIT_LEVELS } from '@/lib/domain/account/account-list';
import { ACCOUNT_STATES } from '@/lib/domain/account/account-of-instance';
import { REPLY_ACTIONS } from '@/lib/domain/incoming/reply-options';
import { isOneLine } from '@/lib/domain/one-line';
import { ROLES } from '@/lib/domain/panel-user/role';
import { RETENTION } from '@/lib/domain/retention/retention';
import { isTimeZone } from '@/lib/domain/time/time-zone';
import { storedLimit } from './alert';
import { fault } from './fault';
import { choiceOf, pageNumber, searchText } from './list-query';
import { tooLong } from './too-long';

const accountSummary = z.object({
  serviceName: z.string(),
  description: z.string(),
  /** Hundredths of a credit, as everywhere. */
  creditsLeft: z.number(),
});

export const accountDetails = accountSummary.extend({
  creditsHeldByQuota: z.number(),
  spentLately: z.number(),
  apiUserCount: z.number(),
  /** Whether any of its messages has ever arrived: until then Home shows how to begin. */
  hasDelivered: z.boolean(),
  timeZone: z.string(),
  retentionMonths: z.number(),
  stopClauseEnabled: z.boolean(),
  stopClauseText: z.string(),
  /** Those of before. */
  earlierStopClauses: z.array(z.string()),
  shortNumber: z.string().nullable(),
  commercialHoursEnabled: z.boolean(),
  callbackUrl: z.string().nullable(),
  callbackFailingSince: z.iso.datetime().nullable(),
  replyAction: z.enum(REPLY_ACTIONS),
  replyUrl: z.string().nullable(),
  replyText: z.string(),
  replyEmail: z.string(),
  stopUrl: z.string().nullable(),
  ...storedLimit.shape,
  /** Everything older is deleted; null before the first purge. */
  purgedBefore: z.iso.datetime().nullable(),
  purgedMessages: z.number(),
  /** When whoever owns the instance disabled it; null: it is enabled. */
  disabledAt: z.iso.datetime().nullable(),
  role: z.enum(ROLES),
});

/** Whether its messages reach phones. */
export const accountReach = z.object({
  onlySeems: z.boolean(),
  /** Whatever is accepted waits. */
  isNoneEnabled: z.boolean(),
  /** Likewise; also where each carrier that is enabled is down. */
  isNoneTaking: z.boolean(),
  /** How many of its own wait then, at least where more may, and since when the first does; null: nobody knows. */
  waiting: z.object({ count: z.number(), isMore: z.boolean(), since: z.iso.datetime().nullable() }).nullable(),
});
export type AccountReach = z.infer<typeof accountReach>;

/** What the address of the list of accounts says. */
export const accountListQuery = z.strictObject({
  search: searchText(60),
  state: choiceOf(['', ...ACCOUNT_STATES]).default(''),
  credit: choiceOf(['', ...CREDIT_LEVELS]).default(''),
  sort: choiceOf(ACCOUNT_SORTS).default('name'),
  direction: choiceOf(['asc', 'desc']).default('asc'),
  page: pageNumber.default(1),
});
export type AccountListQuery = z.infer<typeof accountListQuery>;

export const ACCOUNTS_PAGE_SIZE = 25;

export const accountList = z.object({
  accounts: z.array(
    accountSummary.extend({
      role: z.enum(ROLES),
      isDisabled: z.boolean(),
      spentLately: z.number(),
      week: z.array(z.number()),
    }),
  ),
  total: z.number(),
  all: z.number(),
  page: z.number(),
});

/** One's own accounts of a name with such a part, few at a time. */
export const ownAccountsQuery = z.strictObject({ search: searchText(60) });
export const ownAccounts = z.object({
  accounts: z.array(accountSummary),
  /** There are others, which a longer search would find. */
  hasMore: z.boolean(),
});
export type OwnAccounts = z.infer<typeof ownAccounts>;

const months = fault('retention_months', { least: RETENTION.least, most: RETENTION.most });

export const changeRetentionSchema = z.object({
  retentionMonths: z
    .string()
    .regex(/^\s*\d{1,3}\s*$/, months)
    .transform(Number)
    .pipe(z.number().min(RETENTION.least, months).max(RETENTION.most, months)),
});
/** As the original's field takes it. */
const MAX_ACCOUNT_NAME = 25;

/** What an account's people call it. */
export const accountName = z
  .string()
  .trim()
  .max(MAX_ACCOUNT_NAME, tooLong('name', MAX_ACCOUNT_NAME))
  .refine(isOneLine, fault('not_one_line', { what: 'name' }));

export const changeDescriptionSchema = z.object({ description: accountName });
export const changeTimeZoneSchema = z.object({
  timeZone: z.string().max(60, fault('time_zone_unknown')).refine(isTimeZone, fault('time_zone_unknown')),
});
export const changeStopClauseSchema = z.object({ stopClauseEnabled: z.boolean() });
export const changeCommercialHoursSchema = z.object({ commercialHoursEnabled: z.boolean() });

export type AccountDetails = z.infer<typeof accountDetails>;
