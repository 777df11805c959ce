/** What the client says. */
import { STATUS } from '../pdu/commands';
import { type Decoded, decodePdu, isAnswer } from '../pdu/decode-pdu';
import { type BarePdu, type BindPdu, type MessagePdu, NO_TLVS, type Pdu } from '../pdu/pdu';
import { end, type Serving, write } from './serving';
import { SERVING_WAIT, VERSION } from './serving-state';

export function hearClient<Key>(serving: Serving<Key>, frame: Buffer): void {
  const { state, now } = serving;
  state.heardAt = now;
  state.enquiryUntil = Infinity;
  const decoded = decodePdu(frame);
  if (decoded.ok) hearPdu(serving, decoded.pdu);
  else refuse(serving, decoded);
}

/** The frame was good, so the connection stays. An answer to what nobody asked is nothing. */
function refuse<Key>(
  serving: Serving<Key>,
  { commandId, command, sequence, fault }: Extract<Decoded, { ok: false }>,
): void {
  if (isAnswer(commandId)) return;
  if (command === 'submit_sm') refuseSubmit(serving, sequence, fault);
  else nack(serving, sequence, fault);
}

const nack = <Key>(serving: Serving<Key>, sequence: number, status: number = STATUS.invalidCommand): void =>
  write(serving, { command: 'generic_nack', status, sequence });

const refuseSubmit = <Key>(serving: Serving<Key>, sequence: number, status: number): void =>
  write(serving, { command: 'submit_sm_resp', status, sequence, messageId: '', tlvs: NO_TLVS });

function hearPdu<Key>(serving: Serving<Key>, pdu: Pdu): void {
  if ('range' in pdu) hearBind(serving, pdu);
  else if ('shortMessage' in pdu) {
    if (pdu.command === 'submit_sm') hearSubmit(serving, pdu);
    else nack(serving, pdu.sequence);
  } else if ('messageId' in pdu) {
    if (pdu.command === 'deliver_sm_resp') hearTold(serving, pdu.sequence, pdu.status);
  } else if ('tlvs' in pdu) return;
  else if ('systemId' in pdu) nack(serving, pdu.sequence);
  else hearBare(serving, pdu);
}

function hearBind<Key>(serving: Serving<Key>, pdu: BindPdu): void {
  const { state, now, effects } = serving;
  const { command, sequence } = pdu;
  if (state.phase !== 'open') {
    write(serving, {
      command: `${command}_resp`,
      status: STATUS.alreadyBound,
      sequence,
      systemId: '',
      tlvs: NO_TLVS,
    });
    if (state.phase === 'binding' || state.isBoundTwice) return;
    state.isBoundTwice = true;
    effects.push({ kind: 'bound_twice' });
    return;
  }
  state.phase = 'binding';
  state.role = command;
  state.takesParameters = pdu.interfaceVersion >= VERSION;
  state.askedAt = sequence;
  state.deadline = now + SERVING_WAIT.binding;
  effects.push({ kind: 'bind', pdu });
}

function hearSubmit<Key>(serving: Serving<Key>, pdu: MessagePdu): void {
  const { state, effects } = serving;
  // It is to come again, to whoever serves then.
  if (state.phase === 'draining' || state.phase === 'unbinding') {
    return refuseSubmit(serving, pdu.sequence, STATUS.systemError);
  }
  if (state.phase !== 'bound' || state.role === 'bind_receiver') {
    return refuseSubmit(serving, pdu.sequence, STATUS.invalidBindStatus);
  }
  state.underWay += 1;
  effects.push({ kind: 'submit', pdu });
}

/** By its deliver_sm_resp, or by a generic_nack that names its sequence. */
function hearTold<Key>({ state, effects }: Serving<Key>, sequence: number, status: number): void {
  const at = state.telling.findIndex((one) => one.sequence === sequence);
  const one = state.telling[at];
  if (!one) return;
  state.telling = state.telling.toSpliced(at, 1);
  effects.push({ kind: 'told', key: one.key, status });
}

function hearBare<Key>(serving: Serving<Key>, { command, sequence, status }: BarePdu): void {
  switch (command) {
    case 'generic_nack':
      hearTold(serving, sequence, status || STATUS.invalidCommand);
      break;
    case 'enquire_link':
      write(serving, { command: 'enquire_link_resp', status: 0, sequence });
      break;
    case 'unbind':
      hearUnbind(serving, sequence);
      break;
    case 'unbind_resp':
      if (serving.state.phase === 'unbinding') end(serving);
      break;
    case 'enquire_link_resp':
      break;
  }
}

/** What is under way is answered first, so that nothing of it is in doubt. */
function hearUnbind<Key>({ state, now }: Serving<Key>, sequence: number): void {
  state.phase = 'leaving';
  state.askedAt = sequence;
  state.deadline = now + SERVING_WAIT.drain;
}
