/** What waits for its moment, as the panel reads and changes it. */
import { z } from 'zod';
import { fault } from './fault';
import { searchText } from './list-query';
import { logOf, logQuery } from './log';
import { numberPart, sentByChoice, sentByName } from './message';
import { namedActor } from './named-actor';
import { composeSchema, confirmedPayer, SMS_CLASSES } from './send';

export const SCHEDULED_PAGE_SIZE = 50;

/** The period is of the moments at which messages are to be sent. */
export const scheduledListQuery = logQuery.safeExtend({
  recipient: numberPart,
  /** A part of it, as of the sender and the text. */
  login: searchText(40),
  /** The whole of a login. */
  of: searchText(40),
  by: sentByChoice,
  who: sentByName,
  sender: searchText(40),
  text: searchText(100),
});
export type ScheduledListQuery = z.infer<typeof scheduledListQuery>;

const waiting = z.object({
  id: z.number(),
  createdAt: z.iso.datetime(),
  dueAt: z.iso.datetime(),
  login: z.string().nullable(),
  /** Null: the API user of that login. */
  sentBy: namedActor.nullable(),
  sender: z.string(),
  /** As people read it: of a number as its country writes it. */
  groupedSender: z.string(),
  smsClass: z.number(),
  credits: z.number(),
  /** Whose quota gets them back if it is cancelled; null: the account's credit does. */
  quotaOf: z.string().nullable(),
});

const waitingMessage = waiting.extend({
  recipient: z.string(),
  /** As its country writes it. */
  groupedRecipient: z.string(),
  text: z.string(),
  segmentCount: z.number(),
  willBeRefused: z.boolean(),
});
export type WaitingMessageRow = z.infer<typeof waitingMessage>;

const waitingSend = waiting.extend({
  messageCount: z.number(),
  texts: z.array(z.string()),
  /** How many of the recipients that were looked at are on the blacklist. */
  refused: z.number(),
  lookedAt: z.number(),
});
export type WaitingSendRow = z.infer<typeof waitingSend>;

export const scheduledList = logOf(waitingMessage).extend({ sends: z.array(waitingSend) });
export type ScheduledList = z.infer<typeof scheduledList>;

/** Chosen at once: a page of them by far. */
const MOST_CHOSEN = 500;

const id = z.int().positive();

/** Single messages, or a bulk send as a whole. */
export const waitingTarget = z.discriminatedUnion('what', [
  z.object({ what: z.literal('messages'), ids: z.array(id).min(1).max(MOST_CHOSEN) }),
  z.object({ what: z.literal('send'), id }),
]);
export type WaitingTarget = z.infer<typeof waitingTarget>;

export const rescheduleTarget = z.object({ target: waitingTarget });

/** What came of it: how many, and what was given back for them, in hundredths. */
export type Cancelled = { readonly count: number; readonly credits: number };

/** `already`: how many had been cancelled before, as by the same request whose answer was lost. */
export type CancelOutcome = Cancelled & { readonly already: number };

const moment = composeSchema.shape;

const isSaid = ({ when, at }: { readonly when: 'now' | 'later'; readonly at: string }) => when === 'now' || at !== '';
const MISSING = { path: ['at'], error: fault('moment_missing') };

export const rescheduleSchema = z
  .object({ when: moment.when, at: moment.at, atZone: moment.atZone })
  .refine(isSaid, MISSING);
export type Reschedule = z.infer<typeof rescheduleSchema>;

/** Everything that may still be changed. */
export const editSchema = z
  .object({
    when: moment.when,
    at: moment.at,
    atZone: moment.atZone,
    sender: moment.sender,
    /** Null: each recipient keeps the text that they have. */
    message: moment.message.nullable(),
    smsClass: z.enum(SMS_CLASSES),
  })
  .refine(isSaid, MISSING);
export type EditInput = z.infer<typeof editSchema>;

/** A message or a bulk send, and what its editor began from. */
export const editTarget = z.object({
  target: z.discriminatedUnion('what', [
    z.object({ what: z.literal('messages'), ids: z.array(id).length(1) }),
    z.object({ what: z.literal('send'), id }),
  ]),
});

export const editBound = editTarget.extend({
  seen: z
    .object({
      sender: z.string(),
      smsClass: z.number(),
      dueAt: z.iso.datetime(),
      texts: z.array(z.string()),
    })
    .optional(),
  /** What somebody confirmed that it may cost, in hundredths. */
  confirmedCredits: z.int().nonnegative(),
  ...confirmedPayer.shape,
});

/** What an edit would change of the price, in hundredths. */
export type EditEstimate = {
  readonly count: number;
  readonly before: number;
  readonly after: number;
  /** From whose quota the difference is taken, or to which it goes back; null: the account's credit. */
  readonly quotaOf: string | null;
};
