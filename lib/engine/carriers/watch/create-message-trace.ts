/** The last messages that a driver was given, and what it answered: for one that keeps no trace of its own protocol. */
import { MOST_TRACED, type TraceEntry } from '@/lib/domain/carrier/live-carrier';
import { createRing } from '@/lib/platform/memory/ring';
import type { DriverReceipt, SegmentAnswer, Submission } from '../contract/driver';

type Traced = { readonly at: number } & (
  | { readonly message: Submission }
  | { readonly answer: SegmentAnswer }
  | { readonly receipt: DriverReceipt }
);

export function createMessageTrace() {
  const ring = createRing<Traced>(MOST_TRACED);
  return {
    given: (messages: readonly Submission[]): void => {
      const at = Date.now();
      for (const message of messages) ring.push({ at, message });
    },
    answered: (answers: readonly SegmentAnswer[]): void => {
      const at = Date.now();
      for (const answer of answers) ring.push({ at, answer });
    },
    receipt: (receipt: DriverReceipt): void => ring.push({ at: Date.now(), receipt }),
    entries: (): readonly TraceEntry[] => {
      const traced = ring.newest();
      const messageIds = messagesById(traced);
      return traced.map((one) => entryOf(one, messageIds));
    },
  };
}

const NOTHING = {
  connection: null,
  exchange: null,
  status: null,
  isFault: false,
  carrierId: null,
  msisdn: null,
  textLength: null,
  whole: null,
};

/** Which message each of the carrier's ids was given for, as far as the answer is still kept. */
const messagesById = (traced: readonly Traced[]): ReadonlyMap<string, number> =>
  new Map(
    traced.flatMap((one): [string, number][] => {
      if (!('answer' in one)) return [];
      const { messageId, result } = one.answer;
      return result.kind === 'accepted' && result.rawId !== null ? [[result.rawId, messageId]] : [];
    }),
  );

function entryOf({ at: ms, ...traced }: Traced, messageIds: ReadonlyMap<string, number>): TraceEntry {
  const at = new Date(ms);
  if ('message' in traced) {
    const { id, recipient, text } = traced.message;
    return {
      ...NOTHING,
      at,
      direction: 'out',
      what: 'message',
      exchange: id,
      msisdn: recipient,
      textLength: text.length,
    };
  }
  if ('receipt' in traced) {
    const { rawId, ptt } = traced.receipt;
    return {
      ...NOTHING,
      at,
      direction: 'in',
      what: 'receipt',
      exchange: messageIds.get(rawId) ?? null,
      carrierId: rawId,
      status: `ptt ${String(ptt)}`,
    };
  }
  const { messageId, result } = traced.answer;
  const isTaken = result.kind === 'accepted';
  return {
    ...NOTHING,
    at,
    direction: 'in',
    what: result.kind,
    exchange: messageId,
    status: isTaken ? 'ok' : result.text,
    isFault: !isTaken,
    carrierId: isTaken ? result.rawId : null,
  };
}
