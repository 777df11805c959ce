import { readAccount } from '@/lib/db/accounts/accounts';
import { ok } from '@/lib/domain/result';
import type { AccountDetails } from '@/lib/schemas/account';
import { defineUseCase } from '../_shared/define-use-case';

/** One account's balances and settings, and the role that the actor has on it. */
export const getAccount = defineUseCase<void, AccountDetails>({
  action: 'account.read',
  run: async ({ db }, { id, role }) => ok({ ...(await readAccount(db, id)), role }),
});
