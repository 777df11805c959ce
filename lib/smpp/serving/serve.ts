/**
 * The session of an SMPP client, as its server keeps it: a pure state machine without clock or socket. Whoever drives it
 * writes what it is told to, asks for what it must ask, and comes back when something happens or at `servingWakeAt`.
 */
import { STATUS, TAG } from '../pdu/commands';
import { type MessageBody, NO_TLVS } from '../pdu/pdu';
import { end, nextRequest, type Serving, tellEnd, write } from './serving';
import { hearClient } from './serving-requests';
import {
  MOST_TELLING,
  SERVING_WAIT,
  type ServingEffect,
  type ServingEvent,
  type ServingState,
  VERSION,
} from './serving-state';

/** What a bind is answered with. */
const SERVER_ID = 'Chappe';
const VERSION_PARAMETER = new Map([[TAG.interfaceVersion, Buffer.from([VERSION])]]);

export function serve<Key>(
  state: ServingState<Key>,
  event: ServingEvent<Key>,
  now: number,
): { readonly state: ServingState<Key>; readonly effects: readonly ServingEffect<Key>[] } {
  const serving: Serving<Key> = { now, state: { ...state }, effects: [] };
  if (state.phase !== 'ended') take(serving, event);
  else if (event.kind === 'deliver') serving.effects.push({ kind: 'told', key: event.key, status: null });
  goOn(serving);
  return serving;
}

function take<Key>(serving: Serving<Key>, event: ServingEvent<Key>): void {
  switch (event.kind) {
    case 'frame':
      hearClient(serving, event.frame);
      break;
    case 'malformed':
      write(serving, { command: 'generic_nack', status: STATUS.invalidCommandLength, sequence: 0 });
      end(serving);
      break;
    case 'closed':
      end(serving);
      break;
    case 'bind_answered':
      answerBind(serving, event.status);
      break;
    case 'submit_answered':
      answerSubmit(serving, event);
      break;
    case 'deliver':
      deliver(serving, event.key, event.body);
      break;
    case 'stop':
      stop(serving);
      break;
    case 'tick':
      break;
  }
}

function answerBind<Key>(serving: Serving<Key>, status: number): void {
  const { state } = serving;
  if (state.phase !== 'binding' || !state.role) return;
  const tlvs = state.takesParameters ? VERSION_PARAMETER : NO_TLVS;
  write(serving, { command: `${state.role}_resp`, status, sequence: state.askedAt, systemId: SERVER_ID, tlvs });
  if (status !== STATUS.ok) return end(serving);
  state.phase = 'bound';
  state.deadline = Infinity;
}

function answerSubmit<Key>(
  serving: Serving<Key>,
  { sequence, status, messageId }: { sequence: number; status: number; messageId: string },
): void {
  serving.state.underWay -= 1;
  write(serving, { command: 'submit_sm_resp', status, sequence, messageId, tlvs: NO_TLVS });
}

/** How many more may be told to the client now. */
export const roomToTell = <Key>({ phase, role, telling }: ServingState<Key>): number =>
  phase === 'bound' && role !== 'bind_transmitter' ? MOST_TELLING - telling.length : 0;

function deliver<Key>(serving: Serving<Key>, key: Key, body: MessageBody): void {
  const { state, now } = serving;
  if (roomToTell(state) <= 0) {
    serving.effects.push({ kind: 'told', key, status: null });
    return;
  }
  const sequence = nextRequest(serving);
  state.telling = [...state.telling, { key, sequence, until: now + SERVING_WAIT.answer }];
  const tlvs = state.takesParameters ? body.tlvs : NO_TLVS;
  write(serving, { command: 'deliver_sm', status: 0, sequence, ...body, tlvs });
}

function stop<Key>(serving: Serving<Key>): void {
  const { state, now } = serving;
  if (state.phase !== 'bound') {
    if (state.phase === 'open' || state.phase === 'binding') end(serving);
    return;
  }
  state.phase = 'draining';
  state.deadline = now + SERVING_WAIT.drain;
}

/** What time alone does, and what has become possible. */
function goOn<Key>(serving: Serving<Key>): void {
  const { state, now } = serving;
  const isOver = now >= state.deadline;
  if (state.phase === 'leaving' && (state.underWay === 0 || isOver)) {
    write(serving, { command: 'unbind_resp', status: 0, sequence: state.askedAt });
    end(serving);
  } else if (state.phase === 'draining' && (state.underWay === 0 || isOver)) {
    write(serving, { command: 'unbind', status: 0, sequence: nextRequest(serving) });
    state.phase = 'unbinding';
    state.deadline = now + SERVING_WAIT.unbind;
  } else if (isOver) end(serving);
  if (state.phase === 'bound') watch(serving);
}

function watch<Key>(serving: Serving<Key>): void {
  const { state, now } = serving;
  const late = state.telling.filter(({ until }) => until <= now);
  if (late.length > 0) {
    state.telling = state.telling.filter(({ until }) => until > now);
    tellEnd(serving, late);
  }
  if (now >= state.enquiryUntil) end(serving);
  else if (state.enquiryUntil === Infinity && now >= state.heardAt + SERVING_WAIT.silence) {
    state.enquiryUntil = now + SERVING_WAIT.enquiry;
    write(serving, { command: 'enquire_link', status: 0, sequence: nextRequest(serving) });
  }
}

/** When it wants to be told that time has passed; Infinity: whatever the time, nothing would happen. */
export function servingWakeAt<Key>({ phase, deadline, heardAt, enquiryUntil, telling }: ServingState<Key>): number {
  if (phase !== 'bound') return phase === 'ended' ? Infinity : deadline;
  const silence = enquiryUntil === Infinity ? heardAt + SERVING_WAIT.silence : enquiryUntil;
  return Math.min(silence, telling[0]?.until ?? Infinity);
}
