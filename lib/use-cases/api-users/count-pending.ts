import { countPendingMessages, findApiUserId } from '@/lib/db/api-users/api-users';
import { err, ok } from '@/lib/domain/result';
import { defineUseCase } from '../_shared/define-use-case';

/** How many paid messages of an API user have not left yet: what its deletion should tell. */
export const countPending = defineUseCase<string, { readonly pendingMessages: number }, 'not_found'>({
  action: 'api-user.read',
  run: async ({ db }, { id: accountId }, login) => {
    const id = await findApiUserId(db, accountId, login);
    return id === null ? err('not_found') : ok({ pendingMessages: await countPendingMessages(db, accountId, id) });
  },
});
