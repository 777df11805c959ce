/**
 * The session of an SMPP client as a pure state machine: no clock, no socket. Whoever drives it opens sockets, writes
 * what it is told to, and comes back when something happens or at `wakeAt`.
 */
import { STATUS } from '../pdu/commands';
import { NO_TLVS } from '../pdu/pdu';
import { hear } from './hearing';
import { type Effect, type SessionEvent, type SessionSettings, type SessionState, WAIT } from './session-state';
import { expire, queueSubmits, submitMore, windowOf } from './submitting';
import { giveBack, isOpen, leave, nextSequence, recover, type Turn, write } from './turn';

const INTERFACE_VERSION = 0x34;

/** A bind that lasted for so long was no loop: an unbind of the peer's is followed at once. */
const STEADY = 10_000;

/** @param now in milliseconds of a clock that nobody sets. */
export function step<Key>(
  settings: SessionSettings,
  state: SessionState<Key>,
  event: SessionEvent<Key>,
  now: number,
): { readonly state: SessionState<Key>; readonly effects: readonly Effect<Key>[] } {
  const turn: Turn<Key> = { settings, now, state: { ...state }, effects: [] };
  take(turn, event);
  goOn(turn);
  return turn;
}

function take<Key>(turn: Turn<Key>, event: SessionEvent<Key>): void {
  switch (event.kind) {
    case 'connected':
      bind(turn);
      break;
    case 'closed':
      lose(turn, event.text);
      break;
    case 'frame':
      hear(turn, event.frame);
      break;
    case 'malformed':
      breakOff(turn);
      break;
    case 'submit':
      queueSubmits(turn, event.submits);
      break;
    case 'delivered':
      answerDelivery(turn, event);
      break;
    case 'halt':
      halt(turn);
      break;
    case 'stop':
      stop(turn);
      break;
    case 'tick':
      break;
  }
}

function bind<Key>(turn: Turn<Key>): void {
  const { state, settings, now } = turn;
  if (state.phase !== 'connecting') return;
  state.phase = 'binding';
  state.deadline = now + WAIT.bind;
  state.heardAt = now;
  state.bindSequence = nextSequence(turn);
  write(turn, {
    ...settings.bind,
    status: 0,
    sequence: state.bindSequence,
    interfaceVersion: INTERFACE_VERSION,
    range: { ton: 0, npi: 0, address: '' },
  });
}

/** Nobody knows any more where its frames begin. */
function breakOff<Key>(turn: Turn<Key>): void {
  if (!isOpen(turn)) return;
  write(turn, { command: 'generic_nack', status: STATUS.invalidCommandLength, sequence: 0 });
  leave(turn, { kind: 'malformed' });
}

/** A peer that says goodbye before it hangs up did so on purpose. */
function lose<Key>(turn: Turn<Key>, text: string): void {
  if (!isOpen(turn) && turn.state.phase !== 'connecting') return;
  if (turn.state.phase === 'draining' && !turn.state.isStopping) endDraining(turn);
  else leave(turn, { kind: 'closed', text });
}

function answerDelivery<Key>(
  turn: Turn<Key>,
  { connection, sequence, status }: { connection: number; sequence: number; status: number },
): void {
  const { state } = turn;
  if (connection !== state.connection || !isOpen(turn)) return;
  state.delivering -= 1;
  write(turn, { command: 'deliver_sm_resp', status, sequence, messageId: '', tlvs: NO_TLVS });
}

function halt<Key>(turn: Turn<Key>): void {
  const { state } = turn;
  state.isHalted = true;
  giveBack(turn, 'not_bound');
  if (state.phase === 'bound') recover(turn);
}

function stop<Key>(turn: Turn<Key>): void {
  const { state, now } = turn;
  if (state.isStopping) return;
  state.isStopping = true;
  giveBack(turn, 'stopped');
  if (state.phase === 'bound') {
    state.phase = 'draining';
    state.deadline = now + WAIT.stop;
  } else if (state.phase === 'draining') state.deadline = Math.min(state.deadline, now + WAIT.stop);
  else leave(turn, state.trouble ?? { kind: 'unbound' });
}

/** What time alone does, and what has become possible. */
function goOn<Key>(turn: Turn<Key>): void {
  const { state, now, effects } = turn;
  if (state.phase === 'waiting' && now >= state.deadline) {
    state.phase = 'connecting';
    state.connection += 1;
    state.deadline = now + WAIT.connect;
    effects.push({ kind: 'connect' });
  }
  if (state.phase === 'draining' && (state.sent.length === 0 || now >= state.deadline)) endDraining(turn);
  if (now >= state.deadline && state.phase !== 'waiting') leave(turn, { kind: 'silent' });
  if (state.phase !== 'bound' && state.phase !== 'draining') return;
  expire(turn);
  enquire(turn);
  submitMore(turn);
}

function endDraining<Key>(turn: Turn<Key>): void {
  const { state, now } = turn;
  if (state.isStopping) {
    write(turn, { command: 'unbind', status: 0, sequence: nextSequence(turn) });
    state.phase = 'unbinding';
    state.deadline = now + WAIT.unbind;
    return;
  }
  const isAsked = state.returnsAfter === 0;
  const back = isAsked ? { atOnce: now - state.boundAt >= STEADY } : { atLeast: state.returnsAfter };
  leave(turn, state.trouble ?? { kind: 'unbound' }, back);
}

function enquire<Key>(turn: Turn<Key>): void {
  const { state, now } = turn;
  if (now >= state.enquiryUntil) leave(turn, { kind: 'silent' });
  else if (state.enquiryUntil === Infinity && now >= state.heardAt + WAIT.silence) {
    state.enquiryUntil = now + WAIT.enquiry;
    write(turn, { command: 'enquire_link', status: 0, sequence: nextSequence(turn) });
  }
}

/** When it wants to be told that time has passed; Infinity: whatever the time, nothing would happen. */
export function wakeAt<Key>(settings: SessionSettings, state: SessionState<Key>, now: number): number {
  const { phase, deadline, heardAt, enquiryUntil, sent, queue, pausedUntil, nextSubmitAt } = state;
  if (phase !== 'bound' && phase !== 'draining') return deadline;
  const silence = enquiryUntil === Infinity ? heardAt + WAIT.silence : enquiryUntil;
  const oldest = queue[0];
  const times = [deadline, silence, sent[0]?.until ?? Infinity, oldest ? oldest.since + WAIT.queue : Infinity];
  if (pausedUntil > now) times.push(pausedUntil);
  else if (oldest && sent.length < windowOf(settings, state)) times.push(nextSubmitAt);
  return Math.min(...times);
}
