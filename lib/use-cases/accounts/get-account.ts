import { readAccount } from '@/lib/db/accounts/accounts';
import type { Account } from '@/lib/domain/account/account';
import type { Role } from '@/lib/domain/panel-user/role';
import { ok } from '@/lib/domain/result';
import { dayInZone } from '@/lib/domain/time/zoned-time';
import { defineUseCase } from '../_shared/define-use-case';

/** One account's balances and settings, and the role that the actor has on it. */
export const getAccount = defineUseCase<void, Account & { readonly role: Role }>({
  action: 'account.read',
  run: async ({ db, now }, { id, role, timeZone }) =>
    ok({ ...(await readAccount(db, id, dayInZone(now, timeZone))), role }),
});
