/** A program that binds to an SMPP server on a real socket, and does nothing unasked. */
import { once } from 'node:events';
import { connect } from 'node:net';
import { decodePdu } from '@/lib/smpp/pdu/decode-pdu';
import { encodePdu } from '@/lib/smpp/pdu/encode-pdu';
import { createFrameReader } from '@/lib/smpp/pdu/frame-reader';
import { type BindCommand, type MessageAnswer, type MessageBody, NO_TLVS, type Pdu } from '@/lib/smpp/pdu/pdu';
import { messageBody } from './smpp-talk';

type Binding = {
  readonly command?: BindCommand;
  readonly systemId: string;
  readonly password: string;
  readonly systemType?: string;
};

/** What is said and heard on one connection. */
async function connectLine(port: number) {
  const socket = connect(port, '127.0.0.1');
  const reader = createFrameReader();
  const heard: Pdu[] = [];
  /** To what it asked, by sequence. */
  const answers = new Map<number, Pdu>();
  const waiting = new Map<number, { resolve(answer: Pdu): void; reject(cause: Error): void }>();
  let listener: ((pdu: Pdu) => void) | null = null;
  const hear = (pdu: Pdu) => {
    heard.push(pdu);
    listener?.(pdu);
    if (!/_resp$|generic_nack/.test(pdu.command)) return;
    answers.set(pdu.sequence, pdu);
    waiting.get(pdu.sequence)?.resolve(pdu);
  };
  socket.on('error', () => undefined);
  socket.on('close', () => {
    for (const { reject } of waiting.values()) reject(new Error('The connection is gone.'));
  });
  socket.on('data', (octets) => {
    for (const frame of reader.push(octets)) {
      const decoded = decodePdu(frame);
      if (!decoded.ok) throw new Error(`The server wrote what cannot be read: ${frame.toString('hex')}`);
      hear(decoded.pdu);
    }
  });
  await once(socket, 'connect');
  return {
    socket,
    heard: heard as readonly Pdu[],
    say: (pdu: Pdu) => void socket.write(encodePdu(pdu)),
    answerTo: (asked: number): Promise<Pdu> =>
      new Promise((resolve, reject) => {
        const known = answers.get(asked);
        if (known) resolve(known);
        else if (socket.destroyed) reject(new Error('The connection is gone.'));
        else waiting.set(asked, { resolve, reject });
      }),
    /** Hears what comes from now on. */
    listen: (next: (pdu: Pdu) => void) => {
      listener = next;
    },
  };
}

export async function connectEsme(port: number) {
  const line = await connectLine(port);
  const { socket, heard, say, answerTo } = line;
  let sequence = 0;
  const begin = (pdu: (sequence: number) => Pdu) => {
    sequence += 1;
    say(pdu(sequence));
    return sequence;
  };
  /** Answers with the sequence. */
  const beginSubmit = (body: Partial<MessageBody>) =>
    begin((at) => ({
      command: 'submit_sm',
      status: 0,
      sequence: at,
      ...messageBody,
      source: { ton: 5, npi: 0, address: 'TEST' },
      ...body,
    }));
  const submitAnswer = async (asked: number): Promise<MessageAnswer> => {
    const answer = await answerTo(asked);
    if (answer.command !== 'submit_sm_resp') throw new Error(`A submit_sm was answered with ${answer.command}.`);
    return answer;
  };
  return {
    heard,
    socket,
    say,
    listen: line.listen,
    beginSubmit,
    submitAnswer,
    submit: (body: Partial<MessageBody> = {}) => submitAnswer(beginSubmit(body)),
    ask: (command: 'enquire_link' | 'unbind') => answerTo(begin((at) => ({ command, status: 0, sequence: at }))),
    bind: ({ command = 'bind_transceiver', systemType = '', ...credentials }: Binding) =>
      answerTo(
        begin((at) => ({
          command,
          status: 0,
          sequence: at,
          ...credentials,
          systemType,
          interfaceVersion: 0x34,
          range: { ton: 0, npi: 0, address: '' },
        })),
      ),
    told: () => heard.flatMap((pdu) => (pdu.command === 'deliver_sm' ? [pdu] : [])),
    acknowledge: (told: number, status = 0) =>
      say({ command: 'deliver_sm_resp', status, sequence: told, messageId: '', tlvs: NO_TLVS }),
    isClosed: () => socket.destroyed || socket.readableEnded,
    close: () => void socket.destroy(),
  };
}

export type Esme = Awaited<ReturnType<typeof connectEsme>>;
