/** Whatever a peer writes: nothing throws, frames end where they say, and memory stays bounded. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fuzzSmpp } from '@/lib/testing/fuzz-smpp';
import { COMMANDS } from './commands';
import { decodePdu } from './decode-pdu';
import { encodePdu } from './encode-pdu';
import { createFrameReader } from './frame-reader';
import { type Address, NO_TLVS, type Pdu } from './pdu';

const octets = (longest: number) => fc.uint8Array({ maxLength: longest }).map((bytes) => Buffer.from(bytes));

function frameOf(commandId: number, body: Buffer): Buffer {
  const head = Buffer.alloc(16);
  head.writeUInt32BE(16 + body.length, 0);
  head.writeUInt32BE(commandId, 4);
  head.writeUInt32BE(7, 12);
  return Buffer.concat([head, body]);
}

test('any body in a good frame is read, or told as bad with its sequence', () => {
  const commandId = fc.oneof(fc.constantFrom(...Object.values(COMMANDS)), fc.nat({ max: 0xffff_ffff }));
  fc.assert(
    fc.property(commandId, octets(400), (id, body) => {
      const decoded = decodePdu(frameOf(id, body));
      if (decoded.ok) expect(decoded.pdu.sequence).toBe(7);
      else expect([decoded.sequence, decoded.fault > 0]).toEqual([7, true]);
    }),
    { numRuns: 2_000 },
  );
});

const text = (longest: number) => fc.stringMatching(/^[A-Za-z\d+ .-]*$/).map((value) => value.slice(0, longest));
const byte = fc.nat({ max: 255 });
const address: fc.Arbitrary<Address> = fc.record({ ton: byte, npi: byte, address: text(20) });
const message: fc.Arbitrary<Pdu> = fc.record({
  command: fc.constantFrom('submit_sm', 'deliver_sm'),
  status: fc.nat({ max: 0xffff_ffff }),
  sequence: fc.nat({ max: 0xffff_ffff }),
  serviceType: text(5),
  source: address,
  destination: address,
  esmClass: byte,
  protocolId: byte,
  priority: byte,
  scheduleAt: text(16),
  validity: text(16),
  registeredDelivery: byte,
  replaceIfPresent: byte,
  dataCoding: byte,
  defaultMessageId: byte,
  shortMessage: octets(254),
  tlvs: fc
    .array(fc.tuple(fc.nat({ max: 0xffff }), octets(600)), { maxLength: 4 })
    .map((pairs) => (pairs.length === 0 ? NO_TLVS : new Map(pairs))),
});

test('what is written is read as it was, however the socket cuts it', () => {
  fc.assert(
    fc.property(fc.array(message, { minLength: 1, maxLength: 5 }), fc.integer({ min: 1, max: 300 }), (pdus, size) => {
      const all = Buffer.concat(pdus.map(encodePdu));
      const reader = createFrameReader();
      const read: unknown[] = [];
      for (let at = 0; at < all.length; at += size) {
        for (const frame of reader.push(all.subarray(at, at + size))) read.push(decodePdu(frame));
      }
      expect(read).toEqual(pdus.map((pdu) => ({ ok: true, pdu })));
    }),
  );
});

test.each([0, 4, 15, 70_001, 0xffff_ffff])('a length of %i is malformed, and nothing after it is read', (length) => {
  const good = frameOf(COMMANDS.enquire_link, Buffer.alloc(0));
  const bad = Buffer.from(good);
  bad.writeUInt32BE(length, 0);
  const reader = createFrameReader();
  expect(reader.push(Buffer.concat([good, bad, good]))).toEqual([good]);
  expect(reader.isMalformed()).toBe(true);
  expect(reader.push(good)).toEqual([]);
});

test('the longest frame is read, an octet at a time', () => {
  const long = frameOf(COMMANDS.submit_sm, Buffer.alloc(70_000 - 16));
  const reader = createFrameReader();
  const frames: Buffer[] = [];
  for (let at = 0; at < long.length; at += 1) frames.push(...reader.push(long.subarray(at, at + 1)));
  expect(frames.map(({ length }) => length)).toEqual([70_000]);
});

/** What is still held once nothing that can be collected is left. */
function heldBytes(): number {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
  return process.memoryUsage().heapUsed;
}

/** Less than a frame in four, held by nothing but a Buffer, comes to. */
const MOST_GROWTH = 1024 * 1024;

test('30,000 damaged frames: none throws, each request is answered once, and none is held', () => {
  fuzzSmpp(5_000, 1);
  const before = heldBytes();
  const found = fuzzSmpp(30_000, 34);
  expect(found).toMatchObject({ frames: 30_000, unanswered: 0 });
  for (const count of [found.requests, found.delivered, found.refused]) expect(count).toBeGreaterThan(5_000);
  expect(heldBytes() - before).toBeLessThan(MOST_GROWTH);
});
