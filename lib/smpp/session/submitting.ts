/** The window, the rate, and what the answers to submit_sm mean for them. */
import { STATUS } from '../pdu/commands';
import type { SessionSettings, SessionState, Submit, Trouble } from './session-state';
import { WAIT } from './session-state';
import { answer, drain, forget, nextSequence, recover, type Turn, write } from './turn';

const FIRST_PAUSE = 1_000;
const LONGEST_PAUSE = 30_000;
const MOST_DOUBLINGS = 5;
/** So many milliseconds may be caught up: timers are late by as much. */
const CATCH_UP = 10;
const LEAST_SHARE = 1 / 64;
const RECOVERED_A_MINUTE = 0.1;

/** Statuses that are about the connection or its bind and not about the message. */
const OF_THE_BIND: ReadonlySet<number> = new Set([
  STATUS.invalidCommandLength,
  STATUS.invalidCommand,
  STATUS.invalidBindStatus,
  STATUS.alreadyBound,
  STATUS.bindFailed,
  STATUS.invalidPassword,
  STATUS.invalidSystemId,
  STATUS.invalidSystemType,
]);

/** How many submit_sm may wait for their answers now. */
export const windowOf = <Key>({ window }: SessionSettings, state: SessionState<Key>): number =>
  submits(state) ? (state.isTrying ? 1 : window) : 0;

export const submits = <Key>({ phase, isHalted }: SessionState<Key>): boolean => phase === 'bound' && !isHalted;

export function queueSubmits<Key>(turn: Turn<Key>, given: readonly Submit<Key>[]): void {
  const { state, now } = turn;
  if (!submits(state)) {
    const reason = state.isStopping ? 'stopped' : 'not_bound';
    for (const { key } of given) answer(turn, key, { kind: 'later', reason });
    return;
  }
  const first = state.place + 1;
  state.place += given.length;
  state.queue = [...state.queue, ...given.map((submit, index) => ({ ...submit, since: now, place: first + index }))];
}

/** Sends what the window and the rate allow. */
export function submitMore<Key>(turn: Turn<Key>): void {
  const { state, settings, now } = turn;
  const room = windowOf(settings, state) - state.sent.length;
  if (room <= 0 || now < state.pausedUntil) return;
  const interval = 1_000 / (settings.perSecond * shareAt(state, now));
  let taken = 0;
  const sent = [...state.sent];
  for (const waiting of state.queue) {
    if (taken >= room || now < state.nextSubmitAt) break;
    taken += 1;
    state.nextSubmitAt = Math.max(state.nextSubmitAt, now - CATCH_UP) + interval;
    const sequence = nextSequence(turn);
    write(turn, { command: 'submit_sm', status: 0, sequence, ...waiting.body });
    sent.push({ ...waiting, sequence, until: now + WAIT.answer });
  }
  if (taken === 0) return;
  state.sent = sent;
  state.queue = state.queue.slice(taken);
}

const shareAt = <Key>({ share, shareSetAt }: SessionState<Key>, now: number): number =>
  Math.min(1, share + ((now - shareSetAt) / 60_000) * RECOVERED_A_MINUTE);

/** By a submit_sm_resp, or by a generic_nack that names its sequence. */
export function takeAnswer<Key>(turn: Turn<Key>, sequence: number, status: number, messageId: string): void {
  const { state, settings, now } = turn;
  const at = state.sent.findIndex((one) => one.sequence === sequence);
  const one = state.sent[at];
  if (!one) {
    takeLateAnswer(turn, sequence, status, messageId);
    return;
  }
  state.sent = state.sent.toSpliced(at, 1);
  if (status === STATUS.throttled || status === STATUS.queueFull) {
    throttle(turn);
    if (submits(state)) {
      const { key, body, since, place } = one;
      // In its place: a message's segments stay in their order.
      state.queue = [...state.queue, { key, body, since, place }].sort((some, other) => some.place - other.place);
    } else answer(turn, one.key, { kind: 'later', reason: state.isStopping ? 'stopped' : 'not_bound' });
    return;
  }
  const isTaken = status === STATUS.ok;
  answer(turn, one.key, isTaken ? { kind: 'accepted', messageId: messageId || null } : { kind: 'refused', status });
  if (OF_THE_BIND.has(status) || settings.tooManyBinds.has(status)) {
    drain(turn, { kind: 'submit_refused', status }, WAIT.busyBind);
  } else if (now >= state.pausedUntil) {
    state.pauses = 0;
    state.isTrying = false;
    state.failures = 0;
    if (state.phase === 'bound') recover(turn);
  }
}

/** Nobody waits for it any more; that it was taken, and by which id, still counts. */
function takeLateAnswer<Key>(turn: Turn<Key>, sequence: number, status: number, messageId: string): void {
  const { state, now } = turn;
  const late = state.forgotten.find((one) => one.sequence === sequence && one.until > now);
  if (!late) return;
  state.forgotten = state.forgotten.filter((one) => one !== late);
  if (status === STATUS.ok) answer(turn, late.key, { kind: 'accepted', messageId: messageId || null });
}

function throttle<Key>(turn: Turn<Key>): void {
  const { state, now } = turn;
  if (now < state.pausedUntil) return;
  state.share = Math.max(LEAST_SHARE, shareAt(state, now) / 2);
  state.shareSetAt = now;
  pause(turn, { kind: 'throttled' });
}

/** Those that were under way together meet one obstacle. */
function pause<Key>({ state, now }: Turn<Key>, trouble: Trouble): void {
  if (now < state.pausedUntil) return;
  state.pausedUntil = now + Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** Math.min(state.pauses, MOST_DOUBLINGS));
  state.pauses += 1;
  state.isTrying = true;
  state.trouble = trouble;
}

/** Answers for what nobody answered in time, and gives back what has waited for too long. */
export function expire<Key>(turn: Turn<Key>): void {
  const { state, now } = turn;
  const expired = state.sent.filter(({ until }) => until <= now).length;
  if (expired > 0) {
    forget(turn, expired, 'no_answer');
    pause(turn, { kind: 'no_answer' });
  }
  const tooOld = state.queue.filter(({ since }) => since + WAIT.queue <= now);
  if (tooOld.length === 0) return;
  for (const { key } of tooOld) answer(turn, key, { kind: 'later', reason: 'waited' });
  state.queue = state.queue.filter(({ since }) => since + WAIT.queue > now);
}
