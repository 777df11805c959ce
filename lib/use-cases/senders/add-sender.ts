import { lockAccount } from '@/lib/db/accounts/accounts';
import { insertSender, listSenders } from '@/lib/db/accounts/senders';
import { inTransaction } from '@/lib/db/connections/client';
import { err, ok } from '@/lib/domain/result';
import { senderKey } from '@/lib/domain/sender/sender';
import { defineSystemUseCase } from '../_shared/define-system-use-case';
import { recordChange } from '../_shared/record-change';

/** Declares a sender, from which an account may then send; every spelling of a number is one sender. */
export const addSender = defineSystemUseCase<{ readonly sender: string }, null, 'sender_exists'>({
  action: 'sender.add',
  // Who sends is remembered with the senders of the account.
  changes: ['api-users', 'audit'],
  run: ({ db, now }, scope, { sender }, actor) =>
    inTransaction(db, async (tx) => {
      await lockAccount(tx, scope.id);
      const known = await listSenders(tx, scope.id);
      if (known.some((other) => senderKey(other) === senderKey(sender))) return err('sender_exists');
      await insertSender(tx, { accountId: scope.id, sender, createdAt: now });
      await recordChange(tx, { scope, actor, now }, { action: 'sender.add', subject: '', after: { sender } });
      return ok(null);
    }),
});
