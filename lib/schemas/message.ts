import { z } from 'zod';
import { SENT_BY } from '@/lib/domain/authorisation/sent-by';
import { MESSAGE_STATES } from '@/lib/domain/delivery/message-state';
import { OUTCOMES } from '@/lib/domain/delivery/sent-bulk';
import { isNumberPart } from '@/lib/domain/numbering/number-part';
import { fault } from './fault';
import { choiceOf, rowId, searchText } from './list-query';
import { logOf, logQuery, periodQuery } from './log';
import { namedActor } from './named-actor';
import { pttFilter } from './ptt-filter';

export const MESSAGES_PAGE_SIZE = 50;

/** A number or a part of one, as people write them (lib/domain/numbering/number-search.ts). */
export const numberPart = searchText(50).refine((text) => text === '' || isNumberPart(text), fault('filter_no_number'));

const callingCode = z
  .string()
  .regex(/^([1-9]\d{0,2})?$/, fault('filter_no_choice'))
  .default('');

/** Of which kind whoever sent it is. */
export const sentByChoice = choiceOf(['', ...SENT_BY]).default('');

/** A part of the name of the person, or of the program with a key, who sent it; API users are asked for by login. */
export const sentByName = searchText(100);

const filters = {
  recipient: numberPart,
  /** A part of it, as of the sender, the text and the tag. */
  login: searchText(40),
  /** The whole of a login. */
  of: searchText(40),
  by: sentByChoice,
  who: sentByName,
  sender: searchText(40),
  text: searchText(100),
  tag: searchText(100),
  state: choiceOf(['', ...MESSAGE_STATES]).default(''),
  ptt: pttFilter,
  /** A calling code. */
  country: callingCode,
  id: rowId.optional(),
  /** A bulk send's id. */
  send: rowId.optional(),
};

/** Which messages are written to a file. */
export const messageFilterQuery = periodQuery.safeExtend(filters);
export type MessageFilterQuery = z.infer<typeof messageFilterQuery>;

export const messageListQuery = logQuery
  .safeExtend({
    ...filters,
    /** A message's id, like `before`: a page is the rows on one side of it. */
    after: rowId.optional(),
  })
  .refine(({ before, after }) => before === undefined || after === undefined, {
    path: ['after'],
    error: fault('filter_two_pages'),
  });
export type MessageListQuery = z.infer<typeof messageListQuery>;

export const messageRow = z.object({
  id: z.number(),
  createdAt: z.iso.datetime(),
  dueAt: z.iso.datetime(),
  login: z.string().nullable(),
  /** Null: the API user of that login. */
  sentBy: namedActor.nullable(),
  sender: z.string(),
  /** As people read it: of a number as its country writes it. */
  groupedSender: z.string(),
  recipient: z.string(),
  /** As its country writes it. */
  groupedRecipient: z.string(),
  text: z.string(),
  segmentCount: z.number(),
  credits: z.number(),
  state: z.enum(MESSAGE_STATES),
  ptt: z.number(),
  refunded: z.boolean(),
  isBlacklisted: z.boolean(),
  isTooOld: z.boolean(),
  willBeRefused: z.boolean(),
});
export type MessageRow = z.infer<typeof messageRow>;

const outcomes = z.record(z.enum(OUTCOMES), z.number());

/** A send to very many, where it stands for all its messages. */
export const sentBulkRow = z.object({
  id: z.number(),
  /** Of its last message. */
  lastId: z.number(),
  createdAt: z.iso.datetime(),
  dueAt: z.iso.datetime(),
  login: z.string().nullable(),
  sentBy: namedActor.nullable(),
  sender: z.string(),
  groupedSender: z.string(),
  messageCount: z.number(),
  /** The first that they share; null: each recipient has a text of their own. */
  text: z.string().nullable(),
  segmentCount: z.number().nullable(),
  outcomes,
  /** In hundredths, refunds taken off. */
  cost: z.number(),
  /** What came back of one that ended without a message; null: it has messages, or may still have some. */
  refunded: z.number().nullable(),
});
export type SentBulkRow = z.infer<typeof sentBulkRow>;

export const isSentBulk = (row: MessageRow | SentBulkRow): row is SentBulkRow => 'lastId' in row;

/** A bulk send that ended without a message: a file of messages has nothing of it. */
export const hasNoMessage = (row: MessageRow | SentBulkRow): boolean => isSentBulk(row) && row.refunded !== null;

const bulkSend = z.object({
  id: z.number(),
  login: z.string().nullable(),
  sentBy: namedActor.nullable(),
  messageCount: z.number(),
  writtenCount: z.number(),
});
export type BulkSendProgress = z.infer<typeof bulkSend>;

export const messageList = logOf(z.union([messageRow, sentBulkRow])).extend({
  /** Sends to very many recipients whose messages are still being written. */
  bulkSends: z.array(bulkSend),
  /** Messages of bulk sends that wait for their moment, and that the filters may be about: they are listed from then on. */
  unwrittenCount: z.number(),
  hasNewer: z.boolean(),
});
export type MessageList = z.infer<typeof messageList>;
