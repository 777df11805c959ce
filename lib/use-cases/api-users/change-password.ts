import { lockApiUser, savePassword } from '@/lib/db/api-users/api-users';
import { inTransaction } from '@/lib/db/connections/client';
import { err, ok } from '@/lib/domain/result';
import { hashPassword } from '@/lib/platform/crypto/password-hash';
import { defineUseCase } from '../_shared/define-use-case';
import { recordChange } from '../_shared/record-change';

type Input = { readonly login: string; readonly password: string; readonly keepOld: boolean };

const OVERLAP_MS = 24 * 3_600_000;

/** Replaces an API user's password; if asked, the old one stays valid for 24 hours, so that scripts can follow. */
export const changePassword = defineUseCase<Input, null, 'api_user_not_found'>({
  action: 'api-user.change-password',
  changes: ['api-users'],
  run: async ({ db, now }, scope, { login, password, keepOld }, actor) => {
    const passwordHash = await hashPassword(password);
    const oldUntil = keepOld ? new Date(now.getTime() + OVERLAP_MS) : null;
    return inTransaction(db, async (tx) => {
      const user = await lockApiUser(tx, scope.id, login);
      if (!user) return err('api_user_not_found');
      await savePassword(tx, user.id, passwordHash, { oldUntil, now });
      await recordChange(
        tx,
        { scope, actor, now },
        {
          action: 'api-user.change-password',
          subject: login,
          after: { oldPasswordValidUntil: oldUntil },
        },
      );
      return ok(null);
    });
  },
});
