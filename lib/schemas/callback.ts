import { z } from 'zod';
import type { CallbackFault } from '@/lib/domain/callbacks/callback-fault';
import { CALLBACK_KIND_NAMES } from '@/lib/domain/callbacks/callback-kinds';
import { CALLBACK_STATUSES } from '@/lib/domain/callbacks/callback-status';
import { DLR_IDS } from '@/lib/domain/delivery/dlr';
import { fault } from './fault';
import { choiceOf, rowId, searchText } from './list-query';
import { logOf, logQuery, periodQuery } from './log';
import { namedActor } from './named-actor';
import { pttFilter } from './ptt-filter';

export const CALLBACKS_PAGE_SIZE = 25;

const filters = {
  /** A part of it, as of the URL. */
  login: searchText(40),
  /** As long as it may be with what a callback tells. */
  url: searchText(2_200),
  /** The whole of a login. */
  of: searchText(40),
  status: choiceOf(['', ...CALLBACK_STATUSES]).default(''),
  kind: choiceOf(['', ...CALLBACK_KIND_NAMES]).default(''),
  ptt: pttFilter,
  message: rowId.optional(),
};

/** Which callbacks are written to a file. */
export const callbackFilterQuery = periodQuery.safeExtend(filters);
export type CallbackFilterQuery = z.infer<typeof callbackFilterQuery>;

export const callbackListQuery = logQuery.safeExtend(filters);
export type CallbackListQuery = z.infer<typeof callbackListQuery>;

/** A host as a URL names it. */
export const callbackHostQuery = z.strictObject({ host: searchText(255) });

export const callbackHostVerdict = z.object({ isRefused: z.boolean() });

const attempt = z.object({
  at: z.iso.datetime(),
  durationMs: z.number(),
  httpStatus: z.number().nullable(),
  error: z.string().nullable(),
  answer: z.string(),
  /** Where it went, when that was not to the delivery's URL of today. */
  url: z.string().nullable(),
  headers: z.array(z.tuple([z.string(), z.string()])),
});

export const callbackRow = z.object({
  id: z.number(),
  createdAt: z.iso.datetime(),
  login: z.string().nullable(),
  messageId: z.number(),
  kind: z.enum(CALLBACK_KIND_NAMES),
  url: z.string(),
  status: z.enum(CALLBACK_STATUSES),
  told: z.object({ ptt: z.number(), dlrId: z.literal(DLR_IDS) }).nullable(),
  nextAttemptAt: z.iso.datetime().nullable(),
  /** The last time that somebody asked for it by hand. */
  redelivered: z.object({ at: z.iso.datetime(), by: namedActor }).nullable(),
  history: z.array(attempt),
});
export type CallbackRow = z.infer<typeof callbackRow>;

export const callbackList = logOf(callbackRow);

/** One delivery, or every failed one since a time; of API users whose login has that part, or is just `of`; empty means every one. */
export const redeliverSchema = z.discriminatedUnion('what', [
  z.object({
    what: z.literal('one'),
    deliveryId: z.number().int().positive(),
    /** Its last try as the page shows it, null before the first: whoever presses twice means once. */
    seenLastAt: z.iso
      .datetime()
      .transform((text) => new Date(text))
      .nullable()
      .optional(),
  }),
  z.object({
    what: z.literal('failed'),
    since: z.iso.datetime(fault('moment_missing')).transform((text) => new Date(text)),
    login: searchText(40),
    of: searchText(40),
  }),
]);
/** Which failed callbacks are counted: those that a redelivery of the same would send. */
export const failedCallbacksQuery = z.strictObject({
  since: z.iso.datetime(fault('moment_missing')).transform((text) => new Date(text)),
  login: searchText(40),
  of: searchText(40),
});
export type FailedCallbacksQuery = z.infer<typeof failedCallbacksQuery>;

/** All that have ever failed. */
export const EVERY_FAILED_CALLBACK = { since: new Date(0).toISOString(), login: '', of: '' };

export const failedCallbacks = z.object({ count: z.number(), givenUp: z.number(), hasMore: z.boolean() });

export type Redelivery = z.infer<typeof redeliverSchema>;

/** What came of a redelivery. */
export type Redelivered = {
  /** On their way again. */
  readonly count: number;
  /** Meant too, but with no URL to go to any more. */
  readonly withoutUrl: number;
};

/** What the receiver said to a test. */
export type CallbackTest = {
  readonly httpStatus: number | null;
  readonly error: CallbackFault | null;
  readonly durationMs: number;
  readonly answer: string;
  /** There is a secret, but it was not used: see lib/domain/callbacks/callback-signing.ts. */
  readonly signatureWithheld: boolean;
};
