/**
 * The contract of a carrier's driver: a live connection that moves bytes, in a thread of its own, so that its timers
 * wait for no commit and no peer holds up anything else. The engine decides and stores.
 *
 * A driver:
 * 1. takes no more messages than it announced (`free`), and answers for each segment that it was given exactly once, within
 *    `LONGEST_ANSWER_MS`: then the engine takes it as `unknown`, and the driver has room for another in its place.
 *    It answers for a segment as soon as it knows: what is recorded is not sent again, whatever happens to the rest;
 * 2. does not throw for a message; once a byte of it may have left, it says `unknown` and never `later`;
 * 3. acknowledges a receipt or an incoming message to its peer only once the host says that it is on the disk, and asks
 *    the peer to try again when the host refuses it; what no host could ever keep, such as a receipt without an id, is
 *    logged and taken, so that it comes no more (bound-news.ts);
 * 4. keeps a bounded amount in memory;
 * 5. keeps the segments of a message on one connection, in their order, with one reference and the same settings;
 * 6. stops within five seconds: nothing new, answers awaited, connection closed;
 * 7. says `elsewhere` of no refusal for the number, the sender or the text: what one network bars, another is not asked;
 * 8. may tell receipts before, after or without the answer.
 *
 * lib/engine/carriers/conformance.test.ts holds every driver to it.
 */
import type { Outstanding, OutstandingCursor } from '@/lib/db/messages/outstanding';
import type { WhenUnknown } from '@/lib/domain/carrier/carrier';
import type { LiveCarrier, TraceEntry } from '@/lib/domain/carrier/live-carrier';
import type { OutboundMessage } from '@/lib/domain/delivery/outbound-message';
import type { ReceiptCodes } from '@/lib/domain/delivery/receipt';
import type { IncomingSegment } from '@/lib/domain/incoming/incoming';

/**
 * Longer than any driver waits for its peer, up to a minute by protocol, with the time in which it may queue before.
 * A driver that says nothing for so long has lost it, and what is lost must not hold a message for ever.
 */
export const LONGEST_ANSWER_MS = 5 * 60_000;

/** A message to hand over: those of its segments that no carrier has taken yet. */
export type Submission = OutboundMessage & {
  /** From 1, ascending. */
  readonly segments: readonly number[];
  /** How often submission has been tried, this try included. */
  readonly attempt: number;
};

export type SegmentResult =
  /**
   * Null: without an id, and so is one of more than 200 characters. One may be given twice; then receipts cannot tell
   * the two apart.
   */
  | { readonly kind: 'accepted'; readonly rawId: string | null }
  /**
   * For good. Not billed: what it cost is given back, unless other segments are billed or it may have been sent before.
   * `elsewhere`: not for its number, sender or text, but because of this carrier, so another one may take it.
   */
  | {
      readonly kind: 'refused';
      readonly ptt: number;
      readonly billed: boolean;
      readonly text: string;
      readonly elsewhere?: true;
    }
  /**
   * For now: nothing of it has left. `of`: it was asked, and said neither yes nor no, of this message or because it is
   * out of order; such tries are counted, and others, as when it asks for fewer, are not.
   */
  | { readonly kind: 'later'; readonly text: string; readonly of?: 'message' | 'carrier' }
  /** Nobody knows: it may have been sent. */
  | { readonly kind: 'unknown'; readonly text: string };

/**
 * The answer to one try of one segment. A driver says which try (`Submission.attempt`), because an answer may come after
 * that was taken as `unknown`, while the message waits for another, has been given again or has ended:
 * - `accepted` counts however late, for a segment that has no id yet. It is taken, by this id; if it was not given again
 *   meanwhile it is not, and else that try goes on, and what it is answered for this segment says nothing new. So of two
 *   copies the one that was taken first tells the end, and what is said of the other is kept as unmatched.
 * - All else says nothing: the try was in doubt, and the next one's answer decides.
 */
export type SegmentAnswer = Pick<Submission, 'attempt'> & {
  readonly messageId: number;
  readonly segment: number;
  readonly result: SegmentResult;
};

export type DriverReceipt = ReceiptCodes & {
  /** The id that the carrier gave: up to 200 characters. */
  readonly rawId: string;
  /** The carrier's own words; the host cuts them at 500 characters. */
  readonly text: string;
  /** An invalid one counts as now. */
  readonly at: Date;
  /** Whom the message went to, where the carrier says so and may write ids in another base than in its answers. */
  readonly msisdn?: string | undefined;
};

/** What somebody has sent: whole, or one of its segments. */
export type DriverIncoming = Omit<IncomingSegment, 'carrier'>;

export type DriverState = {
  /** Whether it could submit now. */
  readonly bound: boolean;
  readonly lastError: string | null;
};

/** What an operator sees of its connections, besides what is seen of every driver (watch-driver.ts). */
export type DriverDetails = Pick<LiveCarrier, 'connections' | 'window' | 'peerCertificateEndsAt'>;

/** What a driver may ask of the engine and must tell it. */
export type CarrierHost = {
  submitted(answers: readonly SegmentAnswer[]): void;
  /** Resolves when it is on the disk or never can be; rejects when it is not yet: then it is to be told again. */
  receipt(receipt: DriverReceipt): Promise<void>;
  /** Likewise. */
  incoming(segment: DriverIncoming): Promise<void>;
  /** One page of what this carrier took and of which no end is known, by message; an empty one is the last. */
  outstanding(after: OutstandingCursor): Promise<readonly Outstanding[]>;
  /** `state` or `free` says something new. */
  stateChanged(): void;
};

export type CarrierDriver = {
  start(host: CarrierHost): void;
  submit(messages: readonly Submission[]): void;
  /** How many messages more it takes now; 0 while it is not bound. */
  free(): number;
  state(): DriverState;
  /** Asked for when somebody looks. */
  details?(): DriverDetails;
  /** Likewise: the last that it was told and said, the newest first, `MOST_TRACED` at most. */
  trace?(): readonly TraceEntry[];
  /** After it has resolved, the host hears nothing more. */
  stop(): Promise<void>;
};

/** What is known of a carrier whatever its connection does. */
export type CarrierTraits = {
  readonly name: string;
  /** It knows a segment that it was given before, and does not send it twice. */
  readonly recognisesRepeats: boolean;
  /** What becomes of a message of which nobody knows whether it was sent; absent: it is sent once more. */
  readonly whenUnknown?: WhenUnknown;
};

/** A carrier with its driver, here or in another thread. */
export type ConnectedCarrier = CarrierTraits & { readonly driver: CarrierDriver };
