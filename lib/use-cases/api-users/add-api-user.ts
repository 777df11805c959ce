import { lockAccount } from '@/lib/db/accounts/accounts';
import { insertApiUser, saveApiUser } from '@/lib/db/api-users/api-users';
import { inTransaction } from '@/lib/db/connections/client';
import { planQuotaChange } from '@/lib/domain/api-user/quota';
import { err, ok } from '@/lib/domain/result';
import { hashPassword } from '@/lib/platform/crypto/password-hash';
import type { NewApiUser } from '@/lib/schemas/change-api-user';
import { defineUseCase } from '../_shared/define-use-case';
import { giveQuota } from '../_shared/give-quota';
import { recordChange } from '../_shared/record-change';

type Refusal = 'login_taken' | 'quota_above_credit' | 'quota_negative';

/**
 * Adds an API user with all its settings, or nothing. Its password is hashed here and nowhere kept; a quota is taken
 * from the account in the same transaction.
 */
export const addApiUser = defineUseCase<NewApiUser, null, Refusal>({
  action: 'api-user.add',
  changes: ['credits', 'api-users', 'alerts'],
  run: async ({ db, now }, scope, user, actor) => {
    const { login, password, quota, limit, ipRestrictions, callbackUrl } = user;
    const passwordHash = await hashPassword(password);
    return inTransaction(db, async (tx) => {
      const creditsLeft = await lockAccount(tx, scope.id);
      const plan = planQuotaChange({ creditsLeft, quotaActive: false, quotaLeft: 0 }, quota);
      if (!plan.ok) return plan;
      const id = await insertApiUser(tx, { accountId: scope.id, login, passwordHash, createdAt: now });
      if (id === null) return err('login_taken');
      await saveApiUser(tx, id, {
        ipRestrictions: JSON.stringify(ipRestrictions),
        callbackUrl,
        alertThreshold: limit.threshold === null ? null : BigInt(limit.threshold),
        alertSupport: limit.support,
        alertEmail: limit.email,
        alertNumber: limit.number,
      });
      await giveQuota(tx, { scope, actor, now }, { id, login }, plan.value);
      await recordChange(tx, { scope, actor, now }, { action: 'api-user.add', subject: login, after: given(user) });
      return ok(null);
    });
  },
});

const limitGiven = ({ threshold, support, email, number }: NewApiUser['limit']) => ({
  alertThreshold: threshold,
  notification: support,
  ...(email === '' ? {} : { email }),
  ...(number === '' ? {} : { number }),
});

/** The settings that came with the login, for the audit log. */
function given({ quota, limit, ipRestrictions, callbackUrl }: NewApiUser): Readonly<Record<string, unknown>> {
  return {
    ...(quota.active ? { quotaLeft: quota.quota } : {}),
    ...(limit.threshold === null ? {} : limitGiven(limit)),
    ...(ipRestrictions.length === 0 ? {} : { ipRestrictions }),
    ...(callbackUrl === null ? {} : { callbackUrl }),
  };
}
