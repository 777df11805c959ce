/** Input and output of the instance's pages, above all accounts. */
import { z } from 'zod';
import { ACCOUNT_STATES, INSTANCE_ACCOUNT_SORTS } from '@/lib/domain/account/account-of-instance';
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
  /** Messages of the last thirty days. */
  sent: z.number(),
  owners: z.array(z.string()),
});
export type InstanceAccountRow = z.infer<typeof instanceAccount>;

export const instanceAccounts = z.object({
  accounts: z.array(instanceAccount),
  total: z.number(),
  page: z.number(),
});
export type InstanceAccounts = z.infer<typeof instanceAccounts>;
