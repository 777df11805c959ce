import { lockApiUser } from '@/lib/db/api-users/api-users';
import { inTransaction } from '@/lib/db/connections/client';
import type { ApiUserSettings } from '@/lib/domain/api-user/api-user';
import { planQuotaChange } from '@/lib/domain/api-user/quota';
import { changedMeanwhile, isUnchanged } from '@/lib/domain/changed-meanwhile';
import type { Credits } from '@/lib/domain/credits';
import { err, ok } from '@/lib/domain/result';
import { defineUseCase } from '../_shared/define-use-case';
import { giveQuota } from '../_shared/give-quota';
import { recordChange } from '../_shared/record-change';

type Input = {
  readonly login: string;
  readonly active: boolean;
  readonly quota: Credits;
  readonly seen?: Pick<ApiUserSettings, 'quotaRevision'>;
};
type Refusal = 'api_user_not_found' | 'changed_meanwhile' | 'unchanged' | 'quota_above_credit' | 'quota_negative';

/**
 * Gives an API user exactly the wanted quota, taking from or giving back to the account. The balances are read under
 * the database's lock, so two people who edit at once can neither create nor lose credit: the later one is refused.
 */
export const changeQuota = defineUseCase<Input, null, Refusal>({
  action: 'api-user.change-quota',
  changes: ['credits', 'api-users'],
  run: ({ db, now }, scope, { login, active, quota, seen }, actor) =>
    inTransaction(db, async (tx) => {
      const user = await lockApiUser(tx, scope.id, login);
      if (!user) return err('api_user_not_found');
      if (changedMeanwhile(seen, { quotaRevision: user.quotaRevision })) return err('changed_meanwhile');
      const plan = planQuotaChange(user, { active, quota });
      if (!plan.ok) return plan;
      const before = { quotaActive: user.quotaActive, quotaLeft: user.quotaLeft };
      const after = { quotaActive: active, quotaLeft: plan.value.quotaLeft };
      if (isUnchanged(before, after)) return err('unchanged');
      await giveQuota(tx, { scope, actor, now }, { id: user.id, login }, plan.value);
      const change = { action: 'api-user.change-quota', subject: login, before, after } as const;
      await recordChange(tx, { scope, actor, now }, change);
      return ok(null);
    }),
});
