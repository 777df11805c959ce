/** A session of an SMPP server, told what its client says and what time it is. */
import { decodePdu } from '@/lib/smpp/pdu/decode-pdu';
import { encodePdu } from '@/lib/smpp/pdu/encode-pdu';
import { type BindCommand, type MessageBody, NO_TLVS, type Pdu } from '@/lib/smpp/pdu/pdu';
import { serve, servingWakeAt } from '@/lib/smpp/serving/serve';
import {
  createServing,
  type ServingEffect,
  type ServingEvent,
  type ServingState,
} from '@/lib/smpp/serving/serving-state';
import { messageBody } from './smpp-talk';

type Settings = { readonly bound?: BindCommand };

/** It begins where the client has connected, or is bound, at zero. What is delivered is known by a number. */
export function createServed({ bound }: Settings = {}) {
  let now = 0;
  let state: ServingState<number> = createServing(now);
  const effects: ServingEffect<number>[] = [];
  const written: Pdu[] = [];
  const hear = (event: ServingEvent<number>) => {
    const next = serve(state, event, now);
    state = next.state;
    effects.push(...next.effects);
    for (const effect of next.effects) {
      const decoded = effect.kind === 'write' ? decodePdu(effect.frame) : null;
      if (decoded?.ok) written.push(decoded.pdu);
    }
  };
  let sequence = 0;
  const say = (pdu: Pdu) => hear({ kind: 'frame', frame: encodePdu(pdu) });
  const served = {
    hear,
    say,
    ask: (command: 'enquire_link' | 'unbind') => say({ command, status: 0, sequence: (sequence += 1) }),
    askToBind: (command: BindCommand, interfaceVersion = 0x34) =>
      say({
        command,
        status: 0,
        sequence: (sequence += 1),
        systemId: 'api-1',
        password: 'secret',
        systemType: '',
        interfaceVersion,
        range: { ton: 0, npi: 0, address: '' },
      }),
    submit: (body: Partial<MessageBody> = {}) => {
      sequence += 1;
      say({ command: 'submit_sm', status: 0, sequence, ...messageBody, ...body });
      return sequence;
    },
    answerSubmit: (of: number, status = 0) =>
      hear({ kind: 'submit_answered', sequence: of, status, messageId: `id ${String(of)}` }),
    deliver: (key: number, body: Partial<MessageBody> = {}) =>
      hear({ kind: 'deliver', key, body: { ...messageBody, ...body } }),
    /** The client's answer to what was told it last, or before. */
    answerTold: (back = 0, status = 0) => {
      const told = written.filter(({ command }) => command === 'deliver_sm').at(-1 - back);
      if (told) say({ command: 'deliver_sm_resp', status, sequence: told.sequence, messageId: '', tlvs: NO_TLVS });
    },
    pass: (milliseconds: number) => {
      now += milliseconds;
      hear({ kind: 'tick' });
    },
    wakeAt: () => servingWakeAt(state),
    now: () => now,
    state: () => state,
    written: () => written as readonly Pdu[],
    lastWritten: () => written.at(-1),
    effects: () => effects as readonly ServingEffect<number>[],
    told: () => effects.flatMap((effect) => (effect.kind === 'told' ? [[effect.key, effect.status] as const] : [])),
    isClosed: () => effects.some(({ kind }) => kind === 'close'),
  };
  if (bound) {
    served.askToBind(bound);
    hear({ kind: 'bind_answered', status: 0 });
  }
  return served;
}

export type Served = ReturnType<typeof createServed>;
