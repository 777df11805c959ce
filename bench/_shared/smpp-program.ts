/** An API user's program that speaks SMPP: one bind, a window that is always full while it sends, and as little work as one can do. */
import { once } from 'node:events';
import { connect } from 'node:net';
import { COMMANDS } from '../../lib/smpp/pdu/commands';
import { encodePdu } from '../../lib/smpp/pdu/encode-pdu';
import { createFrameReader } from '../../lib/smpp/pdu/frame-reader';
import { type BindCommand, NO_TLVS } from '../../lib/smpp/pdu/pdu';
import { messageBody } from '../../lib/testing/smpp-talk';
import { nextRecipient, TEXT } from './bench-account';

type Settings = {
  readonly port: number;
  readonly systemId: string;
  readonly password: string;
  readonly window: number;
};

/** Of all programs together. */
export type Counted = { accepted: number; told: number };

const BOUND: Readonly<Record<BindCommand, number>> = {
  bind_receiver: COMMANDS.bind_receiver_resp,
  bind_transmitter: COMMANDS.bind_transmitter_resp,
  bind_transceiver: COMMANDS.bind_transceiver_resp,
};

const submitOf = (sequence: number) =>
  encodePdu({
    ...messageBody,
    command: 'submit_sm',
    status: 0,
    sequence,
    source: { ton: 5, npi: 0, address: 'TEST' },
    destination: { ton: 1, npi: 1, address: String(nextRecipient()) },
    shortMessage: Buffer.from(TEXT),
  });

function bindOf(sequence: number, command: BindCommand, systemId: string, password: string): Buffer {
  const credentials = { systemId, password, systemType: 'NOSTOP', interfaceVersion: 0x34 };
  return encodePdu({ command, status: 0, sequence, ...credentials, range: { ton: 0, npi: 0, address: '' } });
}

export async function bindProgram(
  { port, systemId, password, window }: Settings,
  command: BindCommand,
  counted: Counted,
) {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true });
  await once(socket, 'connect');
  const reader = createFrameReader();
  const bound = Promise.withResolvers<void>();
  let sequence = 0;
  let outstanding = 0;
  let mayBeUnderWay = 0;

  const next = () => {
    sequence += 1;
    return sequence;
  };
  /** As many as its window holds, while not too much of what was accepted is still to be told. */
  const submits = (): Buffer[] => {
    const frames: Buffer[] = [];
    while (outstanding < window && counted.accepted - counted.told < mayBeUnderWay) {
      outstanding += 1;
      frames.push(submitOf(next()));
    }
    return frames;
  };
  const answerTo = (frame: Buffer): Buffer | null => {
    const [heard, status, at] = [frame.readUInt32BE(4), frame.readUInt32BE(8), frame.readUInt32BE(12)];
    if (heard === COMMANDS.submit_sm_resp) {
      if (status !== 0) throw new Error(`A submit_sm was refused: 0x${status.toString(16)}`);
      outstanding -= 1;
      counted.accepted += 1;
    } else if (heard === COMMANDS.deliver_sm) {
      counted.told += 1;
      return encodePdu({ command: 'deliver_sm_resp', status: 0, sequence: at, messageId: '', tlvs: NO_TLVS });
    } else if (heard === COMMANDS.enquire_link) {
      return encodePdu({ command: 'enquire_link_resp', status: 0, sequence: at });
    } else if (heard === BOUND[command]) {
      if (status === 0) bound.resolve();
      else bound.reject(new Error(`The bind was refused: 0x${status.toString(16)}`));
    }
    return null;
  };
  socket.on('error', bound.reject);
  socket.on('data', (octets) => {
    const answers = reader.push(octets).flatMap((frame) => answerTo(frame) ?? []);
    // What is said at once goes out at once.
    const frames = [...answers, ...submits()];
    if (frames.length > 0) socket.write(Buffer.concat(frames));
  });
  socket.write(bindOf(next(), command, systemId, password));
  await bound.promise;
  return {
    /** Sends from now on, as long as no more than so many are accepted and not told. */
    send: (most: number) => {
      mayBeUnderWay = most;
      const frames = submits();
      if (frames.length > 0) socket.write(Buffer.concat(frames));
    },
    /** What it has sent is answered. */
    rest: async () => {
      mayBeUnderWay = 0;
      while (outstanding > 0 && !socket.destroyed) await once(socket, 'data');
    },
    close: async () => {
      socket.destroy();
      await once(socket, 'close');
    },
  };
}
