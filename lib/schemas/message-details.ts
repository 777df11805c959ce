import { z } from 'zod';
import { DLR_IDS } from '@/lib/domain/delivery/dlr';
import { EVENT_REASONS } from '@/lib/domain/delivery/event-reason';
import { HANDINGS } from '@/lib/domain/delivery/handing';
import { MESSAGE_STATES } from '@/lib/domain/delivery/message-state';
import { ENDS_HERE } from '@/lib/domain/delivery/stopped-here';
import { KEPT_BY } from '@/lib/domain/kept-by';
import { callbackRow } from './callback';
import { incomingRow } from './incoming';
import { rowId } from './list-query';
import { messageRow } from './message';
import { movementRow } from './movement';

export const messageDetailsQuery = z.strictObject({ id: rowId });
export type MessageDetailsQuery = z.infer<typeof messageDetailsQuery>;

const state = z.enum(MESSAGE_STATES);
const dlrId = z.literal(DLR_IDS);

const messageEvent = z.object({
  id: z.number(),
  at: z.iso.datetime(),
  state,
  ptt: z.number(),
  dlrId,
  /** Null: it is about the whole message. */
  segment: z.number().nullable(),
  /** The carrier's own words, or empty. */
  carrierText: z.string(),
  /** Ours, where no carrier said anything; else null. */
  reason: z.enum(EVENT_REASONS).nullable(),
  /** False: late or repeated, so that it changed nothing. */
  applied: z.boolean(),
});
export type MessageEventRow = z.infer<typeof messageEvent>;

const submittedSegment = z.object({
  segment: z.number(),
  carrier: z.string(),
  rawId: z.string().nullable(),
  state,
  ptt: z.number(),
  at: z.iso.datetime(),
});

const keptMessage = messageRow.extend({
  encoding: z.enum(['gsm7', 'ucs2']),
  smsClass: z.number(),
  tag: z.string(),
  dlrId,
  carrier: z.string().nullable(),
  /** Why it ended without any carrier; null: it did not. */
  stoppedHere: z.enum(ENDS_HERE).nullable(),
  settledAt: z.iso.datetime().nullable(),
  /** Nothing more is expected of it. */
  isOver: z.boolean(),
  /** What keeps it from being deleted; null: nothing does. */
  keptBy: z.enum(KEPT_BY).nullable(),
  refundedAt: z.iso.datetime().nullable(),
  hasApiUser: z.boolean(),
  /** Whose quota gets back what it cost if it is cancelled; null: the account's credit does. */
  quotaOf: z.string().nullable(),
  /** Its number is on the account's blacklist now, whatever became of the message. */
  isRecipientBlacklisted: z.boolean(),
  /** With which carrier it is while none has answered for it; null: with none. */
  handing: z.object({ carrier: z.string(), how: z.enum(HANDINGS), isDisabled: z.boolean() }).nullable(),
  /** It is due, and waits because no carrier is enabled. */
  waitsForAny: z.boolean(),
  /** It waits, or has waited, for a moment that somebody chose, or for commercial hours. */
  wasScheduled: z.boolean(),
  events: z.array(messageEvent),
  /** What a carrier took of a message of several. */
  segments: z.array(submittedSegment),
});
export type KeptMessageRow = z.infer<typeof keptMessage>;

export const messageDetails = z.object({
  readAt: z.iso.datetime(),
  message: keptMessage,
  /** Of the bulk send that it is of; null: of none. */
  sendId: z.number().nullable(),
  movements: z.array(movementRow),
  callbacks: z.array(callbackRow),
  replies: z.array(incomingRow),
});
export type MessageDetailsAnswer = z.infer<typeof messageDetails>;
