/**
 * Run in a process of its own, with a port, 0 for any, and how many submits to count: an SMSC that answers each at once,
 * with its receipt, and keeps nothing. Says `listening PORT`, `begun` when a fifth of the receipts are acknowledged and it begins to
 * measure, and `done MS` when all are.
 */
import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { decodePdu } from '../../../lib/smpp/pdu/decode-pdu';
import { encodePdu } from '../../../lib/smpp/pdu/encode-pdu';
import { createFrameReader } from '../../../lib/smpp/pdu/frame-reader';
import { type MessagePdu, NO_TLVS, type Pdu } from '../../../lib/smpp/pdu/pdu';

const WARM_UP_SHARE = 1 / 5;
const RECEIPT = 4;

const [port = 0, count = 0] = process.argv.slice(2).map(Number);
const say = (line: string) => process.stdout.write(`${line}\n`);

let submitted = 0;
let acknowledged = 0;
let begunAt = 0;
/** Who receives and does not submit; null: receipts go where their submits came from. */
let receiver: Socket | null = null;

function acknowledge(): void {
  acknowledged += 1;
  if (acknowledged === Math.floor(count * WARM_UP_SHARE)) {
    begunAt = performance.now();
    say('begun');
  }
  if (acknowledged === count) say(`done ${performance.now() - begunAt}`);
}

type Said = { readonly answer: Pdu | null; readonly receipt: Pdu | null };

function take(pdu: MessagePdu): Said {
  submitted += 1;
  const id = submitted.toString(16);
  const text = `id:${id} sub:001 dlvrd:001 submit date:2611271200 done date:2611271200 stat:DELIVRD err:000 text:`;
  return {
    answer: { command: 'submit_sm_resp', status: 0, sequence: pdu.sequence, messageId: id, tlvs: NO_TLVS },
    receipt: {
      ...pdu,
      command: 'deliver_sm',
      sequence: submitted,
      source: pdu.destination,
      destination: pdu.source,
      esmClass: RECEIPT,
      registeredDelivery: 0,
      validity: '',
      shortMessage: Buffer.from(text),
      tlvs: NO_TLVS,
    },
  };
}

function answerTo(pdu: Pdu, socket: Socket): Pdu | null {
  if (pdu.command === 'deliver_sm_resp') acknowledge();
  if (pdu.command === 'enquire_link') return { ...pdu, command: 'enquire_link_resp' };
  if (pdu.command === 'unbind') return { ...pdu, command: 'unbind_resp' };
  if (!('range' in pdu)) return null;
  if (pdu.command === 'bind_receiver') receiver = socket;
  return { command: `${pdu.command}_resp`, status: 0, sequence: pdu.sequence, systemId: 'bench', tlvs: NO_TLVS };
}

/** What is said at once to one goes out at once. */
function write(socket: Socket, pdus: readonly (Pdu | null)[]): void {
  const frames = pdus.flatMap((pdu) => (pdu ? [encodePdu(pdu)] : []));
  if (frames.length > 0) socket.write(Buffer.concat(frames));
}

function welcome(socket: Socket): void {
  const reader = createFrameReader();
  socket.setNoDelay(true);
  socket.on('error', () => socket.destroy());
  socket.on('data', (octets) => {
    const said = reader.push(octets).map((frame): Said => {
      const decoded = decodePdu(frame);
      if (!decoded.ok) throw new Error(`It cannot be read: ${frame.toString('hex')}`);
      const { pdu } = decoded;
      return pdu.command === 'submit_sm' ? take(pdu) : { answer: answerTo(pdu, socket), receipt: null };
    });
    const answers = said.map(({ answer }) => answer);
    const receipts = said.map(({ receipt }) => receipt);
    if (receiver) {
      write(socket, answers);
      write(receiver, receipts);
    } else write(socket, [...answers, ...receipts]);
  });
}

const server = createServer(welcome).listen(port, '127.0.0.1');
await once(server, 'listening');
const address = server.address();
say(`listening ${typeof address === 'object' && address ? address.port : 0}`);
