import { findFollowed } from '@/lib/db/messages/followed-messages';
import type { FollowedMessage } from '@/lib/domain/delivery/followed-message';
import { err, ok } from '@/lib/domain/result';
import { defineUseCase } from '../_shared/define-use-case';

/** `login` null: whoever of the account has sent it. */
type Input = { readonly id: number; readonly login: string | null };

/** One message and what became of it, without what it cost whom and which URLs were told. */
export const getOutgoing = defineUseCase<Input, FollowedMessage, 'message_not_found'>({
  action: 'message.read',
  run: async ({ db }, { id: accountId }, { id, login }) => {
    const message = await findFollowed(db, { accountId, login }, id);
    return message ? ok(message) : err('message_not_found');
  },
});
