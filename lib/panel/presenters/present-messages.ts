import type { BulkSendProgress, LinePage, Message } from '@/lib/domain/delivery/message';
import type { SentBulk } from '@/lib/domain/delivery/sent-bulk';
import { groupMsisdn } from '@/lib/domain/numbering/group-msisdn';
import { groupSender } from '@/lib/domain/sender/group-sender';
import type { MessageList, MessageRow, SentBulkRow } from '@/lib/schemas/message';
import { presentLog } from './present-log';

export const presentMessage = ({ createdAt, dueAt, refundedAt, ...message }: Message): MessageRow => ({
  ...message,
  groupedSender: groupSender(message.sender),
  groupedRecipient: groupMsisdn(message.recipient),
  createdAt: createdAt.toISOString(),
  dueAt: dueAt.toISOString(),
  refunded: refundedAt !== null,
});

export const presentSentBulk = ({ createdAt, dueAt, ...send }: SentBulk): SentBulkRow => ({
  ...send,
  groupedSender: groupSender(send.sender),
  createdAt: createdAt.toISOString(),
  dueAt: dueAt.toISOString(),
});

const presentRows = presentLog((line: Message | SentBulk) =>
  'lastId' in line ? presentSentBulk(line) : presentMessage(line),
);

/** A page of the sending log as the panel reads it. */
export const presentMessages = ({
  bulkSends,
  unwrittenCount,
  ...page
}: LinePage & {
  readonly bulkSends: readonly BulkSendProgress[];
  readonly unwrittenCount: number;
}): MessageList => ({
  ...presentRows(page),
  bulkSends: [...bulkSends],
  unwrittenCount,
});
