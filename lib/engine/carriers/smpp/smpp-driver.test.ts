/** What conformance.test.ts does not ask of every driver: an SMSC that does what it should not. */
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { SmppSettings } from '@/lib/domain/carrier/smpp-settings';
import { endOfCertificates } from '@/lib/platform/crypto/tls-identity';
import { STATUS, TAG } from '@/lib/smpp/pdu/commands';
import { encodePdu } from '@/lib/smpp/pdu/encode-pdu';
import type { MessagePdu } from '@/lib/smpp/pdu/pdu';
import { createHeard, type Heard, startSmppDriver } from '@/lib/testing/smpp-driven';
import { answerWith, refuseBind, type SmscPeer, startSmscPeer } from '@/lib/testing/smsc-peer';
import { submissionOf } from '@/lib/testing/submission';
import { writeTestCertificate } from '@/lib/testing/test-certificate';
import { untilTrue } from '@/lib/testing/until-true';
import type { CarrierDriver } from '../contract/driver';

let peer: SmscPeer;
let driver: CarrierDriver;
let heard: Heard;
let answers: Heard['answers'];
let receipts: Heard['receipts'];

beforeEach(async () => {
  peer = await startSmscPeer();
  heard = createHeard();
  ({ answers, receipts } = heard);
});

afterEach(async () => {
  await driver.stop();
  await peer.close();
});

function begin(changes: Partial<SmppSettings> = {}): void {
  driver = startSmppDriver({ port: peer.port, ...changes }, heard);
}
const untilBound = () => vi.waitFor(() => expect(driver.free()).toBeGreaterThan(0), 60_000);
async function start(changes: Partial<SmppSettings> = {}): Promise<void> {
  begin(changes);
  await untilBound();
}
const answered = (count: number) => vi.waitFor(() => expect(answers).toHaveLength(count), 60_000);
const kinds = () => answers.map(({ result }) => result.kind);
const answersTo = (command: 'deliver_sm_resp' | 'generic_nack') =>
  peer.heard.filter((pdu) => pdu.command === command).map(({ status }) => status);
const long = { text: 'a'.repeat(400), segmentCount: 3, segments: [1, 2, 3] };

test('each segment is taken by an id of its own, and what is reported of it is acknowledged', async () => {
  await start();
  driver.submit([submissionOf(1, long)]);
  await answered(3);
  const ids = [...peer.taken.keys()];
  expect(answers.map(({ segment, result }) => [segment, result])).toEqual(
    ids.map((rawId, index) => [index + 1, { kind: 'accepted', rawId }]),
  );
  await vi.waitFor(
    () => expect(receipts.map(({ rawId, dlrId, ptt }) => [rawId, dlrId, ptt])).toEqual(ids.map((id) => [id, 1, 4])),
    60_000,
  );
  await vi.waitFor(() => expect(answersTo('deliver_sm_resp')).toEqual([0, 0, 0]), 60_000);
});

test('no more wait for an answer than the window has room for, however many are given', async () => {
  let open = 0;
  let most = 0;
  peer.submitWith((pdu, bind) => {
    open += 1;
    most = Math.max(most, open);
    setTimeout(() => {
      open -= 1;
      peer.take(pdu, bind);
    }, 5);
  });
  await start({ window: 4 });
  driver.submit(Array.from({ length: 20 }, (_, index) => submissionOf(index + 1, long)));
  await answered(60);
  expect([most, peer.taken.size]).toEqual([4, 60]);
});

test('with a window of one each segment waits for the answer to the one before, after doubt too', async () => {
  let open = 0;
  peer.submitWith((pdu, bind) => {
    open += 1;
    expect(open).toBe(1);
    setImmediate(() => {
      open -= 1;
      peer.take(pdu, bind);
    });
  });
  await start({ window: 1 });
  driver.submit(Array.from({ length: 20 }, (_, index) => submissionOf(index + 1, long)));
  await answered(60);
  const order = answers.map(({ messageId, segment }) => messageId * 10 + segment);
  expect(order).toEqual(order.toSorted((one, other) => one - other));
  peer.submitWith(() => peer.drop());
  driver.submit([submissionOf(21), submissionOf(22)]);
  await answered(62);
  expect(kinds().slice(60)).toEqual(['unknown', 'later']);
  peer.submitWith(peer.take);
  await untilBound();
  expect(driver.free()).toBe(1);
  driver.submit([submissionOf(23)]);
  await answered(63);
  await vi.waitFor(() => expect(driver.free()).toBeGreaterThan(1), 60_000);
});

