/** A session of an SMPP client, told what a peer says and what time it is. */
import { decodePdu } from '@/lib/smpp/pdu/decode-pdu';
import { encodePdu } from '@/lib/smpp/pdu/encode-pdu';
import { type MessageBody, NO_TLVS, type Pdu } from '@/lib/smpp/pdu/pdu';
import {
  createSession,
  type Effect,
  type SessionEvent,
  type SessionSettings,
  type SessionState,
  type SubmitResult,
} from '@/lib/smpp/session/session-state';
import { step, wakeAt } from '@/lib/smpp/session/step';

export const SETTINGS: SessionSettings = {
  bind: { command: 'bind_transceiver', systemId: 'chappe', password: 'secret', systemType: '' },
  window: 10,
  perSecond: 1_000_000,
  tooManyBinds: new Set([0x400]),
};

export const messageBody: MessageBody = {
  serviceType: '',
  source: { ton: 5, npi: 0, address: 'MyShop' },
  destination: { ton: 1, npi: 1, address: '33612345678' },
  esmClass: 0,
  protocolId: 0,
  priority: 0,
  scheduleAt: '',
  validity: '',
  registeredDelivery: 1,
  replaceIfPresent: 0,
  dataCoding: 0,
  defaultMessageId: 0,
  shortMessage: Buffer.from('Hello'),
  tlvs: NO_TLVS,
};

type Settings = { readonly bound?: boolean; readonly settings?: Partial<SessionSettings>; readonly seed?: number };

/** It begins where it connects, or where it is bound, at zero. What is submitted is known by a number, its service type. */
export function createTalk({ bound = false, settings: changes = {}, seed = 7 }: Settings = {}) {
  const settings = { ...SETTINGS, ...changes };
  let now = 0;
  let state: SessionState<number> = createSession(now, seed);
  const answers: { readonly key: number; readonly result: SubmitResult }[] = [];
  const effects: Effect<number>[] = [];
  const written: Pdu[] = [];

  const hear = (event: SessionEvent<number>) => {
    const next = step(settings, state, event, now);
    state = next.state;
    effects.push(...next.effects);
    for (const effect of next.effects) {
      if (effect.kind === 'answer') answers.push({ key: effect.key, result: effect.result });
      const decoded = effect.kind === 'write' ? decodePdu(effect.frame) : null;
      if (decoded?.ok) written.push(decoded.pdu);
    }
  };
  const say = (pdu: Pdu) => hear({ kind: 'frame', frame: encodePdu(pdu) });
  const submitted = () => written.filter(({ command }) => command === 'submit_sm');
  const keyOf = (pdu: Pdu) => ('serviceType' in pdu ? Number(pdu.serviceType) : Number.NaN);

  const answerLast = (
    command: 'bind_transceiver_resp' | 'submit_sm_resp' | 'enquire_link_resp' | 'unbind_resp',
    status = 0,
  ) => {
    const header = { status, sequence: written.at(-1)?.sequence ?? 0 };
    if (command === 'bind_transceiver_resp') say({ command, ...header, systemId: 'smsc', tlvs: NO_TLVS });
    else if (command === 'submit_sm_resp') say({ command, ...header, messageId: '', tlvs: NO_TLVS });
    else say({ command, ...header });
  };
  const talk = {
    hear,
    say,
    answerLast,
    submitted,
    bind: () => {
      hear({ kind: 'connected' });
      answerLast('bind_transceiver_resp');
    },
    submit: (...keys: readonly number[]) =>
      hear({
        kind: 'submit',
        submits: keys.map((key) => ({ key, body: { ...messageBody, serviceType: String(key) } })),
      }),
    /** The last time that it was submitted. */
    answerSubmit: (key: number, messageId: string, status = 0) => {
      const sequence = submitted().findLast((pdu) => keyOf(pdu) === key)?.sequence ?? 0;
      say({ command: 'submit_sm_resp', status, sequence, messageId, tlvs: NO_TLVS });
    },
    keysSubmitted: () => submitted().map(keyOf),
    written: () => written as readonly Pdu[],
    lastWritten: () => written.at(-1),
    answers: answers as readonly { readonly key: number; readonly result: SubmitResult }[],
    effects: effects as readonly Effect<number>[],
    state: () => state,
    now: () => now,
    wakeAt: () => wakeAt(settings, state, now),
    pass: (milliseconds: number) => {
      now += milliseconds;
      hear({ kind: 'tick' });
    },
    /** Until it wants to be woken; answers what it writes then. */
    sleep: () => {
      const before = written.length;
      now = Math.max(now, wakeAt(settings, state, now));
      hear({ kind: 'tick' });
      return written.length > before ? written.at(-1)?.command : undefined;
    },
  };
  hear({ kind: 'tick' });
  if (bound) talk.bind();
  return talk;
}
