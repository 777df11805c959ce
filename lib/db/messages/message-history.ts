import { readSentBy } from '@/lib/domain/authorisation/sent-by';
import { isDlrId } from '@/lib/domain/delivery/dlr';
import { EVENT_REASONS, type EventReason } from '@/lib/domain/delivery/event-reason';
import { isOver } from '@/lib/domain/delivery/is-over';
import type { KeptMessage, MessageEvent } from '@/lib/domain/delivery/kept-message';
import { isFinal, MESSAGE_STATES } from '@/lib/domain/delivery/message-state';
import { EXPIRED_PTT } from '@/lib/domain/delivery/ptt';
import { withoutRepeatedText } from '@/lib/domain/delivery/repeated-text';
import { stoppedHere } from '@/lib/domain/delivery/stopped-here';
import { wordOf } from '@/lib/domain/word-of';
import type { Database } from '../connections/client';
import { findToBeRefused } from './handing';

export const ENCODINGS = ['gsm7', 'ucs2'] as const;

/** A carrier that repeats itself for days must not make the page of its message a long one. */
const MOST_EVENTS = 200;

/** A message of an account, with its history; null: there is none of that id, or none any more. */
export async function findMessage(db: Database, accountId: number, id: number, now: Date): Promise<KeptMessage | null> {
  const found = await db.message.findFirst({ where: { id, accountId }, select: SHOWN });
  if (!found) return null;
  const { apiUserId, updatedAt, ...message } = found;
  const state = wordOf(MESSAGE_STATES, message.state);
  const events = await readEvents(db, id);
  const stopped = stoppedHere(events);
  return {
    ...message,
    sentBy: readSentBy(message.sentBy),
    state,
    isBlacklisted: events.some(({ reason }) => reason === 'blacklisted'),
    isTooOld: stopped === 'too_old',
    willBeRefused: (await findToBeRefused(db, accountId, [message])).has(id),
    encoding: wordOf(ENCODINGS, message.encoding),
    dlrId: readDlrId(message.dlrId),
    settledAt: isFinal(state) ? updatedAt : null,
    isOver: isOver({ state, heardAt: updatedAt }, now),
    hasApiUser: apiUserId !== null && (await db.apiUser.count({ where: { id: apiUserId, accountId } })) > 0,
    events,
    segments: await readSubmittedSegments(db, id),
    stoppedHere: stopped,
    // Whoever it was kept for has never had it.
    carrier: stopped === null ? message.carrier : null,
  };
}

const SHOWN = {
  id: true,
  createdAt: true,
  dueAt: true,
  updatedAt: true,
  apiUserId: true,
  login: true,
  sentBy: true,
  sender: true,
  recipient: true,
  text: true,
  encoding: true,
  smsClass: true,
  segmentCount: true,
  credits: true,
  tag: true,
  state: true,
  ptt: true,
  dlrId: true,
  carrier: true,
  refundedAt: true,
} as const;

export function readDlrId(id: number) {
  if (!isDlrId(id)) throw new Error(`A message has the unknown DLR id ${id}.`);
  return id;
}

async function readEvents(db: Database, messageId: number): Promise<MessageEvent[]> {
  const newest = await db.messageEvent.findMany({
    where: { messageId },
    orderBy: { id: 'desc' },
    take: MOST_EVENTS,
    omit: { messageId: true },
  });
  return newest.reverse().map((event) => ({
    ...event,
    // One that was kept before that was left out may repeat the message.
    carrierText: withoutRepeatedText(event.carrierText),
    state: wordOf(MESSAGE_STATES, event.state),
    dlrId: readDlrId(event.dlrId),
    reason: event.reason === null ? null : wordOf(EVENT_REASONS, event.reason),
  }));
}

/** Of some messages those that expired here, as no carrier took them; what expires at a carrier has the same code. */
export async function idsOfTooOld(
  db: Database,
  messages: readonly { readonly id: number; readonly ptt: number }[],
): Promise<ReadonlySet<number>> {
  const expired = messages.filter(({ ptt }) => ptt === EXPIRED_PTT).map(({ id }) => id);
  if (expired.length === 0) return new Set();
  const found = await db.messageEvent.findMany({
    where: { messageId: { in: expired }, reason: 'too_old' satisfies EventReason },
    select: { messageId: true },
    distinct: ['messageId'],
  });
  const ids = found.map(({ messageId }) => messageId);
  const histories = await Promise.all(ids.map((id) => readEvents(db, id)));
  return new Set(ids.filter((_, place) => stoppedHere(histories[place] ?? []) === 'too_old'));
}

async function readSubmittedSegments(db: Database, messageId: number) {
  const rows = await db.submittedSegment.findMany({
    where: { messageId },
    orderBy: { segment: 'asc' },
    omit: { messageId: true, idKey: true },
  });
  return rows.map((row) => ({ ...row, state: wordOf(MESSAGE_STATES, row.state) }));
}
