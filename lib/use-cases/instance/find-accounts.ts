import { listAllAccounts } from '@/lib/db/accounts/all-accounts';
import type { InstanceAccountPage } from '@/lib/domain/account/account-of-instance';
import { ok } from '@/lib/domain/result';
import { INSTANCE_PAGE_SIZE, type InstanceAccountsQuery } from '@/lib/schemas/instance';
import { defineInstanceUseCase } from '../_shared/define-instance-use-case';

/** One page of the instance's accounts, whoever is a member of them. */
export const findAccounts = defineInstanceUseCase<InstanceAccountsQuery, InstanceAccountPage>({
  action: 'account.list',
  run: async ({ db, now }, query, actor) => {
    const readerId = actor.kind === 'panel-user' ? actor.panelUserId : null;
    return ok(await listAllAccounts(db, { ...query, readerId, limit: INSTANCE_PAGE_SIZE }, now));
  },
});
