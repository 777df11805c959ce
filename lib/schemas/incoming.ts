/** Input and output of the log of what was received. */
import { z } from 'zod';
import { KEPT_BY } from '@/lib/domain/kept-by';
import { searchText } from './list-query';
import { logOf, logQuery, periodQuery } from './log';
import { numberPart } from './message';

export const INCOMING_PAGE_SIZE = 50;

const filters = { number: numberPart, text: searchText(100) };

/** Which of it is written to a file. */
export const incomingFilterQuery = periodQuery.safeExtend(filters);
export type IncomingFilterQuery = z.infer<typeof incomingFilterQuery>;

export const incomingListQuery = logQuery.safeExtend(filters);
export type IncomingListQuery = z.infer<typeof incomingListQuery>;

export const incomingRow = z.object({
  id: z.number(),
  createdAt: z.iso.datetime(),
  msisdn: z.string(),
  /** As its country writes it. */
  groupedMsisdn: z.string(),
  recipient: z.string(),
  groupedRecipient: z.string(),
  text: z.string(),
  segmentCount: z.number(),
  receivedCount: z.number(),
  isStop: z.boolean(),
  messageId: z.number(),
  /** From whom that was; null: it is not kept any more. */
  sender: z.string().nullable(),
  answerId: z.number().nullable(),
  /** What keeps it from being deleted; null: nothing does. */
  keptBy: z.enum(KEPT_BY).nullable(),
});
export type IncomingRow = z.infer<typeof incomingRow>;

export const incomingList = logOf(incomingRow);
