/** Damaged frames, from a peer that may write anything, taken through all that hears them. */
import { readIncoming } from '@/lib/engine/carriers/smpp/read-incoming';
import { readReceipt } from '@/lib/engine/carriers/smpp/read-receipt';
import { ANSWER_BIT, COMMANDS } from '@/lib/smpp/pdu/commands';
import { encodePdu } from '@/lib/smpp/pdu/encode-pdu';
import { createFrameReader } from '@/lib/smpp/pdu/frame-reader';
import type { MessagePdu } from '@/lib/smpp/pdu/pdu';
import type { Effect, SessionState } from '@/lib/smpp/session/session-state';
import { step } from '@/lib/smpp/session/step';
import { createTalk, messageBody, SETTINGS } from './smpp-talk';

const GOOD = encodePdu({
  ...messageBody,
  command: 'deliver_sm',
  status: 0,
  sequence: 7,
  source: { ton: 1, npi: 1, address: '33612345678' },
  destination: { ton: 5, npi: 0, address: 'MyShop' },
  esmClass: 4,
  shortMessage: Buffer.from('id:a1 sub:001 dlvrd:001 stat:DELIVRD err:000 text:Hello'),
  tlvs: new Map([[0x1e, Buffer.from('a1\0')]]),
});
const HEADER = 16;
const MOST_BITES = 4;
const COMMAND_IDS = Object.values(COMMANDS);
const NOW = new Date('2026-11-27T00:00:00Z');

/** Of a generator that can be run again: what it finds it finds every time. */
function createDice(seed: number) {
  let state = seed;
  return (sides: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}

/** A frame that says its length: half of them are cut, half of them are no deliver_sm; bitten up to three times. */
function damagedFrame(roll: (sides: number) => number, sequence: number): Buffer {
  const isCut = roll(2) === 0;
  const frame = Buffer.from(GOOD.subarray(0, isCut ? HEADER + roll(GOOD.length - HEADER + 1) : undefined));
  frame.writeUInt32BE(frame.length, 0);
  if (roll(2) === 0) frame.writeUInt32BE(COMMAND_IDS[roll(COMMAND_IDS.length)] ?? 0, 4);
  frame.writeUInt32BE(sequence, 12);
  for (let bites = roll(MOST_BITES); bites > 0 && frame.length > HEADER; bites -= 1) {
    frame[HEADER + roll(frame.length - HEADER)] = roll(256);
  }
  return frame;
}

function readDelivered(pdu: MessagePdu): void {
  readReceipt(pdu, { profile: 'ovh', receiptIds: 'decimal', now: NOW });
  for (const alphabet of ['gsm', 'packed'] as const) readIncoming(pdu, { profile: 'ovh', alphabet });
}

const sequenceOf = (effect: Effect<number>) => (effect.kind === 'write' ? effect.frame.readUInt32BE(12) : null);

/** Takes so many through reader, session and what reads a delivery; whatever throws is thrown. */
export function fuzzSmpp(frames: number, seed: number) {
  const roll = createDice(seed);
  const reader = createFrameReader();
  const bound = createTalk({ bound: true }).state();
  let state: SessionState<number> = bound;
  const found = { frames: 0, requests: 0, delivered: 0, refused: 0, unanswered: 0 };

  const hear = (frame: Buffer) => {
    const next = step(SETTINGS, state, { kind: 'frame', frame }, 0);
    const deliveries = next.effects.flatMap((effect) => (effect.kind === 'deliver' ? [effect] : []));
    for (const { pdu } of deliveries) readDelivered(pdu);
    const sequence = frame.readUInt32BE(12);
    const answers = next.effects.filter((effect) => sequenceOf(effect) === sequence);
    found.frames += 1;
    found.delivered += deliveries.length;
    found.refused += answers.filter((one) => one.kind === 'write' && one.frame.readUInt32BE(8) !== 0).length;
    if ((frame.readUInt32BE(4) & ANSWER_BIT) === 0) {
      found.requests += 1;
      if (answers.length + deliveries.length !== 1) found.unanswered += 1;
    }
    // What ended the bind is forgotten with it; what was delivered is done.
    state = next.state.phase === 'bound' ? { ...next.state, delivering: 0 } : bound;
  };
  for (let count = 1; count <= frames; count += 1) {
    for (const frame of reader.push(damagedFrame(roll, count))) hear(frame);
  }
  return found;
}
