/** A bulk send as its page reads it. */
import { z } from 'zod';
import { MESSAGE_STATES } from '@/lib/domain/delivery/message-state';
import { rowId } from './list-query';
import { messageRow, sentBulkRow } from './message';
import { namedActor } from './named-actor';

export const sentBulkQuery = z.strictObject({ id: rowId });
export type SentBulkQuery = z.infer<typeof sentBulkQuery>;

const failure = z.object({ state: z.enum(MESSAGE_STATES), ptt: z.number(), count: z.number() });

const bulkPreview = z.object({
  counted: z.number(),
  refused: z.number(),
  countries: z.array(z.object({ callingCode: z.string(), country: z.string().nullable(), sent: z.number() })),
  first: z.array(
    z.object({
      recipient: z.string(),
      groupedRecipient: z.string(),
      text: z.string(),
      segmentCount: z.number(),
      credits: z.number(),
    }),
  ),
});
export type BulkPreviewRow = z.infer<typeof bulkPreview>;

const keptBulk = sentBulkRow.extend({
  hasApiUser: z.boolean(),
  smsClass: z.number(),
  tag: z.string(),
  /** None: each recipient has a text of their own. */
  texts: z.array(z.object({ text: z.string(), encoding: z.enum(['gsm7', 'ucs2']), segmentCount: z.number() })),
  finishedAt: z.iso.datetime().nullable(),
  /** Null: nobody called it off, or that is told no more. */
  cancellation: z.object({ at: z.iso.datetime(), by: namedActor }).nullable(),
  price: z.number(),
  held: z.number(),
  quotaOf: z.string().nullable(),
  /** Most frequent first. */
  failures: z.array(failure),
  /** Failed before there were messages of them. */
  unwritableCount: z.number(),
  /** Deleted from the log, and counted all the same. */
  deletedCount: z.number(),
  waits: z.boolean(),
  /** Of what waits: to whom it goes, as far as its first recipients tell. */
  preview: bulkPreview.nullable(),
});
export type KeptBulkRow = z.infer<typeof keptBulk>;

export const sentBulkDetails = z.object({
  readAt: z.iso.datetime(),
  send: keptBulk,
  /** The first few. */
  messages: z.array(messageRow),
});
export type SentBulkDetailsAnswer = z.infer<typeof sentBulkDetails>;
