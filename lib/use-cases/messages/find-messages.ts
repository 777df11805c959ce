import { listOpenBulkSends } from '@/lib/db/messages/bulk-sends';
import { listMessages } from '@/lib/db/messages/message-log';
import { ok } from '@/lib/domain/result';
import type { MessageList, MessageListQuery } from '@/lib/schemas/message';
import { defineUseCase } from '../_shared/define-use-case';

/** One page of the sending log. */
export const findMessages = defineUseCase<MessageListQuery, MessageList>({
  action: 'message.read',
  run: async ({ db }, { id }, query) =>
    ok({ ...(await listMessages(db, id, query)), bulkSends: await listOpenBulkSends(db, id) }),
});
