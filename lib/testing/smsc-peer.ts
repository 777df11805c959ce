/** An SMSC on a real socket, which answers as it is told to. It journals what it was given. */
import type { SmppSettings } from '@/lib/engine/carriers/smpp/smpp-settings';
import { STATUS } from '@/lib/smpp/pdu/commands';
import { type BindPdu, type MessagePdu, NO_TLVS, type Pdu } from '@/lib/smpp/pdu/pdu';
import { type Listening, listenForSmpp, type PeerBind } from './smpp-listener';

export const SMPP_SETTINGS: SmppSettings = {
  host: '127.0.0.1',
  port: 9,
  tls: undefined,
  systemId: 'chappe',
  password: 'secret',
  systemType: '',
  profile: 'plain',
  bind: 'transceiver',
  binds: 1,
  window: 10,
  perSecond: 10_000,
  alphabet: 'gsm',
  joint: 'udh',
  validityHours: 0,
  receiptIds: 'same',
};

type OnSubmit = (pdu: MessagePdu, bind: PeerBind) => void;
type OnBind = (pdu: BindPdu, bind: PeerBind) => void;

const RECEIPT_CLASS = 4;
const RETRY_MS = 50;

const bound: OnBind = (pdu, bind) => {
  bind.command = pdu.command;
  bind.say({ command: `${pdu.command}_resp`, status: 0, sequence: pdu.sequence, systemId: 'smsc', tlvs: NO_TLVS });
};

/** Refuses every bind. */
export const refuseBind =
  (status: number): OnBind =>
  ({ command, sequence }, bind) =>
    bind.say({ command: `${command}_resp`, status, sequence, systemId: '', tlvs: NO_TLVS });

/** Answers a submit_sm, and does no more. */
export const answerWith =
  (status: number, messageId = ''): OnSubmit =>
  ({ sequence }, bind) =>
    bind.say({ command: 'submit_sm_resp', status, sequence, messageId, tlvs: NO_TLVS });

export async function startSmscPeer(options: Listening = {}) {
  const heard: Pdu[] = [];
  /** By the ids that it gave. */
  const taken = new Map<string, MessagePdu>();
  /** deliver_sm without an answer, by their sequences. */
  const unanswered = new Map<number, { readonly bind: PeerBind; readonly pdu: MessagePdu }>();
  let sequence = 0;

  const deliver = (bind: PeerBind, pdu: Omit<MessagePdu, 'command' | 'status' | 'sequence'>) => {
    sequence += 1;
    const whole: MessagePdu = { ...pdu, command: 'deliver_sm', status: 0, sequence };
    unanswered.set(sequence, { bind, pdu: whole });
    bind.say(whole);
  };
  /** Goes to a bind that receives. */
  const report = (id: string, stat: string, sent: MessagePdu) => {
    const bind = server.binds().find(({ command }) => command !== null && command !== 'bind_transmitter');
    if (!bind) return;
    const text = `id:${id} sub:001 dlvrd:001 submit date:2611261200 done date:2611261201 stat:${stat} err:000 text:`;
    deliver(bind, {
      ...sent,
      source: sent.destination,
      destination: sent.source,
      esmClass: RECEIPT_CLASS,
      dataCoding: 0,
      shortMessage: Buffer.from(text),
      tlvs: NO_TLVS,
    });
  };
  const take: OnSubmit = (pdu, bind) => {
    const id = (0xa000 + taken.size).toString(16);
    taken.set(id, pdu);
    answerWith(STATUS.ok, id)(pdu, bind);
    report(id, 'DELIVRD', pdu);
  };
  let onSubmit = take;
  let onBind = bound;

  const hear = (pdu: Pdu, bind: PeerBind) => {
    heard.push(pdu);
    if (pdu.command === 'submit_sm') onSubmit(pdu, bind);
    else if ('range' in pdu) onBind(pdu, bind);
    else if (pdu.command === 'enquire_link') bind.say({ ...pdu, command: 'enquire_link_resp' });
    else if (pdu.command === 'unbind') bind.say({ ...pdu, command: 'unbind_resp' });
    else if (pdu.command === 'deliver_sm_resp') {
      const answered = unanswered.get(pdu.sequence);
      unanswered.delete(pdu.sequence);
      if (answered && pdu.status !== 0) setTimeout(() => deliver(answered.bind, answered.pdu), RETRY_MS).unref();
    }
  };

  const server = await listenForSmpp(hear, options);

  return {
    port: server.port,
    heard: heard as readonly Pdu[],
    taken: taken as ReadonlyMap<string, MessagePdu>,
    unanswered: unanswered as ReadonlyMap<number, unknown>,
    submitted: () => heard.filter((pdu): pdu is MessagePdu => pdu.command === 'submit_sm'),
    binds: server.binds,
    deliver,
    report,
    /** What it does unless it is told otherwise: each PDU gets an id of its own, and is delivered. */
    take,
    submitWith: (next: OnSubmit) => {
      onSubmit = next;
    },
    bound,
    bindWith: (next: OnBind) => {
      onBind = next;
    },
    drop: server.drop,
    close: server.close,
  };
}

export type SmscPeer = Awaited<ReturnType<typeof startSmscPeer>>;
