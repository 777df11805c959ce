import { instanceAccounts, instanceAccountsQuery } from '@/lib/schemas/instance';
import type { Resource } from './resources';

/**
 * What stands where the reads of an account name it (`/api/panel/<account>/`), and in their keys. No account is called
 * so: their names have another form.
 */
export const INSTANCE = 'instance';

/**
 * Everything that the panel reads of the instance, above its accounts. No stream tells of it: what others change is
 * asked for from time to time.
 */
export const INSTANCE_RESOURCES = {
  accounts: {
    path: 'accounts',
    query: instanceAccountsQuery,
    answer: instanceAccounts,
    staleAfter: [],
    everyMs: 15_000,
    isPaged: true,
  },
} as const satisfies Readonly<Record<string, Resource>>;
