/** The last PDUs of a carrier. They are kept as they went over the wire, and read when somebody looks. */
import { MOST_TRACED, type TraceEntry } from '@/lib/domain/carrier/live-carrier';
import type { Profile } from '@/lib/domain/carrier/smpp-settings';
import { withoutRepeatedText } from '@/lib/domain/delivery/repeated-text';
import { createRing } from '@/lib/platform/memory/ring';
import { commandOf, TAG } from '@/lib/smpp/pdu/commands';
import { decodePdu, isAnswer, tlvText } from '@/lib/smpp/pdu/decode-pdu';
import type { MessagePdu, Pdu } from '@/lib/smpp/pdu/pdu';
import { statusInWords } from './judge-status';
import { readReceipt } from './read-receipt';

/** What is kept of a longer one, such as one with a message_payload: its header says the most. */
const MOST_OCTETS = 2_048;

type Traced = {
  readonly at: number;
  readonly connection: number;
  readonly direction: TraceEntry['direction'];
  readonly said: Buffer | string;
};

type Read = Omit<TraceEntry, 'at' | 'direction' | 'connection'>;

export type Trace = {
  /** Of one connection, from 1: `said` is a PDU, or what became of it. */
  of(connection: number): (direction: TraceEntry['direction'], said: Buffer | string) => void;
  entries(): readonly TraceEntry[];
};

export function createTrace(profile: Profile): Trace {
  const ring = createRing<Traced>(MOST_TRACED);
  return {
    // A copy: what a socket read is one piece of memory for all that came with it.
    of: (connection) => (direction, said) => {
      const kept = typeof said === 'string' ? said : Buffer.from(said.subarray(0, MOST_OCTETS));
      ring.push({ at: Date.now(), connection, direction, said: kept });
    },
    entries: () =>
      ring.newest().map(({ at, connection, direction, said }) => ({
        at: new Date(at),
        connection,
        direction,
        ...(typeof said === 'string' ? readNote(said) : readFrame(said, profile)),
      })),
  };
}

const NOTHING = {
  exchange: null,
  status: null,
  isFault: false,
  carrierId: null,
  msisdn: null,
  textLength: null,
  whole: null,
};

const readNote = (what: string): Read => ({ ...NOTHING, what });

function readFrame(frame: Buffer, profile: Profile): Read {
  const commandId = frame.readUInt32BE(4);
  const status = frame.readUInt32BE(8);
  const answers = isAnswer(commandId);
  const decoded = decodePdu(frame);
  return {
    ...NOTHING,
    what: commandOf(commandId) ?? `0x${commandId.toString(16).padStart(8, '0')}`,
    exchange: frame.readUInt32BE(12),
    status: answers ? (status === 0 ? 'ok' : statusInWords(status, profile)) : null,
    isFault: answers && status !== 0,
    ...(decoded.ok && detailsOf(decoded.pdu)),
  };
}

function detailsOf(pdu: Pdu): Partial<Read> {
  if ('messageId' in pdu) return { carrierId: pdu.messageId || null };
  if (!('shortMessage' in pdu)) return {};
  const { source, destination } = pdu;
  const isOurs = pdu.command === 'submit_sm';
  return {
    msisdn: (isOurs ? destination : source).address,
    textLength: pdu.shortMessage.length || (pdu.tlvs.get(TAG.messagePayload)?.length ?? 0),
    ...(isOurs ? {} : receiptIn(pdu)),
  };
}

/** A receipt says of which id, and what; its text is the carrier's own, so it is not shown either. */
function receiptIn(pdu: MessagePdu): Partial<Read> {
  const receipt = readReceipt(pdu, { profile: 'plain', receiptIds: 'same', now: new Date(0) });
  if (!receipt) return {};
  const named = pdu.tlvs.get(TAG.receiptedMessageId);
  const state = /\bstat: ?(\w+)/i.exec(withoutRepeatedText(receipt.text))?.[1] ?? null;
  return { carrierId: (named && tlvText(named)) || receipt.rawId || null, status: state };
}
