import { hashPassword } from '@/lib/crypto/password-hash';
import { insertApiUser } from '@/lib/db/api-users';
import { inTransaction } from '@/lib/db/client';
import { err, ok } from '@/lib/domain/result';
import { defineUseCase } from '../_shared/define-use-case';
import { recordChange } from '../_shared/record-change';

type Input = { readonly login: string; readonly password: string };

/** Adds an API user. Its password is hashed here and nowhere kept. */
export const addApiUser = defineUseCase<Input, null, 'login_taken'>({
  action: 'api-user.add',
  changes: ['api-users'],
  run: async ({ db, now }, scope, { login, password }, actor) => {
    const passwordHash = await hashPassword(password);
    return inTransaction(db, async (tx) => {
      const added = await insertApiUser(tx, { accountId: scope.id, login, passwordHash, createdAt: now });
      if (!added) return err('login_taken');
      await recordChange(tx, { scope, actor, now }, { action: 'api-user.add', subject: login });
      return ok(null);
    });
  },
});
