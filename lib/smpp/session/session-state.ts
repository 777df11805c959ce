import type { BindCommand, MessageBody, MessagePdu } from '../pdu/pdu';
import type { Unreadable } from './unreadable';

export type SessionSettings = {
  readonly bind: {
    readonly command: BindCommand;
    readonly systemId: string;
    readonly password: string;
    readonly systemType: string;
  };
  /** submit_sm that may wait for their answers at once. */
  readonly window: number;
  /** submit_sm in a second, evenly spread. */
  readonly perSecond: number;
  /** Statuses of the SMSC's own for what is about the bind: there are too many. */
  readonly tooManyBinds: ReadonlySet<number>;
};

/** A PDU to submit; `key` is whatever the asker knows it by. */
export type Submit<Key> = { readonly key: Key; readonly body: MessageBody };

export type SubmitResult =
  /** Null: without an id. */
  | { readonly kind: 'accepted'; readonly messageId: string | null }
  /** By this command_status. */
  | { readonly kind: 'refused'; readonly status: number }
  /** Nothing of it has left. */
  | { readonly kind: 'later'; readonly reason: 'not_bound' | 'waited' | 'stopped' }
  | { readonly kind: 'unknown'; readonly reason: 'connection_lost' | 'no_answer' | 'stopped' };

export type SessionEvent<Key> =
  /** The socket is open, and TLS where it is asked for. */
  | { readonly kind: 'connected' }
  /** It could not be opened, or was closed from the other side. */
  | { readonly kind: 'closed'; readonly text: string }
  | { readonly kind: 'frame'; readonly frame: Buffer }
  /** The reader cannot tell any more where frames begin. */
  | { readonly kind: 'malformed' }
  | { readonly kind: 'submit'; readonly submits: readonly Submit<Key>[] }
  /** What became of a `deliver`; ignored when its connection is gone, after which the peer tells it again. */
  | { readonly kind: 'delivered'; readonly connection: number; readonly sequence: number; readonly status: number }
  | { readonly kind: 'tick' }
  /** Nothing more is to be submitted, though it stays to be told what became of the rest. */
  | { readonly kind: 'halt' }
  | { readonly kind: 'stop' };

export type Effect<Key> =
  | { readonly kind: 'connect' }
  | { readonly kind: 'write'; readonly frame: Buffer }
  /** What was written goes out before; nothing of this connection is told any more. */
  | { readonly kind: 'close' }
  /** Once for each submit; and once more, as accepted, when an answer comes that nobody waited for any more. */
  | { readonly kind: 'answer'; readonly key: Key; readonly result: SubmitResult }
  | { readonly kind: 'deliver'; readonly connection: number; readonly pdu: MessagePdu }
  /** A deliver_sm was refused with this status, or taken unread because it had been refused before. */
  | { readonly kind: 'unreadable'; readonly status: number };

/** Why it takes nothing now, or did not until a moment ago. */
export type Trouble =
  | { readonly kind: 'closed'; readonly text: string }
  | { readonly kind: 'bind_refused' | 'submit_refused'; readonly status: number }
  | { readonly kind: 'silent' | 'malformed' | 'unbound' | 'no_answer' | 'throttled' | 'halted' };

type Phase =
  /** Until its deadline; then it connects. */
  | 'waiting'
  | 'connecting'
  | 'binding'
  | 'bound'
  /** Answers are awaited, nothing is submitted; then it unbinds, or comes back after `returnsAfter`. */
  | 'draining'
  /** unbind was sent. */
  | 'unbinding'
  /** For good: it was stopped, or a person must mend something. */
  | 'ended';

/** `place`: its turn, which it keeps when it must wait again. */
type Waiting<Key> = Submit<Key> & { readonly since: number; readonly place: number };
type Sent<Key> = Waiting<Key> & { readonly sequence: number; readonly until: number };
type Forgotten<Key> = { readonly key: Key; readonly sequence: number; readonly until: number };

export type SessionState<Key> = {
  readonly phase: Phase;
  readonly deadline: number;
  readonly isStopping: boolean;
  /** It submits nothing until it is made anew. */
  readonly isHalted: boolean;
  readonly trouble: Trouble | null;
  /** Counts connections. */
  readonly connection: number;
  /** Of the last request. They go on over connections, so that no late answer is taken for another's. */
  readonly sequence: number;
  readonly bindSequence: number;
  /** Milliseconds at least from the end of draining until it binds again. */
  readonly returnsAfter: number;
  readonly boundAt: number;
  readonly heardAt: number;
  /** When an unanswered enquire_link makes it dead; Infinity: none was sent. */
  readonly enquiryUntil: number;
  /** Of the last submit. */
  readonly place: number;
  readonly queue: readonly Waiting<Key>[];
  /** In the order of their sequences. */
  readonly sent: readonly Sent<Key>[];
  /** Answered for as unknown; an answer may still come. */
  readonly forgotten: readonly Forgotten<Key>[];
  /** deliver_sm whose outcome is not known yet. */
  readonly delivering: number;
  /** deliver_sm that were refused lately. */
  readonly unreadable: Unreadable;
  /** Connections in a row that came to nothing. */
  readonly failures: number;
  readonly pausedUntil: number;
  readonly pauses: number;
  /** After a pause one alone is tried. */
  readonly isTrying: boolean;
  /** Of `perSecond`, when it was set. */
  readonly share: number;
  readonly shareSetAt: number;
  readonly nextSubmitAt: number;
  /** Of its randomness. */
  readonly seed: number;
};

export const createSession = <Key>(now: number, seed: number): SessionState<Key> => ({
  phase: 'waiting',
  deadline: now,
  isStopping: false,
  isHalted: false,
  trouble: null,
  connection: 0,
  sequence: 0,
  bindSequence: 0,
  returnsAfter: 0,
  boundAt: now,
  heardAt: now,
  enquiryUntil: Infinity,
  place: 0,
  queue: [],
  sent: [],
  forgotten: [],
  delivering: 0,
  unreadable: [],
  failures: 0,
  pausedUntil: now,
  pauses: 0,
  isTrying: false,
  share: 1,
  shareSetAt: now,
  nextSubmitAt: -Infinity,
  seed,
});

export const WAIT = {
  connect: 10_000,
  bind: 10_000,
  answer: 60_000,
  silence: 30_000,
  enquiry: 10_000,
  /** For answers, when the peer wants no more. */
  drain: 5_000,
  /** Before a stop's unbind, for answers; with the next it fits into the five seconds of a driver's stop. */
  stop: 3_000,
  unbind: 1_000,
  /** The longest in the queue. */
  queue: 120_000,
  /** How long a late answer is known. */
  late: 600_000,
  busyBind: 60_000,
} as const;

export const MOST_FORGOTTEN = 1_000;
/** What comes beyond it is told to come again. */
export const MOST_DELIVERING = 1_000;
