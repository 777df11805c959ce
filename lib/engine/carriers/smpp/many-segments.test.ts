/** Messages of several segments, many at once. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createHeard, type Heard, startSmppDriver } from '@/lib/testing/smpp-driven';
import { answerWith, type SmscPeer, startSmscPeer } from '@/lib/testing/smsc-peer';
import { submissionOf } from '@/lib/testing/submission';
import { untilTrue } from '@/lib/testing/until-true';
import type { CarrierDriver } from '../contract/driver';

let peer: SmscPeer;
let driver: CarrierDriver;
let heard: Heard;

beforeEach(async () => {
  peer = await startSmscPeer();
  heard = createHeard();
});

afterEach(async () => {
  await driver.stop();
  await peer.close();
});

const long = { text: 'a'.repeat(400), segmentCount: 3, segments: [1, 2, 3] };
const messages = (count: number) =>
  Array.from({ length: count }, (_, index) => submissionOf(index + 1, { ...long, recipient: String(1_000 + index) }));

async function start(perSecond: number): Promise<void> {
  driver = startSmppDriver({ port: peer.port, window: 100, perSecond }, heard);
  await expect.poll(() => driver.free()).toBeGreaterThan(0);
}

test('of 300 long messages at once each segment has the answer to its own PDU, whatever reference they share', async () => {
  const references = new Set<number>();
  peer.submitWith((pdu, bind) => {
    references.add(pdu.shortMessage.readUInt8(3));
    answerWith(0, `${pdu.destination.address}-${pdu.shortMessage.readUInt8(5)}`)(pdu, bind);
  });
  await start(10_000);
  driver.submit(messages(300));
  await expect.poll(() => heard.answers.length).toBe(900);
  expect(references.size).toBeLessThan(300);
  const wrong = heard.answers.filter(
    ({ messageId, segment, result }) =>
      result.kind !== 'accepted' || result.rawId !== `${String(999 + messageId)}-${String(segment)}`,
  );
  expect(wrong).toEqual([]);
});

test('the rate counts PDUs: messages of three segments leave at a third of it', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  try {
    driver = startSmppDriver({ port: peer.port, window: 100, perSecond: 20 }, heard);
    await untilTrue(() => driver.free() > 0);
    driver.submit(messages(20));
    for (let passed = 0; passed < 2_000; passed += 10) vi.advanceTimersByTime(10);
    // What was written before its answer has come.
    peer.binds()[0]?.say({ command: 'enquire_link', status: 0, sequence: 1 });
    await untilTrue(() => peer.heard.some(({ command }) => command === 'enquire_link_resp'));
    expect([40, 41]).toContain(peer.submitted().length);
  } finally {
    vi.useRealTimers();
  }
});
