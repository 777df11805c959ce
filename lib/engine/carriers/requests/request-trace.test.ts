/** What an operator sees of requests and answers by HTTP: why something is refused, and neither a secret nor a text. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { AnswerRules } from '@/lib/domain/carrier/http/http-api';
import { HTTP_DEFAULTS, type HttpSettings } from '@/lib/domain/carrier/http-settings';
import { askedDriver } from '@/lib/testing/asked-driver';
import { type ApiPeer, answerJson, startApiPeer } from '@/lib/testing/http-api-peer';
import { submissionOf } from '@/lib/testing/submission';
import { NO_TLS } from '@/lib/testing/test-certificate';
import type { CarrierDriver, CarrierHost } from '../contract/driver';
import { createHttpDriver } from '../http/http-driver';
import { createUpstreamDriver } from '../upstream/upstream-driver';
import { watchDriver } from '../watch/watch-driver';

const TEXT = 'Your code is 483920 & <no more>';
const PASSWORD = 'p&ss é word';
const TOKEN = 'a-token-of-ours';
const DLR_SECRET = 'a-secret-of-receipts';

let peer: ApiPeer;
let driver: ReturnType<typeof watchDriver>;
let answered: number;
/** All that the driver said of what it was answered. */
let said: unknown[];

beforeEach(async () => {
  peer = await startApiPeer(answerJson(200, { id: 'a1' }));
  answered = 0;
  said = [];
});

afterEach(async () => {
  await driver.stop();
  await peer.close();
});

const host: CarrierHost = {
  submitted: (answers) => {
    answered += answers.length;
    said.push(answers);
  },
  receipt: () => Promise.resolve(),
  incoming: () => Promise.resolve(),
  outstanding: async () => [],
  stateChanged: () => void said.push(driver.state()),
};

function start(created: CarrierDriver): void {
  driver = watchDriver(created);
  driver.start(host);
}

const httpDriver = (api: HttpSettings['api'], preset: HttpSettings['preset'] = 'own') =>
  createHttpDriver(
    {
      ...HTTP_DEFAULTS,
      ...{ preset, api, values: { server: peer.url }, username: 'me', password: PASSWORD, token: TOKEN, tlsKey: '' },
      perSecond: 10_000,
    },
    { address: `https://here.example/api/dlr/api/${DLR_SECRET}`, secret: DLR_SECRET },
  );

const ANSWER: AnswerRules = {
  id: { in: 'json', at: '/id' },
  ...{ statuses: {}, code: null, codes: {}, words: null },
};

const OWN: HttpSettings['api'] = {
  request: {
    method: 'POST',
    url: '{{server}}/send/{{token}}',
    query: { key: '{{token}}', back: '{{receipts}}' },
    headers: { 'X-Key': '{{token}}' },
    body: { kind: 'json', json: { to: '{{to}}', text: 'Say: {{text}}', secret: '{{password}}' } },
    authorisation: 'basic',
    numbers: 'plus',
    codings: { gsm7: '', ucs2: '' },
  },
  answer: ANSWER,
};

async function send(id: number, text = TEXT) {
  const before = answered;
  driver.submit([submissionOf(id, { text })]);
  await vi.waitFor(() => expect(answered).toBe(before + 1), 60_000);
  const [last, first] = await askedDriver(driver).trace();
  return { asked: first, answer: last };
}

const isQuiet = (shown: unknown) => {
  const written = JSON.stringify(shown);
  for (const secret of [PASSWORD, TOKEN, DLR_SECRET, '483920', encodeURIComponent(PASSWORD), 'bWU6']) {
    expect(written).not.toContain(secret);
  }
};

