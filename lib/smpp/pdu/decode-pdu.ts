import { ANSWER_BIT, type Command, commandOf, STATUS } from './commands';
import {
  type Address,
  type BarePdu,
  type BindAnswer,
  type BindCommand,
  type MessageAnswer,
  type MessagePdu,
  NO_TLVS,
  type Pdu,
  type Tlvs,
} from './pdu';
import { type Fields, readFields } from './read-fields';

/** A good frame with a body that cannot be read, or a command that is not used here. */
type Unreadable = {
  readonly commandId: number;
  readonly command: Command | undefined;
  readonly sequence: number;
  /** command_status of the answer that it deserves. */
  readonly fault: number;
};

export type Decoded = { readonly ok: true; readonly pdu: Pdu } | ({ readonly ok: false } & Unreadable);

const HEADER = 16;

/**
 * Never throws. An answer is read as far as it can be, and its body may be missing, because what was asked for has
 * happened whatever the words; of a request everything must be readable.
 * @param frame whole, as frame-reader.ts cuts it: 16 octets at least.
 */
export function decodePdu(frame: Buffer): Decoded {
  const commandId = frame.readUInt32BE(4);
  const status = frame.readUInt32BE(8);
  const sequence = frame.readUInt32BE(12);
  const command = commandOf(commandId);
  if (command === undefined) {
    return { ok: false, commandId, command, sequence, fault: STATUS.invalidCommand };
  }
  const body = READERS[command](readFields(frame, HEADER), { status, sequence });
  return typeof body === 'number' ? { ok: false, commandId, command, sequence, fault: body } : { ok: true, pdu: body };
}

export const isAnswer = (commandId: number): boolean => (commandId & ANSWER_BIT) !== 0;

type Header = { readonly status: number; readonly sequence: number };

/** The PDU, or the command_status that says what is wrong with it. */
type ReadBody = (fields: Fields, header: Header) => Pdu | number;

const bind =
  (command: BindCommand): ReadBody =>
  (fields, header) => {
    const body = {
      systemId: fields.text(),
      password: fields.text(),
      systemType: fields.text(),
      interfaceVersion: fields.byte(),
      range: readAddress(fields),
    };
    return fields.isBroken() ? STATUS.invalidCommandLength : { command, ...header, ...body };
  };

const outbind: ReadBody = (fields, header) => {
  const body = { systemId: fields.text(), password: fields.text() };
  return fields.isBroken() ? STATUS.invalidCommandLength : { command: 'outbind', ...header, ...body };
};

const bindAnswer =
  (command: BindAnswer['command']): ReadBody =>
  (fields, header) => ({
    command,
    ...header,
    systemId: fields.text({ endsWithFrame: true }),
    tlvs: readTlvs(fields) ?? NO_TLVS,
  });

const messageAnswer =
  (command: MessageAnswer['command']): ReadBody =>
  (fields, header) => ({
    command,
    ...header,
    messageId: fields.text({ endsWithFrame: true }),
    tlvs: readTlvs(fields) ?? NO_TLVS,
  });

const message =
  (command: MessagePdu['command']): ReadBody =>
  (fields, header) =>
    readMessage(command, fields, header);

const bare =
  (command: BarePdu['command']): ReadBody =>
  (_, header) => ({ command, ...header });

const READERS: Readonly<Record<Command, ReadBody>> = {
  bind_receiver: bind('bind_receiver'),
  bind_transmitter: bind('bind_transmitter'),
  bind_transceiver: bind('bind_transceiver'),
  bind_receiver_resp: bindAnswer('bind_receiver_resp'),
  bind_transmitter_resp: bindAnswer('bind_transmitter_resp'),
  bind_transceiver_resp: bindAnswer('bind_transceiver_resp'),
  submit_sm: message('submit_sm'),
  deliver_sm: message('deliver_sm'),
  submit_sm_resp: messageAnswer('submit_sm_resp'),
  deliver_sm_resp: messageAnswer('deliver_sm_resp'),
  outbind,
  enquire_link: bare('enquire_link'),
  enquire_link_resp: bare('enquire_link_resp'),
  unbind: bare('unbind'),
  unbind_resp: bare('unbind_resp'),
  generic_nack: bare('generic_nack'),
};

const readAddress = (fields: Fields): Address => ({ ton: fields.byte(), npi: fields.byte(), address: fields.text() });

function readMessage(command: MessagePdu['command'], fields: Fields, header: Header): Pdu | number {
  const before = {
    serviceType: fields.text(),
    source: readAddress(fields),
    destination: readAddress(fields),
    esmClass: fields.byte(),
    protocolId: fields.byte(),
    priority: fields.byte(),
    scheduleAt: fields.text(),
    validity: fields.text(),
    registeredDelivery: fields.byte(),
    replaceIfPresent: fields.byte(),
    dataCoding: fields.byte(),
    defaultMessageId: fields.byte(),
  };
  const length = fields.byte();
  if (fields.isBroken()) return STATUS.invalidCommandLength;
  const shortMessage = fields.octets(length);
  // Too few octets for a parameter are what a length told too small leaves over.
  if (fields.isBroken() || (fields.left() > 0 && fields.left() < 4)) return STATUS.invalidMessageLength;
  const tlvs = readTlvs(fields);
  return tlvs === null ? STATUS.invalidOptionalParameters : { command, ...header, ...before, shortMessage, tlvs };
}

/** All that is left; null: it is no list of parameters. */
function readTlvs(fields: Fields): Tlvs | null {
  if (fields.left() === 0) return NO_TLVS;
  const found = new Map<number, Buffer>();
  while (fields.left() > 0) {
    const tag = (fields.byte() << 8) | fields.byte();
    const value = fields.octets((fields.byte() << 8) | fields.byte());
    if (fields.isBroken()) return null;
    found.set(tag, value);
  }
  return found;
}

/** A parameter's text: its closing NUL may be missing. */
export const tlvText = (value: Buffer): string => value.toString('latin1').replace(/\0.*$/s, '');
