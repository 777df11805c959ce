import { lockAccount, readAccountLimit, saveAccountLimit } from '@/lib/db/accounts/accounts';
import { inTransaction } from '@/lib/db/connections/client';
import { defineUseCase } from '../_shared/define-use-case';
import { type LimitEdit, type LimitRefusal, saveLimit } from '../_shared/save-limit';

/** Sets below which credit of the account's own somebody is told, and how; a null threshold switches it off. */
export const changeAccountLimit = defineUseCase<LimitEdit, null, LimitRefusal>({
  action: 'account.change-limit',
  // The account's row is read again with its API users.
  changes: ['api-users', 'alerts'],
  run: ({ db, now }, scope, edit, actor) =>
    inTransaction(db, async (tx) => {
      await lockAccount(tx, scope.id);
      return saveLimit(tx, { scope, actor, now }, edit, {
        action: 'account.change-limit',
        subject: '',
        stored: await readAccountLimit(tx, scope.id),
        save: (settings) => saveAccountLimit(tx, scope.id, settings),
      });
    }),
});
