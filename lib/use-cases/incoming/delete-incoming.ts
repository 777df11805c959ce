import { lockAccount } from '@/lib/db/accounts/accounts';
import { findApiUserId } from '@/lib/db/api-users/api-users';
import { inTransaction } from '@/lib/db/connections/client';
import { dropIncoming, findReceived, holdIncoming } from '@/lib/db/incoming/drop-incoming';
import { keepOfIncoming } from '@/lib/db/incoming/left-of-deleted';
import { takeOutOfMails } from '@/lib/db/incoming/reply-mails';
import { replyKeptBy } from '@/lib/domain/incoming/reply-kept-by';
import { err, ok } from '@/lib/domain/result';
import { defineUseCase } from '../_shared/define-use-case';
import { recordChange } from '../_shared/record-change';

/** `login` null: whosever message it answers. */
type Input = { readonly id: number; readonly login: string | null };

/**
 * Deletes a reply that is whole from the log with the callbacks that told it, once none is owed; a mail that still waits
 * does not tell it. What came of it stays: an answer, or its number on the blacklist; and for a while what its carrier
 * calls it, so that it is not heard again. The audit log keeps that it was deleted, not what it said, nor who sent it.
 */
export const deleteIncoming = defineUseCase<Input, null, 'message_not_found' | 'reply_not_over'>({
  action: 'incoming.delete',
  changes: ['incoming', 'callbacks', 'audit'],
  run: ({ db, now }, scope, { id, login }, actor) =>
    inTransaction(db, async (tx) => {
      await holdIncoming(tx, scope.id, id);
      await lockAccount(tx, scope.id);
      const apiUserId = login === null ? null : await findApiUserId(tx, scope.id, login);
      if (login !== null && apiUserId === null) return err('message_not_found');
      const reply = await findReceived(tx, scope.id, { id, apiUserId });
      if (!reply) return err('message_not_found');
      if (replyKeptBy(reply, now) !== null) return err('reply_not_over');
      await keepOfIncoming(tx, id, now);
      await takeOutOfMails(tx, scope.id, reply);
      await dropIncoming(tx, scope.id, id);
      const before = { reply: id, receivedAt: reply.createdAt.toISOString() };
      await recordChange(tx, { scope, actor, now }, { action: 'incoming.delete', subject: '', before });
      return ok(null);
    }),
});
