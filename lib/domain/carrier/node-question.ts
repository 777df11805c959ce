/** What one node asks of a carrier that another one runs, and what that answers. */
import type { OutboundMessage } from '../delivery/outbound-message';
import type { TraceEntry, TrialAnswer } from './live-carrier';

export type NodeQuestion =
  | { readonly kind: 'trace' }
  /** A message of nobody, under an id that no message has. */
  | { readonly kind: 'try'; readonly message: OutboundMessage };

/** Whether it is asked in words of this version: a newer one may ask more. */
export const isNodeQuestion = (told: { readonly kind: string }): told is NodeQuestion =>
  told.kind === 'trace' || told.kind === 'try';

export type NodeAnswer =
  | { readonly kind: 'trace'; readonly entries: readonly TraceEntry[] }
  | { readonly kind: 'try'; readonly trial: TrialAnswer }
  /** The carrier does not run there, or it cannot be asked that: nothing was asked of it. */
  | { readonly kind: 'not_here' };

/** In milliseconds, of a node that asks. */
type Patience = {
  /** So long until another node has taken the question; then it is taken back, and nothing comes of it. */
  readonly untilTaken: number;
  /** So long in all. */
  readonly untilAnswered: number;
};

export type Patiences = Readonly<Record<NodeQuestion['kind'], Patience>>;

/** A trace is asked for again by its page; whoever tries a carrier waits for it, too, which gives it twenty seconds. */
export const PATIENCE: Patiences = {
  trace: { untilTaken: 4_000, untilAnswered: 5_000 },
  try: { untilTaken: 10_000, untilAnswered: 35_000 },
};

/** Whoever asked waits no longer for somebody to take it, if it is there at all: it is to be taken by nobody. */
const TAKEN_WITHIN_MS = 10_000;

/** Longer than anybody waits for an answer. */
const KEPT_MS = 60_000;

const before = (at: Date, milliseconds: number): Date => new Date(at.getTime() - milliseconds);

/** What was asked before that is to be taken by nobody any more. */
export const takenIfAskedSince = (at: Date): Date => before(at, TAKEN_WITHIN_MS);

/** What was asked before that nobody waits for: whoever asked has died. */
export const keptIfAskedSince = (at: Date): Date => before(at, KEPT_MS);