test('throttled: it says so, and what was throttled is sent again before anything else, and once', async () => {
  let count = 0;
  peer.submitWith((pdu, bind) => {
    count += 1;
    if (count === 2) answerWith(STATUS.throttled)(pdu, bind);
    else peer.take(pdu, bind);
  });
  await start({ window: 1 });
  driver.submit([submissionOf(1), submissionOf(2), submissionOf(3)]);
  await vi.waitFor(() => expect(driver.state().lastError).toMatch(/throttled/), 60_000);
  expect(driver.free()).toBe(0);
  await answered(3);
  expect(answers.map(({ messageId, result }) => [messageId, result.kind])).toEqual([
    [1, 'accepted'],
    [2, 'accepted'],
    [3, 'accepted'],
  ]);
  expect([peer.taken.size, driver.state()]).toEqual([3, { bound: true, lastError: null }]);
});

test('a connection that breaks: what was under way is in doubt, what was not is given back, and one is tried first', async () => {
  peer.submitWith(() => peer.drop());
  await start({ window: 2 });
  driver.submit([1, 2, 3, 4].map((id) => submissionOf(id)));
  await answered(4);
  expect(kinds()).toEqual(['unknown', 'unknown', 'later', 'later']);
  expect([driver.free(), driver.state().bound]).toEqual([0, false]);
  peer.submitWith(peer.take);
  await untilBound();
  expect(driver.free()).toBe(1);
  driver.submit([submissionOf(5)]);
  await answered(5);
  await vi.waitFor(() => expect(driver.free()).toBeGreaterThan(1), 60_000);
});

test('where nobody listens it says so, and binds once somebody does', async () => {
  const { port } = peer;
  await peer.close();
  begin();
  await expect.poll(() => driver.state()).toEqual({ bound: false, lastError: expect.stringMatching(/ECONNREFUSED/) });
  peer = await startSmscPeer({ port });
  await untilBound();
  expect(driver.state()).toEqual({ bound: true, lastError: null });
});

test('an unbind is answered, and followed by a bind', async () => {
  await start();
  peer.binds()[0]?.say({ command: 'unbind', status: 0, sequence: 77 });
  await expect.poll(() => peer.heard).toContainEqual({ command: 'unbind_resp', status: 0, sequence: 77 });
  await vi.waitFor(() => expect(driver.state().bound).toBe(false), 60_000);
  await untilBound();
});

test('garbage ends the connection, and it is bound again', async () => {
  await start();
  peer.binds()[0]?.socket.write('HTTP/1.1 400 Bad Request\r\n\r\n');
  await vi.waitFor(() => expect(driver.state().lastError).toBe('What it says is no SMPP'), 60_000);
  await untilBound();
  expect(answersTo('generic_nack')).toEqual([STATUS.invalidCommandLength]);
});

test('a receipt may come before the answer; both are told', async () => {
  peer.submitWith((pdu, bind) => {
    peer.report('early', 'DELIVRD', pdu);
    answerWith(0, 'early')(pdu, bind);
  });
  await start();
  driver.submit([submissionOf(1)]);
  await answered(1);
  await vi.waitFor(() => expect(receipts.map(({ rawId }) => rawId)).toEqual(['early']), 60_000);
});

test('ids that are empty or given twice are taken as they are', async () => {
  const ids = ['', 'twice', 'twice'];
  peer.submitWith((pdu, bind) => answerWith(0, ids.shift())(pdu, bind));
  await start({ window: 1 });
  driver.submit([1, 2, 3].map((id) => submissionOf(id)));
  await answered(3);
  expect(answers.map(({ result }) => result)).toEqual([
    { kind: 'accepted', rawId: null },
    { kind: 'accepted', rawId: 'twice' },
    { kind: 'accepted', rawId: 'twice' },
  ]);
});

/** By now the peer has heard all that was said to it before. */
async function probe(): Promise<void> {
  for (let turn = 0; turn < 2; turn += 1) {
    const socket = connect(peer.port, '127.0.0.1');
    socket.write(encodePdu({ command: 'enquire_link', status: 0, sequence: 1 }));
    await once(socket, 'data');
    socket.destroy();
  }
}
const bindsHeard = () => peer.heard.filter(({ command }) => command === 'bind_transceiver').length;