test('a request is seen line by line, with what stands for its text and its secrets', async () => {
  start(httpDriver(OWN));
  const { asked, answer } = await send(7);
  const path = '/send/hidden';
  expect(asked).toMatchObject({
    ...{ direction: 'out', what: `POST ${peer.url}${path}`, exchange: 7, msisdn: '33612345678' },
    ...{ textLength: TEXT.length, status: null, isFault: false },
  });
  expect(asked?.whole?.split('\n')).toEqual([
    `POST ${path}?key=hidden&back=https%3A%2F%2Fhere.example%2Fapi%2Fdlr%2Fapi%2Fhidden HTTP/1.1`,
    `host: ${new URL(peer.url).host}`,
    'user-agent: Chappe',
    'accept: */*',
    'content-type: application/json',
    'authorization: Basic hidden',
    'x-key: hidden',
    '',
    `{"to":"+33612345678","text":"Say: text-of-${TEXT.length}-characters","secret":"hidden"}`,
  ]);
  expect(answer).toMatchObject({ direction: 'in', what: 'HTTP 200', status: 'ok', carrierId: 'a1', isFault: false });
  expect(answer?.whole).toMatch(/^HTTP\/1\.1 200\ncontent-type: application\/json\ndate: [\s\S]*\n\n\(11 characters/);
  // What was sent is what it was.
  expect(peer.asked[0]?.body).toContain(PASSWORD);
  isQuiet(await askedDriver(driver).trace());
});

test('an answer that refuses is seen with its words, without what it repeats', async () => {
  start(httpDriver(OWN));
  peer.answerWith((_, response) => {
    response.writeHead(400, { 'content-type': 'application/json', 'set-cookie': 'id=1', 'x-request-id': `r-${TOKEN}` });
    response.end(JSON.stringify({ error: 'Bad sender', body: `Say: ${TEXT}`, key: TOKEN, auth: PASSWORD }));
  });
  const { answer } = await send(1);
  expect(answer).toMatchObject({ what: 'HTTP 400', status: 'HTTP 400', isFault: true, carrierId: null });
  expect(answer?.whole).toContain('x-request-id: r-…');
  expect(answer?.whole).toContain('{"error":"Bad sender","body":"Say: …","key":"…","auth":"…"}');
  expect(answer?.whole).not.toContain('cookie');
  peer.answerWith((_, response) => void response.writeHead(500).end('x'.repeat(5_000)));
  expect((await send(2)).answer?.whole).toMatch(/\n\nx{2000}…$/);
  isQuiet(await askedDriver(driver).trace());
});

test.each([
  ['a refusal', 400, 'text'],
  ['a fault that nobody knows the end of', 500, 'unknown'],
  ['an obstacle', 401, 'credentials'],
] as const)(
  '%s tells histories, the log and the operator neither a secret nor the text that it repeats',
  async (_, status, meaning) => {
    start(
      httpDriver({
        ...OWN,
        answer: { ...ANSWER, statuses: { [status]: meaning }, words: { in: 'json', at: '/error' } },
      }),
    );
    peer.answerWith(answerJson(status, { error: `Blocked by ${TOKEN} (${PASSWORD}): ${TEXT}` }));
    const { answer } = await send(1);
    expect(answer?.status).toBe(`HTTP ${status} Blocked by … (…): …`);
    expect(JSON.stringify(said)).toContain('Blocked by … (…): …');
    isQuiet([await askedDriver(driver).trace(), said]);
  },
);

test('an id that is none of a message is seen without what it repeats', async () => {
  start(httpDriver(OWN));
  peer.answerWith(answerJson(200, { id: `${TOKEN}: ${TEXT}` }));
  expect((await send(1)).answer).toMatchObject({ status: 'ok', carrierId: '…: …' });
});

test('what was never answered says why, and settings that make no request do', async () => {
  start(httpDriver(OWN));
  peer.answerWith((_, response) => void response.destroy());
  expect((await send(1)).answer).toMatchObject({ what: 'no answer', isFault: true, whole: null });
  await driver.stop();
  start(httpDriver({ ...OWN, ...(OWN.request && { request: { ...OWN.request, url: 'nowhere' } }) }));
  const { asked, answer } = await send(2);
  expect(asked).toMatchObject({ what: 'no request', whole: null });
  expect(answer).toMatchObject({ what: 'no answer', status: expect.stringMatching(/URL/) });
});

test('another gateway is asked in the sight of the operator, too, and no more than two hundred are kept', async () => {
  const credentials = { account: 'sms-xx1-1', login: 'chappe', password: PASSWORD };
  start(createUpstreamDriver({ url: `${peer.url}/http2sms.cgi`, ...credentials, ...NO_TLS, perSecond: 10_000 }));
  peer.answerWith((_, response) => {
    response.end(`{"status":201,"message":"Missing ${TEXT} of ${PASSWORD}. For more informations : https://a"}`);
  });
  const { asked, answer } = await send(9);
  expect(asked?.what).toBe(`POST ${peer.url}/http2sms.cgi`);
  expect(asked?.whole).toContain('login=chappe&password=hidden&');
  expect(asked?.whole).toContain(`message=text-of-${TEXT.length}-characters`);
  expect(answer).toMatchObject({ what: 'HTTP 200', isFault: true });
  expect(answer?.status).toBe('201 Missing … of …');
  isQuiet([await askedDriver(driver).trace(), said]);
  for (let id = 10; id < 130; id += 1) await send(id);
  expect(await askedDriver(driver).trace()).toHaveLength(200);
});
