/** What conformance.test.ts does not ask of every driver. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { HttpApi } from '@/lib/domain/carrier/http/http-api';
import { HTTP_DEFAULTS, type HttpSettings } from '@/lib/domain/carrier/http-settings';
import { type ApiPeer, answerJson, startApiPeer } from '@/lib/testing/http-api-peer';
import { submissionOf } from '@/lib/testing/submission';
import type { CarrierDriver, SegmentAnswer, Submission } from '../contract/driver';
import { createHttpDriver } from './http-driver';

let peer: ApiPeer;
let driver: CarrierDriver;
let answers: SegmentAnswer[];

beforeEach(async () => {
  peer = await startApiPeer(answerJson(200, { id: 'a1' }));
  answers = [];
  liveNodes = 1;
});

afterEach(async () => {
  await driver.stop();
  await peer.close();
});

const API: Pick<HttpApi, 'request' | 'answer'> = {
  request: {
    method: 'POST',
    url: '{{server}}/send',
    query: {},
    headers: { 'X-Key': '{{token}}' },
    body: { kind: 'json', json: { to: '{{to}}', text: '{{text}}' } },
    authorisation: 'none',
    numbers: 'digits',
    codings: { gsm7: '', ucs2: '' },
  },
  answer: {
    id: { in: 'json', at: '/id' },
    statuses: {},
    code: { in: 'json', at: '/code' },
    codes: { '7': 'number' },
    words: { in: 'json', at: '/why' },
  },
};

const SECRETS = { password: '', token: 'token-1', tlsKey: '' };
const RECEIPTS = { address: '', secret: 'a~secret-of-receipts' };

let liveNodes = 1;

function start(changes: Partial<HttpSettings> = {}, stateChanged: () => void = () => undefined): void {
  const settings = { ...HTTP_DEFAULTS, preset: 'own', values: { server: peer.url }, api: API } as const;
  driver = createHttpDriver({ ...settings, ...SECRETS, perSecond: 10_000, ...changes }, RECEIPTS, () => liveNodes);
  driver.start({
    submitted: (some) => void answers.push(...some),
    receipt: () => Promise.resolve(),
    incoming: async () => undefined,
    outstanding: async () => [],
    stateChanged,
  });
}

async function resultsOf(message: Submission) {
  driver.submit([message]);
  await vi.waitFor(() => expect(answers.some(({ messageId }) => messageId === message.id)).toBe(true), 60_000);
  return answers.filter(({ messageId }) => messageId === message.id).map(({ result }) => result);
}

const LONG = { text: 'a'.repeat(400), segmentCount: 3, segments: [1, 2, 3] };

test('a message is one request, whose id is that of all of its segments', async () => {
  start();
  const taken = { kind: 'accepted', rawId: 'a1' };
  expect(await resultsOf(submissionOf(1, LONG))).toEqual([taken, taken, taken]);
  expect(peer.asked).toHaveLength(1);
  expect(peer.asked[0]).toMatchObject({
    method: 'POST',
    headers: { 'x-key': 'token-1', 'content-type': 'application/json' },
  });
  expect(JSON.parse(peer.asked[0]?.body ?? '')).toEqual({ to: '33612345678', text: LONG.text });
});

test('where it has an id for each segment, each has its own; else the first is that of all', async () => {
  start({ api: { ...API, answer: { ...API.answer, id: { in: 'json', at: '/ids/*' } } } });
  peer.answerWith(answerJson(200, { ids: ['a', 'b', 'c'] }));
  expect(await resultsOf(submissionOf(1, LONG))).toMatchObject([{ rawId: 'a' }, { rawId: 'b' }, { rawId: 'c' }]);
  peer.answerWith(answerJson(200, { ids: ['d', 'e'] }));
  expect(await resultsOf(submissionOf(2, LONG))).toMatchObject([{ rawId: 'd' }, { rawId: 'd' }, { rawId: 'd' }]);
});

test('what it says of one message holds up no other, and repeats no secret', async () => {
  start();
  const free = driver.free();
  peer.answerWith(answerJson(400, { code: 7, why: 'Not with token-1' }));
  expect(await resultsOf(submissionOf(1))).toEqual([
    { kind: 'refused', ptt: 23, billed: false, text: 'HTTP 400 7 Not with …' },
  ]);
  expect([driver.free(), driver.state()]).toEqual([free, { bound: true, lastError: null }]);
});

test.each([
  ['of receipts', '/api/dlr/api/a~secret-of-receipts'],
  ['of receipts in a form', 'dlr-url=%2Fapi%2Fdlr%2Fapi%2Fa%7Esecret-of-receipts'],
  ['in an address', 'password=it%20%2F%C3%A9%22s'],
  ['in a form', 'password=it+%2F%C3%A9%22s'],
  ['in JSON', '"password":"it /é\\"s"'],
  ['in a header', `Basic ${Buffer.from('me:it /é"s').toString('base64')}`],
])('a secret %s is hidden, and before what is said is shortened', async (_, said) => {
  start({ username: 'me', password: 'it /é"s' });
  // The secret stands where it is cut off, and its end is not in the history.
  for (const [id, before] of [1, 150, 160, 170, 180].entries()) {
    peer.answerWith(answerJson(400, { why: `${'x'.repeat(before)} ${said}` }));
    const [result] = await resultsOf(submissionOf(id + 1));
    const { text } = result?.kind === 'later' ? result : { text: '' };
    expect(text).toMatch(/^HTTP 400 x+/);
    expect(text).not.toMatch(/a(~|%7E)s|it|bWU6/);
  }
});

test.each([
  [400, 'message'],
  [404, 'carrier'],
  [307, 'carrier'],
  [401, undefined],
  [402, undefined],
  [429, undefined],
] as const)('what it does not take by HTTP %i counts as of its %s', async (status, of) => {
  start();
  peer.answerWith(answerJson(status, {}));
  expect(await resultsOf(submissionOf(1))).toEqual([{ kind: 'later', text: `HTTP ${status}`, ...(of && { of }) }]);
});

const answered = (status: number, json: unknown = {}) => peer.answerWith(answerJson(status, json));

test('"not found" by an address that has taken messages is about the one that it answers, and holds up no other', async () => {
  start();
  await resultsOf(submissionOf(1));
  const free = driver.free();
  answered(404, { why: 'No such recipient' });
  expect(await resultsOf(submissionOf(2))).toEqual([
    { kind: 'later', text: 'HTTP 404 No such recipient', of: 'message' },
  ]);
  expect([driver.free(), driver.state()]).toEqual([free, { bound: true, lastError: null }]);
});

test('an address that is gone takes no message with it: from the third in a row on, the carrier waits', async () => {
  start();
  await resultsOf(submissionOf(1));
  answered(410);
  for (const id of [2, 3]) expect(await resultsOf(submissionOf(id))).toMatchObject([{ of: 'message' }]);
  expect(await resultsOf(submissionOf(4))).toEqual([{ kind: 'later', text: 'HTTP 410', of: 'carrier' }]);
  expect(driver.state()).toEqual({ bound: false, lastError: 'What answers is not what was set up: HTTP 410' });
});

test('a recipient who may not be sent to is no wrong password', async () => {
  start();
  await resultsOf(submissionOf(1));
  answered(403);
  expect(await resultsOf(submissionOf(2))).toMatchObject([{ of: 'message' }]);
  expect(driver.state().bound).toBe(true);
  answered(401);
  await resultsOf(submissionOf(3));
  expect(driver.state()).toEqual({ bound: false, lastError: expect.stringMatching(/^It does not accept the account/) });
});

test.each([
  [1, 1],
  [20, 2],
  [10_000, HTTP_DEFAULTS.atOnce],
])(
  'at %i in a second it takes no more ahead than %i, because whatever it has is in doubt if it is killed',
  (perSecond, most) => {
    start({ perSecond });
    expect(driver.free()).toBe(most);
  },
);

test('a node among several has its part of what is taken ahead and at once, and one at least', () => {
  start({ perSecond: 40, atOnce: 6 });
  const freeAmong = (nodes: number) => {
    liveNodes = nodes;
    return driver.free();
  };
  expect([1, 2, 4, 40, 1].map(freeAmong)).toEqual([4, 2, 1, 1, 4]);
});

test('one that begins makes room for the next, whether it is answered or not', async () => {
  let room = 0;
  start({ perSecond: 10 }, () => {
    room = driver.free();
  });
  let answerAll: () => void = () => undefined;
  peer.answerWith((request, response) => {
    answerAll = () => answerJson(200, { id: 'a1' })(request, response);
  });
  driver.submit([submissionOf(1)]);
  expect(driver.free()).toBe(0);
  room = 0;
  await vi.waitFor(() => expect(peer.asked).toHaveLength(1), 60_000);
  expect([room, answers]).toEqual([1, []]);
  answerAll();
  await vi.waitFor(() => expect(answers).toHaveLength(1), 60_000);
});

test('what never left is not counted', async () => {
  start();
  await peer.close();
  expect(await resultsOf(submissionOf(1))).toEqual([{ kind: 'later', text: expect.stringMatching(/ECONNREFUSED/) }]);
  peer = await startApiPeer(answerJson(200, {}));
});

test('a redirection is followed nowhere: what answers is not what was set up', async () => {
  start();
  peer.answerWith((_, response) => void response.writeHead(307, { location: `${peer.url}/elsewhere` }).end());
  expect(await resultsOf(submissionOf(1))).toMatchObject([{ kind: 'later', text: 'HTTP 307' }]);
  expect(peer.asked).toHaveLength(1);
  expect(driver.state()).toEqual({ bound: false, lastError: 'What answers is not what was set up: HTTP 307' });
});

test('an answer without an end is not read without one', async () => {
  start();
  peer.answerWith((_, response) => {
    const more = () => void (response.destroyed || (response.write('x'.repeat(16_384)), setImmediate(more)));
    more();
  });
  expect(await resultsOf(submissionOf(1))).toEqual([{ kind: 'unknown', text: 'The answer is too long.' }]);
});

test('settings that make no address are told, and nothing is sent', async () => {
  start({ values: { server: 'nowhere' } });
  expect(await resultsOf(submissionOf(1))).toMatchObject([{ kind: 'later', text: expect.stringMatching(/URL/) }]);
  expect(driver.state()).toMatchObject({ bound: false, lastError: expect.stringMatching(/not what was set up/) });
});

test('no byte of a request has left where nobody speaks TLS', async () => {
  start({ values: { server: peer.url.replace('http:', 'https:') } });
  expect(await resultsOf(submissionOf(1))).toMatchObject([{ kind: 'later' }]);
  expect(peer.asked).toEqual([]);
});