test.each([
  [STATUS.alreadyBound, /refuses the bind: 0x00000005 already bound/, 2],
  [STATUS.invalidPassword, /refuses the bind: 0x0000000e invalid password/, 1],
])('a bind refused with %i is told, not tried again for a minute', async (status, words, binds) => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  try {
    peer.bindWith(refuseBind(status));
    begin();
    await untilTrue(() => words.test(driver.state().lastError ?? ''));
    peer.bindWith(peer.bound);
    vi.advanceTimersByTime(59_999);
    await probe();
    expect([driver.free(), bindsHeard()]).toEqual([0, 1]);
    // In steps, so that a connection is there before its driver has waited for too long.
    for (let passed = 0; passed < 15_000; passed += 3_000) {
      vi.advanceTimersByTime(3_000);
      await probe();
    }
    expect(bindsHeard()).toBe(binds);
  } finally {
    vi.useRealTimers();
  }
});

test('what cannot be written is refused, and nothing of it leaves', async () => {
  await start({ alphabet: 'latin1' });
  driver.submit([submissionOf(1, { text: `${'a'.repeat(150)}€` })]);
  expect(answers.map(({ result }) => result)).toMatchObject([{ kind: 'refused', ptt: 102, billed: false }]);
  expect(peer.submitted()).toEqual([]);
});

test('as message_payload one answer is of all segments', async () => {
  await start({ joint: 'payload' });
  const free = driver.free();
  driver.submit([submissionOf(1, long)]);
  await answered(3);
  expect(new Set(answers.map(({ result }) => JSON.stringify(result))).size).toBe(1);
  expect([peer.submitted().length, driver.free()]).toEqual([1, free]);
});

test('by several pairs of binds: a message leaves by one, in order, and receipts come by the other', async () => {
  const byBind = new Map<unknown, MessagePdu[]>();
  peer.submitWith((pdu, bind) => {
    byBind.set(bind, [...(byBind.get(bind) ?? []), pdu]);
    peer.take(pdu, bind);
  });
  await start({ bind: 'pair', binds: 2, joint: 'sar' });
  await vi.waitFor(
    () =>
      expect(
        peer
          .binds()
          .map(({ command }) => command)
          .sort(),
      ).toEqual(['bind_receiver', 'bind_receiver', 'bind_transmitter', 'bind_transmitter']),
    60_000,
  );
  driver.submit([1, 2, 3, 4].map((id) => submissionOf(id, long)));
  await answered(12);
  await vi.waitFor(() => expect(receipts).toHaveLength(12), 60_000);
  expect([...byBind.values()].map(({ length }) => length)).toEqual([6, 6]);
  for (const pdus of byBind.values()) {
    const places = pdus.map(({ tlvs }) => [
      tlvs.get(TAG.segmentReference)?.readUInt16BE(0),
      tlvs.get(TAG.segmentNumber)?.[0],
    ]);
    const references = [...new Set(places.map(([reference]) => reference))];
    expect(places).toEqual(references.flatMap((reference) => [1, 2, 3].map((place) => [reference, place])));
  }
});

test('when it stops it says goodbye', async () => {
  await start();
  await driver.stop();
  expect(peer.heard.at(-1)?.command).toBe('unbind');
});

test('by TLS it trusts whom it is told to, and nobody else', async () => {
  const certificate = writeTestCertificate();
  await peer.close();
  peer = await startSmscPeer({
    tls: { cert: readFileSync(certificate.certFile), key: readFileSync(certificate.keyFile) },
  });
  begin({ tls: true });
  await vi.waitFor(() => expect(driver.state().lastError).toMatch(/self-signed certificate/), 60_000);
  await driver.stop();
  await start({ tls: true, tlsCa: readFileSync(certificate.certFile, 'utf8') });
  driver.submit([submissionOf(1)]);
  await answered(1);
  expect(kinds()).toEqual(['accepted']);
  const shown = readFileSync(certificate.certFile, 'utf8');
  expect(driver.details?.().peerCertificateEndsAt).toEqual(endOfCertificates(shown));
  certificate.remove();
});
