import { lockAccount } from '@/lib/db/accounts/accounts';
import { findBlacklisted, insertBlacklisted } from '@/lib/db/blacklist/blacklist';
import { countWaitingTo } from '@/lib/db/blacklist/waiting-to';
import { inTransaction } from '@/lib/db/connections/client';
import { writeActor } from '@/lib/domain/authorisation/actor';
import { formatMsisdn } from '@/lib/domain/numbering/msisdn';
import { err, ok } from '@/lib/domain/result';
import type { WaitingTo } from '@/lib/schemas/blacklist';
import { defineUseCase } from '../_shared/define-use-case';
import { asOfNow, recordChange } from '../_shared/record-change';

/** Puts a number on the account's blacklist: nothing that is not yet on its way goes there any more. */
export const addToBlacklist = defineUseCase<{ readonly number: string }, WaitingTo, 'number_listed'>({
  action: 'blacklist.add',
  changes: ['blacklist', 'audit'],
  run: async ({ db, clock }, scope, { number: msisdn }, actor) => {
    const waiting = await countWaitingTo(db, scope.id, msisdn);
    return inTransaction(db, async (tx) => {
      await lockAccount(tx, scope.id);
      if ((await findBlacklisted(tx, scope.id, [msisdn])).size > 0) return err('number_listed');
      const by = asOfNow({ scope, actor, clock });
      await insertBlacklisted(tx, { accountId: scope.id, msisdn, addedBy: writeActor(actor), createdAt: by.now });
      const after = { number: formatMsisdn(msisdn) };
      await recordChange(tx, by, { action: 'blacklist.add', subject: '', after });
      return ok({ waiting });
    });
  },
});
