import { lockAccount } from '@/lib/db/accounts/accounts';
import { inTransaction } from '@/lib/db/connections/client';
import { keepOfMessage } from '@/lib/db/incoming/left-of-deleted';
import { countDeleted, dropMessages, findDeletable } from '@/lib/db/messages/drop-messages';
import { holdMessagesOf } from '@/lib/db/messages/hold';
import { err, ok } from '@/lib/domain/result';
import { defineUseCase } from '../_shared/define-use-case';
import { recordChange } from '../_shared/record-change';

/** `login` null: whoever of the account has sent it. */
type Input = { readonly id: number; readonly login: string | null };

/**
 * Deletes a message that is over from the log, with its text, its events and its callbacks. What was paid stays in the
 * ledger, and what was counted of its hour in the usage. To whom and from where it was sent is kept while somebody may
 * answer it: a STOP must find its account. The audit log keeps that it was deleted, not what it said, nor to whom.
 */
export const deleteMessage = defineUseCase<Input, null, 'message_not_found' | 'not_over'>({
  action: 'message.delete',
  changes: ['messages', 'callbacks', 'audit'],
  run: ({ db, now }, scope, { id, login }, actor) =>
    inTransaction(db, async (tx) => {
      await holdMessagesOf(tx, scope.id, [id]);
      await lockAccount(tx, scope.id);
      const message = await findDeletable(tx, { accountId: scope.id, login }, id, now);
      if (!message) return err('message_not_found');
      if (message.keptBy !== null) return err('not_over');
      const { credits, createdAt } = message;
      await countDeleted(tx, id);
      await keepOfMessage(tx, id, now);
      await dropMessages(tx, scope.id, [id]);
      const before = { message: id, acceptedAt: createdAt.toISOString(), credits };
      await recordChange(tx, { scope, actor, now }, { action: 'message.delete', subject: '', before });
      return ok(null);
    }),
});
