import type { BulkSendProgress, Message, MessagePage } from '@/lib/domain/delivery/message';
import type { MessageList, MessageRow } from '@/lib/schemas/message';

/** A page of the sending log as the panel reads it. */
export const presentMessages = ({
  rows,
  bulkSends,
  ...page
}: MessagePage & { readonly bulkSends: readonly BulkSendProgress[] }): MessageList => ({
  ...page,
  bulkSends: [...bulkSends],
  messages: rows.map(presentMessage),
});

export const presentMessage = ({ createdAt, dueAt, refundedAt, ...message }: Message): MessageRow => ({
  ...message,
  createdAt: createdAt.toISOString(),
  dueAt: dueAt.toISOString(),
  refunded: refundedAt !== null,
});
