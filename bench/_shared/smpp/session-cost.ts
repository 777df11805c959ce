/** Codec and session without a socket: what a message costs of the processor, from its submit to its receipt's answer. */
import { encodePdu } from '../../../lib/smpp/pdu/encode-pdu';
import { createFrameReader } from '../../../lib/smpp/pdu/frame-reader';
import { NO_TLVS } from '../../../lib/smpp/pdu/pdu';
import type { SessionEvent, SessionState } from '../../../lib/smpp/session/session-state';
import { step } from '../../../lib/smpp/session/step';
import { createTalk, messageBody, SETTINGS } from '../../../lib/testing/smpp-talk';

const SEQUENCE_AT = 12;

const ANSWER = encodePdu({ command: 'submit_sm_resp', status: 0, sequence: 0, messageId: '0123abcd', tlvs: NO_TLVS });
const RECEIPT = encodePdu({
  ...messageBody,
  command: 'deliver_sm',
  status: 0,
  sequence: 0,
  esmClass: 4,
  shortMessage: Buffer.from(
    'id:0123abcd sub:001 dlvrd:001 submit date:2611271200 done date:2611271200 stat:DELIVRD err:000 text:',
  ),
});

/** Frames of the peer's as a socket reads them, of which only the sequences change. */
const octets = Buffer.concat(Array.from({ length: SETTINGS.window }, () => [ANSWER, RECEIPT]).flat());
const PAIR = ANSWER.length + RECEIPT.length;

/** Microseconds of processor time a message. */
export function sessionCost(messages: number): number {
  const reader = createFrameReader();
  const submits = Array.from({ length: SETTINGS.window }, (_, key) => ({ key, body: messageBody }));
  let state: SessionState<number> = createTalk({ bound: true }).state();
  let now = 0;
  let answered = 0;

  const take = (event: SessionEvent<number>) => {
    const next = step(SETTINGS, state, event, now);
    state = next.state;
    return next.effects;
  };
  const hear = (frame: Buffer) => {
    for (const effect of take({ kind: 'frame', frame })) {
      if (effect.kind === 'answer') answered += 1;
      if (effect.kind !== 'deliver') continue;
      take({ kind: 'delivered', connection: effect.connection, sequence: effect.pdu.sequence, status: 0 });
    }
  };

  const before = process.cpuUsage();
  for (let count = 0; count < messages; count += SETTINGS.window) {
    now += 1;
    const first = state.sequence + 1;
    take({ kind: 'submit', submits });
    for (let index = 0; index < SETTINGS.window; index += 1) {
      octets.writeUInt32BE(first + index, index * PAIR + SEQUENCE_AT);
      octets.writeUInt32BE(first + index, index * PAIR + ANSWER.length + SEQUENCE_AT);
    }
    for (const frame of reader.push(octets)) hear(frame);
  }
  const { user, system } = process.cpuUsage(before);
  if (answered < messages) throw new Error(`${messages - answered} submits were not answered.`);
  return (user + system) / answered;
}
