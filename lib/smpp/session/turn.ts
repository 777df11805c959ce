/** One step under way: the state that it leads to, and what is to be done. */
import { encodePdu } from '../pdu/encode-pdu';
import type { Pdu } from '../pdu/pdu';
import {
  type Effect,
  MOST_FORGOTTEN,
  type SessionSettings,
  type SessionState,
  type SubmitResult,
  type Trouble,
  WAIT,
} from './session-state';

type Changing<State> = { -readonly [Name in keyof State]: State[Name] };

export type Turn<Key> = {
  readonly settings: SessionSettings;
  readonly now: number;
  readonly state: Changing<SessionState<Key>>;
  readonly effects: Effect<Key>[];
};

const HIGHEST_SEQUENCE = 0x7fff_ffff;
const FIRST_BACKOFF = 1_000;
const LONGEST_BACKOFF = 60_000;
const MOST_DOUBLINGS = 6;
/** A wait is up to so much of it longer or shorter, so that several binds do not come back together. */
const JITTER = 0.2;

export const write = <Key>({ effects }: Turn<Key>, pdu: Pdu): void => {
  effects.push({ kind: 'write', frame: encodePdu(pdu) });
};

export const answer = <Key>({ effects }: Turn<Key>, key: Key, result: SubmitResult): void => {
  effects.push({ kind: 'answer', key, result });
};

export function nextSequence<Key>({ state }: Turn<Key>): number {
  state.sequence = state.sequence >= HIGHEST_SEQUENCE ? 1 : state.sequence + 1;
  return state.sequence;
}

/** From 0 to 1, by a linear congruential generator: a session does the same again when it is given the same. */
function chance<Key>({ state }: Turn<Key>): number {
  state.seed = (Math.imul(state.seed, 1_664_525) + 1_013_904_223) >>> 0;
  return state.seed / 2 ** 32;
}

export const isOpen = <Key>({ state: { phase } }: Turn<Key>): boolean =>
  phase === 'binding' || phase === 'bound' || phase === 'draining' || phase === 'unbinding';

/** Nothing is in the way any more, except that it was halted. */
export function recover<Key>({ state }: Turn<Key>): void {
  state.trouble = state.isHalted ? { kind: 'halted' } : null;
}

/** What has not left is given back. */
export function giveBack<Key>(turn: Turn<Key>, reason: 'not_bound' | 'stopped'): void {
  for (const { key } of turn.state.queue) answer(turn, key, { kind: 'later', reason });
  turn.state.queue = [];
}

/** The first `count` of what was sent are answered for as unknown. */
export function forget<Key>(
  turn: Turn<Key>,
  count: number,
  reason: Extract<SubmitResult, { kind: 'unknown' }>['reason'],
): void {
  const { state, now } = turn;
  const gone = state.sent.slice(0, count);
  if (gone.length === 0) return;
  for (const { key } of gone) answer(turn, key, { kind: 'unknown', reason });
  state.sent = state.sent.slice(count);
  state.forgotten = [
    ...state.forgotten.filter(({ until }) => until > now),
    ...gone.map(({ key, sequence }) => ({ key, sequence, until: now + WAIT.late })),
  ].slice(-MOST_FORGOTTEN);
}

/** Nothing more is submitted: what has not left is given back, and what has is answered first. */
export function drain<Key>(turn: Turn<Key>, trouble: Trouble, returnsAfter = 0): void {
  const { state, now } = turn;
  if (state.phase !== 'bound') return;
  state.phase = 'draining';
  state.deadline = now + WAIT.drain;
  state.trouble = trouble;
  state.returnsAfter = returnsAfter;
  giveBack(turn, 'not_bound');
}

type Leave = {
  /** Nothing was wrong: it comes back without a wait. */
  readonly atOnce?: boolean;
  readonly atLeast?: number;
  /** Only a person can mend it. */
  readonly forGood?: boolean;
};

/** Closes the connection; what was sent is in doubt, what was not is given back. */
export function leave<Key>(turn: Turn<Key>, trouble: Trouble, { atOnce, atLeast = 0, forGood }: Leave = {}): void {
  const { state, now, effects } = turn;
  if (state.phase === 'ended') return;
  effects.push({ kind: 'close' });
  const wasSteady = state.phase === 'bound' && now - state.boundAt >= WAIT.silence;
  if (wasSteady) state.failures = 0;
  // Else each return could put a whole window in doubt.
  if (state.sent.length > 0) state.isTrying = true;
  forget(turn, state.sent.length, state.isStopping ? 'stopped' : 'connection_lost');
  giveBack(turn, state.isStopping ? 'stopped' : 'not_bound');
  state.delivering = 0;
  state.enquiryUntil = Infinity;
  state.trouble = trouble;
  if (state.isStopping || forGood) {
    state.phase = 'ended';
    state.deadline = Infinity;
    return;
  }
  state.phase = 'waiting';
  state.deadline = now + (atOnce ? 0 : backoff(turn, atLeast));
}

function backoff<Key>(turn: Turn<Key>, atLeast: number): number {
  const { state } = turn;
  const doubled = Math.min(LONGEST_BACKOFF, FIRST_BACKOFF * 2 ** Math.min(state.failures, MOST_DOUBLINGS));
  state.failures += 1;
  if (atLeast >= doubled) return atLeast * (1 + JITTER * chance(turn));
  return doubled * (1 - JITTER + 2 * JITTER * chance(turn));
}
