/** Input and output of the instance's pages, above all accounts. */
import { z } from 'zod';
import { ACCOUNT_STATES, INSTANCE_ACCOUNT_SORTS } from '@/lib/domain/account/account-of-instance';
import { isOneLine } from '@/lib/domain/one-line';
import { ROLES } from '@/lib/domain/panel-user/role';
import { amount } from './amount';
import { fault } from './fault';
import { choiceOf, pageNumber, searchText } from './list-query';

export const INSTANCE_PAGE_SIZE = 25;

/** What the address of the list says. */
export const instanceAccountsQuery = z.strictObject({
  search: searchText(100),
  state: choiceOf(['', ...ACCOUNT_STATES]).default(''),
  sort: choiceOf(INSTANCE_ACCOUNT_SORTS).default('name'),
  direction: choiceOf(['asc', 'desc']).default('asc'),
  page: pageNumber.default(1),
});
export type InstanceAccountsQuery = z.infer<typeof instanceAccountsQuery>;

const instanceAccount = z.object({
  serviceName: z.string(),
  description: z.string(),
  creditsLeft: z.number(),
  disabledAt: z.iso.datetime().nullable(),
  createdAt: z.iso.datetime(),
  /** Which numbers lead back to it; null: it has none. */
  shortNumber: z.string().nullable(),
  stopClauseText: z.string(),
  /** Messages of a week. */
  sent: z.number(),
  owners: z.array(z.string()),
  /** Of whom `owners` names some. */
  ownerCount: z.number(),
});
export type InstanceAccountRow = z.infer<typeof instanceAccount>;

export const instanceAccounts = z.object({
  accounts: z.array(instanceAccount),
  total: z.number(),
  page: z.number(),
});
export type InstanceAccounts = z.infer<typeof instanceAccounts>;

/** What the address of the list of people says. */
export const peopleQuery = z.strictObject({ search: searchText(100), page: pageNumber.default(1) });
export type PeopleQuery = z.infer<typeof peopleQuery>;

const person = z.object({
  email: z.string(),
  name: z.string(),
  isInstanceOwner: z.boolean(),
  twoFactor: z.boolean(),
  lastSeenAt: z.iso.datetime().nullable(),
  /** Of which `accounts` names some. */
  accountCount: z.number(),
  accounts: z.array(
    z.object({ serviceName: z.string(), description: z.string(), role: z.enum(ROLES), isLastOwner: z.boolean() }),
  ),
});
export type PersonRow = z.infer<typeof person>;

export const peopleList = z.object({ people: z.array(person), total: z.number(), page: z.number() });
export type PeopleList = z.infer<typeof peopleList>;

const LONGEST_REASON = 200;

/** Why credit moves: the account's people read it in their ledger. */
export const reason = z
  .string()
  .trim()
  .min(1, fault('credit_reason_missing'))
  .max(LONGEST_REASON, fault('at_most_characters', { most: LONGEST_REASON }))
  .refine(isOneLine, fault('reason_not_one_line'));

/** More than nothing. */
export const someCredits = amount.refine((credits) => credits > 0, fault('credits_not_positive'));

export const grantCreditSchema = z.object({ credits: someCredits, reason });

export const transferCreditSchema = grantCreditSchema.extend({
  to: z.string().trim().min(1, fault('account_missing')).max(60, fault('account_not_found')),
});

/** What the dialogs make once each, so that nothing is done twice. */
export const actKeyBound = z.object({ key: z.string().regex(/^[\da-f]{32}$/) });

/** What was answered under such a key, as it is kept. */
export const grantedCredit = z.object({ creditsLeft: z.int() });
export const transferredCredit = z.object({ fromLeft: z.int(), toLeft: z.int() });
export const openedAccount = z.object({ serviceName: z.string(), isInvited: z.boolean() });

export const disableAccountSchema = z.object({ disabled: z.boolean() });
