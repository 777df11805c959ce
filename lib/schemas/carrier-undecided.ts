/** What may have been sent by a carrier, and waits for a person to decide: as its page asks for it, and as they decide. */
import { z } from 'zod';
import { DECISIONS } from '@/lib/domain/delivery/decision';
import { carrierQuery } from './carrier-pages';
import { pageNumber } from './list-query';

/** What the address of the page says. */
export const carrierUndecidedFilters = z.strictObject({ page: pageNumber.default(1) });
export const carrierUndecidedQuery = carrierUndecidedFilters.extend(carrierQuery.shape);
export type CarrierUndecidedQuery = z.infer<typeof carrierUndecidedQuery>;

const time = z.iso.datetime();

const undecidedMessage = z.object({
  id: z.number(),
  serviceName: z.string(),
  sender: z.string(),
  groupedSender: z.string(),
  recipient: z.string(),
  groupedRecipient: z.string(),
  /** What it cost, in hundredths. */
  credits: z.number(),
  since: time,
  /** When it ends, if nobody decides. */
  endsAt: time,
});
export type UndecidedRow = z.infer<typeof undecidedMessage>;

export const carrierUndecided = z.object({
  messages: z.array(undecidedMessage),
  total: z.number(),
  page: z.number(),
  readAt: time,
});
export type CarrierUndecided = z.infer<typeof carrierUndecided>;

/** Of one message; null: of all that waited at that moment. */
export const decidedMessages = z.object({
  messageId: z.int().positive().nullable(),
  until: z.iso.datetime().transform((text) => new Date(text)),
  decision: z.enum(DECISIONS),
});
export type DecidedMessages = z.infer<typeof decidedMessages>;
