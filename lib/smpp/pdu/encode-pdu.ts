import { COMMANDS } from './commands';
import type { Address, BindAnswer, BindPdu, MessageAnswer, MessagePdu, Pdu, Tlvs } from './pdu';

/** The longest short_message: 255 octets can be told, but some SMSCs count a closing NUL. */
export const LONGEST_SHORT_MESSAGE = 254;

/** Characters of a C-octet string, its NUL not counted. */
export const LONGEST_ADDRESS = 20;
const LONGEST_ADDRESS_RANGE = 40;
export const LONGEST_SYSTEM_ID = 15;
/** The specification says 8; carriers hand out longer ones. */
export const LONGEST_PASSWORD = 64;
export const LONGEST_SYSTEM_TYPE = 12;
const LONGEST_MESSAGE_ID = 64;
const LONGEST_SERVICE_TYPE = 5;
const LONGEST_TIME = 16;

const HEADER = 16;
/** More than all fields of fixed length and all C-octet strings of one PDU take. */
const ROOM = 512;

type Writer = ReturnType<typeof createWriter>;

function createWriter(room: number) {
  const bytes = Buffer.alloc(room);
  let at = HEADER;
  return {
    byte: (value: number) => {
      at = bytes.writeUInt8(value, at);
    },
    text: (value: string, longest: number) => {
      if (value.length > longest || value.includes('\0')) throw new RangeError('A field of a PDU is too long.');
      at += bytes.write(value, at, 'latin1') + 1;
    },
    octets: (value: Buffer) => {
      at += value.copy(bytes, at);
    },
    tlvs: (values: Tlvs) => {
      for (const [tag, value] of values) {
        at = bytes.writeUInt16BE(tag, at);
        at = bytes.writeUInt16BE(value.length, at);
        at += value.copy(bytes, at);
      }
    },
    end: ({ command, status, sequence }: Pdu): Buffer => {
      bytes.writeUInt32BE(at, 0);
      bytes.writeUInt32BE(COMMANDS[command], 4);
      bytes.writeUInt32BE(status, 8);
      bytes.writeUInt32BE(sequence, 12);
      return bytes.subarray(0, at);
    },
  };
}

/**
 * The frame of a PDU. A bind or a submit that is refused is answered without a body, as the specification would have it.
 * @throws RangeError for a field that is longer than its kind may be.
 */
export function encodePdu(pdu: Pdu): Buffer {
  const octets = 'shortMessage' in pdu ? pdu.shortMessage.length : 0;
  const writer = createWriter(ROOM + octets + ('tlvs' in pdu ? lengthOf(pdu.tlvs) : 0));
  writeBody(writer, pdu);
  return writer.end(pdu);
}

const lengthOf = (tlvs: Tlvs): number => [...tlvs.values()].reduce((sum, { length }) => sum + 4 + length, 0);

function writeBody(writer: Writer, pdu: Pdu): void {
  if ('shortMessage' in pdu) writeMessage(writer, pdu);
  else if ('range' in pdu) writeBind(writer, pdu);
  else if ('messageId' in pdu) writeAnswer(writer, pdu, pdu.messageId, LONGEST_MESSAGE_ID);
  else if ('tlvs' in pdu) writeAnswer(writer, pdu, pdu.systemId, LONGEST_SYSTEM_ID);
  else if ('password' in pdu) writeCredentials(writer, pdu);
}

function writeCredentials(writer: Writer, { systemId, password }: { systemId: string; password: string }): void {
  writer.text(systemId, LONGEST_SYSTEM_ID);
  writer.text(password, LONGEST_PASSWORD);
}

function writeBind(writer: Writer, pdu: BindPdu): void {
  writeCredentials(writer, pdu);
  writer.text(pdu.systemType, LONGEST_SYSTEM_TYPE);
  writer.byte(pdu.interfaceVersion);
  writeAddress(writer, pdu.range, LONGEST_ADDRESS_RANGE);
}

function writeAnswer(
  writer: Writer,
  { command, status, tlvs }: BindAnswer | MessageAnswer,
  text: string,
  longest: number,
): void {
  // The id of a deliver_sm_resp says nothing, and is always there.
  if (status !== 0 && command !== 'deliver_sm_resp') return;
  writer.text(text, longest);
  writer.tlvs(tlvs);
}

function writeAddress(writer: Writer, { ton, npi, address }: Address, longest: number): void {
  writer.byte(ton);
  writer.byte(npi);
  writer.text(address, longest);
}

function writeMessage(writer: Writer, pdu: MessagePdu): void {
  writer.text(pdu.serviceType, LONGEST_SERVICE_TYPE);
  writeAddress(writer, pdu.source, LONGEST_ADDRESS);
  writeAddress(writer, pdu.destination, LONGEST_ADDRESS);
  writer.byte(pdu.esmClass);
  writer.byte(pdu.protocolId);
  writer.byte(pdu.priority);
  writer.text(pdu.scheduleAt, LONGEST_TIME);
  writer.text(pdu.validity, LONGEST_TIME);
  writer.byte(pdu.registeredDelivery);
  writer.byte(pdu.replaceIfPresent);
  writer.byte(pdu.dataCoding);
  writer.byte(pdu.defaultMessageId);
  if (pdu.shortMessage.length > LONGEST_SHORT_MESSAGE) throw new RangeError('A short message is too long.');
  writer.byte(pdu.shortMessage.length);
  writer.octets(pdu.shortMessage);
  writer.tlvs(pdu.tlvs);
}
