import type { BulkSendProgress, Message, MessagePage } from '@/lib/domain/delivery/message';
import type { MessageList, MessageRow } from '@/lib/schemas/message';
import { presentLog } from './present-log';

export const presentMessage = ({ createdAt, dueAt, refundedAt, ...message }: Message): MessageRow => ({
  ...message,
  createdAt: createdAt.toISOString(),
  dueAt: dueAt.toISOString(),
  refunded: refundedAt !== null,
});

const presentRows = presentLog(presentMessage);

/** A page of the sending log as the panel reads it. */
export const presentMessages = ({
  bulkSends,
  ...page
}: MessagePage & { readonly bulkSends: readonly BulkSendProgress[] }): MessageList => ({
  ...presentRows(page),
  bulkSends: [...bulkSends],
});
