import { lockAccount } from '@/lib/db/accounts/accounts';
import { deleteBlacklisted } from '@/lib/db/blacklist/blacklist';
import { inTransaction } from '@/lib/db/connections/client';
import { formatMsisdn } from '@/lib/domain/numbering/msisdn';
import { err, ok } from '@/lib/domain/result';
import { defineUseCase } from '../_shared/define-use-case';
import { recordChange } from '../_shared/record-change';

/** Takes a number off the account's blacklist: it gets what is sent from then on. */
export const removeFromBlacklist = defineUseCase<{ readonly number: string }, null, 'number_not_listed'>({
  action: 'blacklist.remove',
  changes: ['blacklist', 'audit'],
  run: ({ db, now }, scope, { number: msisdn }, actor) =>
    inTransaction(db, async (tx) => {
      await lockAccount(tx, scope.id);
      if (!(await deleteBlacklisted(tx, scope.id, msisdn))) return err('number_not_listed');
      const before = { number: formatMsisdn(msisdn) };
      await recordChange(tx, { scope, actor, now }, { action: 'blacklist.remove', subject: '', before });
      return ok(null);
    }),
});
