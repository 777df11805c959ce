import { z } from 'zod';
import { MESSAGE_STATES } from '@/lib/domain/delivery/message-state';
import { choiceOf, rowId, searchText } from './list-query';
import { searchedTo } from './searched-to';

export const MESSAGES_PAGE_SIZE = 50;

/** `before` and `after` are message ids: a page is the rows on one side of one, so that it costs the same at any depth. */
export const messageListQuery = z.object({
  login: searchText(40),
  recipient: searchText(50),
  state: choiceOf(['', ...MESSAGE_STATES]).default(''),
  before: rowId.optional(),
  after: rowId.optional(),
});
export type MessageListQuery = z.infer<typeof messageListQuery>;

export const messageRow = z.object({
  id: z.number(),
  createdAt: z.iso.datetime(),
  dueAt: z.iso.datetime(),
  login: z.string().nullable(),
  sender: z.string(),
  recipient: z.string(),
  segmentCount: z.number(),
  credits: z.number(),
  state: z.enum(MESSAGE_STATES),
  ptt: z.number(),
  refunded: z.boolean(),
});
export type MessageRow = z.infer<typeof messageRow>;

const bulkSend = z.object({
  id: z.number(),
  login: z.string().nullable(),
  messageCount: z.number(),
  writtenCount: z.number(),
});
export type BulkSendProgress = z.infer<typeof bulkSend>;

export const messageList = z.object({
  /** Sends to very many recipients whose messages are still being written. */
  bulkSends: z.array(bulkSend),
  messages: z.array(messageRow),
  hasNewer: z.boolean(),
  hasOlder: z.boolean(),
  ...searchedTo,
});
export type MessageList = z.infer<typeof messageList>;
