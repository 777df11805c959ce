import { hashPassword } from '@/lib/crypto/password-hash';
import { insertApiUser } from '@/lib/db/api-users';
import { inTransaction } from '@/lib/db/client';
import { err, ok } from '@/lib/domain/result';
import { defineUseCase } from '../_shared/define-use-case';

type Input = { readonly login: string; readonly password: string };

/** Adds an API user. Its password is hashed here and nowhere kept. */
export const addApiUser = defineUseCase<Input, null, 'login_taken'>({
  action: 'api-user.add',
  changes: ['api-users'],
  run: async ({ db, now }, { id: accountId }, { login, password }) => {
    const passwordHash = await hashPassword(password);
    const added = await inTransaction(db, (tx) =>
      insertApiUser(tx, { accountId, login, passwordHash, createdAt: now }),
    );
    return added ? ok(null) : err('login_taken');
  },
});
