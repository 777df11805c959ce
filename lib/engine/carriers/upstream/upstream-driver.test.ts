/** What conformance.test.ts does not ask of every driver. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Http2smsPeer, refuse, startHttp2smsPeer } from '@/lib/testing/http2sms-peer';
import { startRawReceiver } from '@/lib/testing/raw-receiver';
import { submissionOf } from '@/lib/testing/submission';
import { NO_TLS } from '@/lib/testing/test-certificate';
import type { CarrierDriver, SegmentAnswer, Submission } from '../contract/driver';
import { createUpstreamDriver } from './upstream-driver';

let peer: Http2smsPeer;
let driver: CarrierDriver;
let answers: SegmentAnswer[];

beforeEach(async () => {
  peer = await startHttp2smsPeer();
  answers = [];
});

afterEach(async () => {
  await driver.stop();
  await peer.close();
});

function start(url = peer.url, perSecond = 10_000): void {
  const credentials = { account: 'sms-xx1-1', login: 'chappe', password: 'p&ss é' };
  driver = createUpstreamDriver({ url, ...credentials, ...NO_TLS, perSecond });
  driver.start({
    submitted: (some) => void answers.push(...some),
    receipt: () => Promise.resolve(),
    incoming: async () => undefined,
    outstanding: async () => [],
    stateChanged: () => undefined,
  });
}

async function resultOf(message: Submission) {
  driver.submit([message]);
  await vi.waitFor(() => expect(answers.some(({ messageId }) => messageId === message.id)).toBe(true), 60_000);
  return answers.filter(({ messageId }) => messageId === message.id).map(({ result }) => result);
}

test('a message is asked for as the guide documents it, in the text, the coding and the class that were billed', async () => {
  start();
  const long = { text: 'Ç€\nSTOP 36184', encoding: 'ucs2' as const, smsClass: 0, segmentCount: 2, segments: [1, 2] };
  expect(await resultOf(submissionOf(42, long))).toEqual([
    { kind: 'accepted', rawId: '10867690' },
    { kind: 'accepted', rawId: '10867690' },
  ]);
  expect(peer.asked).toHaveLength(1);
  expect(peer.asked[0]?.contentType).toBe('application/x-www-form-urlencoded');
  expect(Object.fromEntries(peer.asked[0]?.parameters ?? [])).toEqual({
    account: 'sms-xx1-1',
    login: 'chappe',
    password: 'p&ss é',
    contentType: 'text/json',
    from: 'MyShop',
    to: '0033612345678',
    message: 'Ç€\rSTOP 36184',
    noStop: '1',
    class: '0',
    smsCoding: '2',
    tag: '42',
  });
});

test.each([
  [202, 'Invalid to', { kind: 'refused', ptt: 23, billed: false, text: '202 Invalid to' }],
  [241, 'Sender not found', { kind: 'refused', ptt: 20, billed: false, text: '241 Sender not found' }],
  [202, 'Invalid message: is too long', { kind: 'refused', ptt: 101, billed: false }],
  [999, 'What nobody documented', { kind: 'later', text: '999 What nobody documented', of: 'message' }],
])('what it says of one message, %i %s, holds up no other', async (status, reason, result) => {
  start();
  const free = driver.free();
  peer.answerWith(refuse(status, reason));
  expect(await resultOf(submissionOf(1))).toEqual([expect.objectContaining(result)]);
  expect([driver.free(), driver.state()]).toEqual([free, { bound: true, lastError: null }]);
});

test.each([
  [401, 'Authentication failed', /login, password or address: 401 Authentication failed/],
  [402, 'Not enough credits', /no credit left: 402 Not enough credits/],
  [503, 'Too busy, try again', /too busy: 503/],
])(
  'an obstacle, %i %s, is said; one message is tried after a while, and all again once that is taken',
  async (status, reason, words) => {
    start();
    const free = driver.free();
    peer.answerWith(refuse(status, reason));
    expect(await resultOf(submissionOf(1))).toMatchObject([{ kind: 'later' }]);
    expect([driver.free(), driver.state().bound]).toEqual([0, false]);
    expect(driver.state().lastError).toMatch(words);
    await vi.waitFor(() => expect(driver.free()).toBe(1), 60_000);
    peer.answerWith(peer.take);
    expect(await resultOf(submissionOf(2))).toMatchObject([{ kind: 'accepted' }]);
    expect([driver.free(), driver.state()]).toEqual([free, { bound: true, lastError: null }]);
  },
);

test('where nobody listens nothing has left, so it is tried later', async () => {
  await peer.close();
  start();
  expect(await resultOf(submissionOf(1))).toMatchObject([
    { kind: 'later', text: expect.stringMatching(/ECONNREFUSED/) },
  ]);
  expect(driver.state().bound).toBe(false);
  peer = await startHttp2smsPeer();
});

test.each([
  ['closes without an answer', ''],
  ['breaks off within its answer', 'HTTP/1.1 200 OK\r\ncontent-length: 99\r\n\r\n{"status":100'],
  ['answers something else', 'HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\n<html'],
  ['fails behind a proxy', 'HTTP/1.1 502 Bad Gateway\r\ncontent-length: 0\r\n\r\n'],
  ['changes the protocol', 'HTTP/1.1 101 Switching Protocols\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n'],
])('nobody knows whether it was sent when the other side %s', async (_, bytes) => {
  const receiver = await startRawReceiver((socket) => socket.end(bytes));
  start(receiver.url);
  expect(await resultOf(submissionOf(1))).toMatchObject([{ kind: 'unknown' }]);
  // Else the whole queue would be in doubt, and paid.
  expect([driver.free(), driver.state().bound]).toEqual([0, false]);
  await receiver.close();
});

test('one that is taken while it pauses does not end the pause: the next try is of one message', async () => {
  start(peer.url, 100);
  let taken: (() => void) | undefined;
  peer.answerWith((request, response) => {
    if (request.parameters.get('tag') === '1') taken = () => peer.take(request, response);
    else refuse(503, 'Too busy, try again')(request, response);
  });
  driver.submit([
    submissionOf(1),
    submissionOf(2),
    submissionOf(3, {}),
    ...Array.from({ length: 10 }, (_, index) => submissionOf(index + 4)),
  ]);
  await vi.waitFor(() => expect(driver.state().bound).toBe(false), 60_000);
  taken?.();
  await vi.waitFor(() => expect(answers).toHaveLength(13), 60_000);
  expect(driver.free()).toBe(0);
  // What had not begun was given back, and not asked for.
  expect(peer.asked.length).toBeLessThan(13);
  await vi.waitFor(() => expect(driver.free()).toBe(1), 60_000);
});

test('what it begins in a second is bounded, and evenly spread', async () => {
  start(peer.url, 50);
  const begun = performance.now();
  driver.submit(Array.from({ length: 11 }, (_, index) => submissionOf(index + 1)));
  await vi.waitFor(() => expect(answers).toHaveLength(11), 60_000);
  expect(performance.now() - begun).toBeGreaterThanOrEqual(195);
});

test('what has not begun when it stops was not sent; what is under way is answered first', async () => {
  start(peer.url, 1);
  const heard = new Promise<() => void>((resolve) => {
    peer.answerWith((request, response) => resolve(() => peer.take(request, response)));
  });
  driver.submit([submissionOf(1), submissionOf(2)]);
  const letGo = await heard;
  const stopped = driver.stop();
  letGo();
  await stopped;
  expect(answers.map(({ messageId, result }) => [messageId, result.kind])).toEqual([
    [2, 'later'],
    [1, 'accepted'],
  ]);
});
