/** What is read of the blacklist. */
import { z } from 'zod';
import { logOf, logQuery, periodQuery } from './log';
import { numberPart } from './message';
import { namedActor } from './named-actor';

export const BLACKLIST_PAGE_SIZE = 50;

const filters = { number: numberPart };

/** Which of it is written to a file. */
export const blacklistFilterQuery = periodQuery.safeExtend(filters);
export type BlacklistFilterQuery = z.infer<typeof blacklistFilterQuery>;

export const blacklistQuery = logQuery.safeExtend(filters);
export type BlacklistQuery = z.infer<typeof blacklistQuery>;

const blacklistRow = z.object({
  id: z.number(),
  msisdn: z.string(),
  /** As its country writes it. */
  groupedMsisdn: z.string(),
  createdAt: z.iso.datetime(),
  addedBy: namedActor,
  messageId: z.number().nullable(),
});
export type BlacklistRow = z.infer<typeof blacklistRow>;

export const blacklist = logOf(blacklistRow);

/** How many messages to a number wait for their moment or for a carrier: with the number on the blacklist, none of them is sent. */
export type WaitingTo = { readonly waiting: number };
