import { readAccount } from '@/lib/db/accounts/accounts';
import { hasDelivered } from '@/lib/db/accounts/traffic';
import type { Account } from '@/lib/domain/account/account';
import type { Role } from '@/lib/domain/panel-user/role';
import { ok } from '@/lib/domain/result';
import { dayInZone } from '@/lib/domain/time/zoned-time';
import { defineUseCase } from '../_shared/define-use-case';

type Found = Account & {
  readonly role: Role;
  /** Whether any of its messages has ever arrived. */
  readonly hasDelivered: boolean;
};

/** One account's balances and settings, and the role that the actor has on it. */
export const getAccount = defineUseCase<void, Found>({
  action: 'account.read',
  run: async ({ db, now }, { id, role, timeZone }) =>
    ok({
      ...(await readAccount(db, id, dayInZone(now, timeZone))),
      hasDelivered: await hasDelivered(db, id),
      role,
    }),
});
