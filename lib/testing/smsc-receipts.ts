/** What an SMSC owes its clients: it tells each receipt until it is acknowledged, to whoever is bound to receive. */
import { type MessageAnswer, type MessageBody, type MessagePdu, NO_TLVS } from '@/lib/smpp/pdu/pdu';
import type { PeerBind } from './smpp-listener';

const RECEIPT_CLASS = 4;
const RETRY_MS = 50;
/** So many characters of a message are repeated in its receipt, as most SMSCs do. */
const REPEATED = 20;

const receives = ({ command, socket }: PeerBind) =>
  socket.writable && command !== null && command !== 'bind_transmitter';

export function createSmscReceipts(binds: () => readonly PeerBind[]) {
  const owed: MessageBody[] = [];
  /** By their sequences. */
  const unanswered = new Map<number, { readonly bind: PeerBind; readonly body: MessageBody }>();
  let sequence = 0;

  const deliver = (bind: PeerBind, body: MessageBody) => {
    sequence += 1;
    unanswered.set(sequence, { bind, body });
    bind.say({ ...body, command: 'deliver_sm', status: 0, sequence });
  };
  const tellOwed = () => {
    const bind = binds().find(receives);
    if (bind) for (const body of owed.splice(0)) deliver(bind, body);
  };

  return {
    deliver,
    /** To somebody who has just bound: what was told to somebody who is gone, too. */
    tellAgain: () => {
      for (const [at, { bind, body }] of unanswered) {
        if (bind.socket.destroyed && unanswered.delete(at)) owed.push(body);
      }
      tellOwed();
    },
    count: () => owed.length + unanswered.size,
    report: (id: string, stat: string, sent: MessagePdu) => {
      const head = `id:${id} sub:001 dlvrd:001 submit date:2611261200 done date:2611261201`;
      const repeated = sent.shortMessage
        .toString('latin1')
        .replaceAll(/[^ -~]/g, '')
        .slice(0, REPEATED);
      owed.push({
        ...sent,
        source: sent.destination,
        destination: sent.source,
        esmClass: RECEIPT_CLASS,
        dataCoding: 0,
        shortMessage: Buffer.from(`${head} stat:${stat} err:000 text:${repeated}`),
        tlvs: NO_TLVS,
      });
      tellOwed();
    },
    hearAnswer: ({ sequence: at, status }: MessageAnswer) => {
      const told = unanswered.get(at);
      unanswered.delete(at);
      if (!told || status === 0) return;
      owed.push(told.body);
      setTimeout(tellOwed, RETRY_MS).unref();
    },
  };
}
