import { lockApiUser, saveQuota } from '@/lib/db/api-users';
import { inTransaction } from '@/lib/db/client';
import { recordMovements } from '@/lib/db/ledger/record-movements';
import { planQuotaChange } from '@/lib/domain/api-user/quota';
import type { Credits } from '@/lib/domain/credits';
import { err, ok } from '@/lib/domain/result';
import { defineUseCase } from '../_shared/define-use-case';

type Input = { readonly login: string; readonly active: boolean; readonly quota: Credits };
type Refusal = 'api_user_not_found' | 'quota_above_credit' | 'quota_negative';

/**
 * Gives an API user exactly the wanted quota, taking from or giving back to the account. The balances are read under
 * the database's lock, so two people who edit at once can neither create nor lose credit: the later one wins whole.
 */
export const changeQuota = defineUseCase<Input, { readonly apiUserId: number }, Refusal>({
  action: 'api-user.change-quota',
  changes: ['credits', 'api-users'],
  run: ({ db, now }, { id: accountId }, { login, active, quota }, actor) =>
    inTransaction(db, async (tx) => {
      const user = await lockApiUser(tx, accountId, login);
      if (!user) return err('api_user_not_found');
      const plan = planQuotaChange(user, { active, quota });
      if (!plan.ok) return plan;
      const { creditsLeft, quotaLeft, accountDelta, quotaDelta } = plan.value;
      await saveQuota(tx, accountId, user.id, plan.value);
      if (quotaDelta !== 0) {
        const kind = quotaDelta > 0 ? 'quota_assigned' : 'quota_released';
        const common = {
          accountId,
          login,
          kind,
          messageId: null,
          actor: `panel:${actor.email}`,
          createdAt: now,
        } as const;
        await recordMovements(tx, [
          { ...common, quotaOfId: null, amount: accountDelta, balanceAfter: creditsLeft },
          { ...common, quotaOfId: user.id, amount: quotaDelta, balanceAfter: quotaLeft },
        ]);
      }
      return ok({ apiUserId: user.id });
    }),
});
