/** An SMSC on a real socket, which answers as it is told to. It journals what it was given. */
import type { SetupOf } from '@/lib/domain/carrier/carrier-setup';
import type { SmppSettings } from '@/lib/domain/carrier/smpp-settings';
import { STATUS } from '@/lib/smpp/pdu/commands';
import { type BindPdu, type MessagePdu, NO_TLVS, type Pdu } from '@/lib/smpp/pdu/pdu';
import { type Listening, listenForSmpp, type PeerBind } from './smpp-listener';
import { createSmscReceipts } from './smsc-receipts';
import { NO_TLS } from './test-certificate';

export const SMPP_SETTINGS: SmppSettings = {
  host: '127.0.0.1',
  port: 9,
  tls: false,
  ...NO_TLS,
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
  validityForm: 'relative',
  classPlace: 'profile',
  receiptIds: 'same',
  segmentReceipts: 'all',
};

/** What a carrier on such an SMSC is set up with. */
export function smppSetup(changes: Partial<SmppSettings>): SetupOf<'smpp'> {
  const { password, tlsKey, ...settings } = { ...SMPP_SETTINGS, ...changes };
  return { kind: 'smpp', settings, secrets: { password, tlsKey } };
}

type OnSubmit = (pdu: MessagePdu, bind: PeerBind) => void;
type OnBind = (pdu: BindPdu, bind: PeerBind) => void;

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
  const receipts = createSmscReceipts(() => server.binds());

  const take: OnSubmit = (pdu, bind) => {
    const id = (0xa000 + taken.size).toString(16);
    taken.set(id, pdu);
    answerWith(STATUS.ok, id)(pdu, bind);
    receipts.report(id, 'DELIVRD', pdu);
  };
  let onSubmit = take;
  let onBind = bound;

  const hear = (pdu: Pdu, bind: PeerBind) => {
    heard.push(pdu);
    if (pdu.command === 'submit_sm') onSubmit(pdu, bind);
    else if ('range' in pdu) {
      onBind(pdu, bind);
      receipts.tellAgain();
    } else if (pdu.command === 'enquire_link') bind.say({ ...pdu, command: 'enquire_link_resp' });
    else if (pdu.command === 'unbind') bind.say({ ...pdu, command: 'unbind_resp' });
    else if (pdu.command === 'deliver_sm_resp') receipts.hearAnswer(pdu);
  };

  const server = await listenForSmpp(hear, options);

  return {
    port: server.port,
    heard: heard as readonly Pdu[],
    taken: taken as ReadonlyMap<string, MessagePdu>,
    submitted: () => heard.filter((pdu): pdu is MessagePdu => pdu.command === 'submit_sm'),
    binds: server.binds,
    /** Receipts that are not acknowledged. */
    countOwed: receipts.count,
    deliver: receipts.deliver,
    report: receipts.report,
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
