import { findApiUserId } from '@/lib/db/api-users/api-users';
import { findIncomingMessage } from '@/lib/db/incoming/incoming-log';
import type { IncomingMessage } from '@/lib/domain/incoming/incoming-message';
import { err, ok } from '@/lib/domain/result';
import { defineUseCase } from '../_shared/define-use-case';

/** `login` null: whosever message it answers. */
type Input = { readonly id: number; readonly login: string | null };

/** One message that was sent to the account, with the tag of the one that it answers. */
export const getIncoming = defineUseCase<Input, IncomingMessage & { readonly tag: string }, 'message_not_found'>({
  action: 'incoming.read',
  run: async ({ db }, { id: accountId }, { id, login }) => {
    const apiUserId = login === null ? null : await findApiUserId(db, accountId, login);
    if (login !== null && apiUserId === null) return err('message_not_found');
    const message = await findIncomingMessage(db, accountId, { id, apiUserId });
    return message ? ok(message) : err('message_not_found');
  },
});
