import { lockAccount } from '@/lib/db/accounts/accounts';
import { deleteSenderRow, findSender } from '@/lib/db/accounts/senders';
import { inTransaction } from '@/lib/db/connections/client';
import { err, ok } from '@/lib/domain/result';
import { SENDER_CHANGES } from '../_shared/declare-sender';
import { defineUseCase } from '../_shared/define-use-case';
import { recordChange } from '../_shared/record-change';

/**
 * Takes a sender away, also the last one: requests that name it are refused from the next one on. Messages that were
 * accepted keep it, scheduled ones included.
 */
export const deleteSender = defineUseCase<{ readonly sender: string }, null, 'sender_gone'>({
  action: 'sender.delete',
  changes: SENDER_CHANGES,
  run: ({ db, now }, scope, { sender }, actor) =>
    inTransaction(db, async (tx) => {
      await lockAccount(tx, scope.id);
      if (!(await findSender(tx, scope.id, sender))) return err('sender_gone');
      await deleteSenderRow(tx, scope.id, sender);
      await recordChange(tx, { scope, actor, now }, { action: 'sender.delete', subject: sender });
      return ok(null);
    }),
});
