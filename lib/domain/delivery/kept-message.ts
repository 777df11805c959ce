import type { Encoding } from '../sms/segmentation';
import type { DlrId } from './dlr';
import type { EventReason } from './event-reason';
import type { Message } from './message';
import type { MessageState } from './message-state';
import type { EndHere } from './stopped-here';

/** Something that was told of a message, or of one of its segments. */
export type MessageEvent = {
  readonly id: number;
  readonly at: Date;
  readonly state: MessageState;
  readonly ptt: number;
  readonly dlrId: DlrId;
  /** From 1; null: it is about the whole message. */
  readonly segment: number | null;
  /** The carrier's own words, or empty. */
  readonly carrierText: string;
  /** Ours, where no carrier said anything; else null. */
  readonly reason: EventReason | null;
  /** False: late or repeated, so that it changed nothing. */
  readonly applied: boolean;
};

/** What a carrier took of a message of several segments. */
type SubmittedSegment = {
  readonly segment: number;
  readonly carrier: string;
  /** As the carrier wrote it; null: it gave none. */
  readonly rawId: string | null;
  readonly state: MessageState;
  readonly ptt: number;
  readonly at: Date;
};

/** A message with everything that is told of it alone. */
export type KeptMessage = Message & {
  readonly encoding: Encoding;
  readonly smsClass: number;
  readonly tag: string;
  readonly dlrId: DlrId;
  /** Null: none has it. */
  readonly carrier: string | null;
  /** Why it ended without any carrier; null: it did not. */
  readonly stoppedHere: EndHere | null;
  /** When it reached its final state; null: it has not. */
  readonly settledAt: Date | null;
  /** Nothing more is expected of it (is-over.ts). */
  readonly isOver: boolean;
  /** Whether its API user is still there. */
  readonly hasApiUser: boolean;
  /** In their order, the newest of very many. */
  readonly events: readonly MessageEvent[];
  /** In their order. */
  readonly segments: readonly SubmittedSegment[];
};
