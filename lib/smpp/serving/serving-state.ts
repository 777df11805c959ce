import type { BindCommand, BindPdu, MessageBody, MessagePdu } from '../pdu/pdu';

export type ServingEvent<Key> =
  | { readonly kind: 'frame'; readonly frame: Buffer }
  /** The reader cannot tell any more where frames begin. */
  | { readonly kind: 'malformed' }
  /** The client has gone. */
  | { readonly kind: 'closed' }
  /** What became of a `bind`. */
  | { readonly kind: 'bind_answered'; readonly status: number }
  /** What became of a `submit`; the id is told where it was taken. */
  | {
      readonly kind: 'submit_answered';
      readonly sequence: number;
      readonly status: number;
      readonly messageId: string;
    }
  /** To be told to the client; `key` is whatever the teller knows it by. */
  | { readonly kind: 'deliver'; readonly key: Key; readonly body: MessageBody }
  /** Nothing more is taken; what is under way is answered before it unbinds. */
  | { readonly kind: 'stop' }
  | { readonly kind: 'tick' };

export type ServingEffect<Key> =
  | { readonly kind: 'write'; readonly frame: Buffer }
  /** What was written goes out before. */
  | { readonly kind: 'close' }
  | { readonly kind: 'bind'; readonly pdu: BindPdu }
  /** A bind on a connection that was bound: it was refused. Once, however often it is said. */
  | { readonly kind: 'bound_twice' }
  | { readonly kind: 'submit'; readonly pdu: MessagePdu }
  /** Once for each `deliver`: its client's command_status; null: nobody knows whether it was heard. */
  | { readonly kind: 'told'; readonly key: Key; readonly status: number | null };

type Phase =
  /** Until it binds. */
  | 'open'
  /** Its credentials are being checked. */
  | 'binding'
  | 'bound'
  /** The client has said unbind, and is answered once its submits are. */
  | 'leaving'
  /** Stopped: submits are answered, then it unbinds. */
  | 'draining'
  /** unbind was sent. */
  | 'unbinding'
  | 'ended';

type Told<Key> = { readonly key: Key; readonly sequence: number; readonly until: number };

export type ServingState<Key> = {
  readonly phase: Phase;
  readonly deadline: number;
  /** As what it is bound, or asks to be. */
  readonly role: BindCommand | null;
  /** It speaks SMPP 3.4, and so is told optional parameters. */
  readonly takesParameters: boolean;
  /** Of the client's bind, or of its unbind. */
  readonly askedAt: number;
  /** It was told that its client says bind although it was bound. */
  readonly isBoundTwice: boolean;
  readonly heardAt: number;
  /** When an unanswered enquire_link makes it dead; Infinity: none was sent. */
  readonly enquiryUntil: number;
  /** Of the last request to the client. */
  readonly sequence: number;
  /** submit_sm that are not answered yet. */
  readonly underWay: number;
  /** deliver_sm that are not answered yet, in the order of their sequences. */
  readonly telling: readonly Told<Key>[];
};

export const SERVING_WAIT = {
  /** From its connection to its bind. */
  open: 10_000,
  /** The longest check of a password, with all that wait before it. */
  binding: 30_000,
  silence: 60_000,
  enquiry: 30_000,
  answer: 60_000,
  drain: 3_000,
  unbind: 1_000,
} as const;

/** SMPP 3.4, as a bind says it: whoever says an older one reads no optional parameters (section 3.4). */
export const VERSION = 0x34;

/** deliver_sm that wait for their answers at once. */
export const MOST_TELLING = 10;

/** @param now in milliseconds of a clock that nobody sets. */
export const createServing = <Key>(now: number): ServingState<Key> => ({
  phase: 'open',
  deadline: now + SERVING_WAIT.open,
  role: null,
  takesParameters: false,
  askedAt: 0,
  isBoundTwice: false,
  heardAt: now,
  enquiryUntil: Infinity,
  sequence: 0,
  underWay: 0,
  telling: [],
});
