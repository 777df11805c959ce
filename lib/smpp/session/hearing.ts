/** What the peer says. */
import { STATUS } from '../pdu/commands';
import { type Decoded, decodePdu, isAnswer } from '../pdu/decode-pdu';
import { type BarePdu, type BindAnswer, type MessagePdu, NO_TLVS, type Pdu } from '../pdu/pdu';
import { MOST_DELIVERING, WAIT } from './session-state';
import { takeAnswer } from './submitting';
import { drain, isOpen, leave, recover, type Turn, write } from './turn';
import { remember } from './unreadable';

/** A person must mend the settings, here or there: to try again could lock the account. */
const FOR_GOOD: ReadonlySet<number> = new Set([
  STATUS.invalidPassword,
  STATUS.invalidSystemId,
  STATUS.invalidSystemType,
]);

/** Another bind of ours is not gone yet, or there were too many: to come back soon would make it worse. */
const NOT_SOON: ReadonlySet<number> = new Set([STATUS.alreadyBound, STATUS.bindFailed, STATUS.throttled]);

export function hear<Key>(turn: Turn<Key>, frame: Buffer): void {
  const { state, now } = turn;
  if (!isOpen(turn)) return;
  state.heardAt = now;
  state.enquiryUntil = Infinity;
  const decoded = decodePdu(frame);
  if (decoded.ok) hearPdu(turn, decoded.pdu);
  else refuse(turn, frame, decoded);
}

/** The frame was good, so the connection stays. An answer to what nobody asked is nothing. */
function refuse<Key>(
  turn: Turn<Key>,
  frame: Buffer,
  { commandId, command, sequence, fault }: Extract<Decoded, { ok: false }>,
): void {
  if (isAnswer(commandId)) return;
  if (command !== 'deliver_sm') {
    write(turn, { command: 'generic_nack', status: fault, sequence });
    return;
  }
  const { known, after } = remember(turn.state.unreadable, frame);
  turn.state.unreadable = after;
  const status = known ? STATUS.ok : fault;
  write(turn, { command: 'deliver_sm_resp', status, sequence, messageId: '', tlvs: NO_TLVS });
  turn.effects.push({ kind: 'unreadable', status });
}

function hearPdu<Key>(turn: Turn<Key>, pdu: Pdu): void {
  if ('messageId' in pdu) {
    if (pdu.command === 'submit_sm_resp') takeAnswer(turn, pdu.sequence, pdu.status, pdu.messageId);
  } else if ('shortMessage' in pdu) {
    if (pdu.command === 'deliver_sm') hearMessage(turn, pdu);
    else nack(turn, pdu.sequence);
  } else if ('tlvs' in pdu) hearBind(turn, pdu);
  // Somebody binds here: an outbind too, since who connects to whom is settled.
  else if ('systemId' in pdu) nack(turn, pdu.sequence);
  else hearBare(turn, pdu);
}

const nack = <Key>(turn: Turn<Key>, sequence: number) =>
  write(turn, { command: 'generic_nack', status: STATUS.invalidCommand, sequence });

function hearBare<Key>(turn: Turn<Key>, { command, sequence, status }: BarePdu): void {
  switch (command) {
    case 'generic_nack':
      hearNack(turn, sequence, status || STATUS.invalidCommand);
      break;
    case 'enquire_link':
      write(turn, { command: 'enquire_link_resp', status: 0, sequence });
      break;
    case 'unbind':
      hearUnbind(turn, sequence);
      break;
    case 'unbind_resp':
      if (turn.state.phase === 'unbinding') leave(turn, { kind: 'unbound' });
      break;
    case 'enquire_link_resp':
      break;
  }
}

function hearBind<Key>(turn: Turn<Key>, { sequence, status }: Pick<BindAnswer, 'sequence' | 'status'>): void {
  const { state, settings, now } = turn;
  if (state.phase !== 'binding' || sequence !== state.bindSequence) return;
  if (status !== STATUS.ok) {
    const trouble = { kind: 'bind_refused', status } as const;
    if (FOR_GOOD.has(status)) leave(turn, trouble, { forGood: true });
    else {
      const isNotSoon = NOT_SOON.has(status) || settings.tooManyBinds.has(status);
      leave(turn, trouble, isNotSoon ? { atLeast: WAIT.busyBind } : {});
    }
    return;
  }
  state.phase = 'bound';
  state.deadline = Infinity;
  state.boundAt = now;
  recover(turn);
}

function hearNack<Key>(turn: Turn<Key>, sequence: number, status: number): void {
  if (turn.state.phase === 'binding') hearBind(turn, { sequence, status });
  else takeAnswer(turn, sequence, status, '');
}

function hearMessage<Key>(turn: Turn<Key>, pdu: MessagePdu): void {
  const { state, effects } = turn;
  const status =
    state.phase === 'binding'
      ? STATUS.invalidBindStatus
      : state.delivering >= MOST_DELIVERING
        ? STATUS.temporaryFault
        : STATUS.ok;
  if (status === STATUS.ok) {
    state.delivering += 1;
    effects.push({ kind: 'deliver', connection: state.connection, pdu });
  } else {
    write(turn, { command: 'deliver_sm_resp', status, sequence: pdu.sequence, messageId: '', tlvs: NO_TLVS });
  }
}

/** One that comes again, or crosses our own end, changes nothing: what is under way is still answered. */
function hearUnbind<Key>(turn: Turn<Key>, sequence: number): void {
  const { phase } = turn.state;
  write(turn, { command: 'unbind_resp', status: 0, sequence });
  if (phase === 'bound') drain(turn, { kind: 'unbound' });
  else if (phase !== 'draining') leave(turn, { kind: 'unbound' });
}
