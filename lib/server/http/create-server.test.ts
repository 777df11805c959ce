import { EventEmitter, once } from 'node:events';
import { request as httpRequest, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findLedgerFaults } from '@/lib/db/ledger/verify-ledger';
import { createCallbackCaller } from '@/lib/engine/callbacks/calls/callback-caller';
import { createEngine } from '@/lib/engine/engine';
import { HTTP2SMS_PATH } from '@/lib/gateway/http2sms/http2sms-handler';
import type { WireRequest } from '@/lib/gateway/wire/wire';
import { createLogger } from '@/lib/platform/log/logger';
import { carriersHere } from '@/lib/testing/carriers-here';
import { readerHere } from '@/lib/testing/reader-here';
import { createTestGateway, query, type TestGateway } from '@/lib/testing/test-gateway';
import type { Runtime } from '../runtime/runtime';
import { startRuntime } from '../runtime/start-runtime';
import { parseEnv } from '../settings/env';
import { createServer } from './create-server';

let gateway: TestGateway;
let runtime: Runtime;
let port: number;
let server: Server;
let toldCarriers: string | undefined;
let seenByNext: Record<string, unknown> = {};

beforeAll(async () => {
  gateway = await createTestGateway();
  const env = { ...parseEnv({ LOG_LEVEL: 'silent', TRUSTED_PROXIES: '1' }), databaseUrl: gateway.url };
  runtime = await startRuntime({
    env,
    log: createLogger('silent'),
    startEngine: (engineSettings, listener) => {
      toldCarriers = engineSettings.carriers.publicUrl;
      return createEngine(
        engineSettings,
        createCallbackCaller({ allowedRanges: [], secretsOf: () => null }),
        carriersHere(engineSettings.carriers),
        listener,
        createLogger('silent'),
      );
    },
    startReader: () => readerHere(env.databaseUrl),
    nextAuthSecret: 'not used here',
    publicUrl: () => 'http://sms.example',
  });
  await runtime.work();
  // Not yet: an empty database is seeded first.
  expect(await runtime.whyNotReady()).toBe('Chappe is starting or stopping');
  runtime.welcomeRequests();
  expect(await runtime.whyNotReady()).toBeNull();
  ({ server } = createServer(runtime, (request, response) => {
    seenByNext = { ...request.headers };
    response.end('next');
  }));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  port = (server.address() as AddressInfo).port;
});

afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await runtime.stop();
  await gateway.close();
});

type Options = { method?: string; headers?: Record<string, string>; body?: string | Buffer };

async function call(path: string, { method = 'GET', headers = {}, body }: Options = {}) {
  const outgoing = httpRequest({ port, host: '127.0.0.1', path, method, headers, agent: false });
  // After an early answer the rest of a long body has nowhere to go; `once` below still rejects on an early error.
  outgoing.on('error', () => undefined);
  outgoing.end(body);
  const [response] = await once(outgoing, 'response');
  return { status: response.statusCode, headers: response.headers, body: await text(response) };
}

const messageCount = () => gateway.db.message.count();

test('where nobody has said what address it has, carriers are told none', () => {
  expect(toldCarriers).toBe('');
});

test('a GET sends', async () => {
  const answer = await call(`${HTTP2SMS_PATH}?${query()}`);
  expect(answer).toMatchObject({ status: 200, headers: { 'content-type': 'text/plain; charset=utf-8' } });
  expect(answer.body).toMatch(/^OK\n/);
});

test('a form POST sends, URL-encoded or multipart as PHP’s curl makes it', async () => {
  const form = { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: query() };
  expect((await call(HTTP2SMS_PATH, form)).body).toMatch(/^OK\n/);
  const parts = [...new URLSearchParams(query({ message: 'Façade & co' }))].map(
    ([name, value]) => `--edge\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  const multipart = {
    method: 'POST',
    headers: { 'content-type': 'multipart/form-data; boundary=edge' },
    body: Buffer.from(`${parts.join('')}--edge--\r\n`),
  };
  expect((await call(HTTP2SMS_PATH, multipart)).body).toMatch(/^OK\n/);
  expect(await gateway.db.message.findFirst({ orderBy: { id: 'desc' } })).toMatchObject({
    text: expect.stringMatching(/^Façade & co\nSTOP/),
  });
});

test.each(['HEAD', 'PUT', 'DELETE', 'OPTIONS'])('%s sends nothing', async (method) => {
  const before = await messageCount();
  expect(await call(`${HTTP2SMS_PATH}?${query()}`, { method })).toMatchObject({
    status: 405,
    headers: { allow: 'GET, POST' },
  });
  expect(await messageCount()).toBe(before);
});

test('a query of 2 MiB is refused with a body that a script can read', async () => {
  const answer = await call(`${HTTP2SMS_PATH}?${query({ message: 'a'.repeat(2 * 1024 * 1024) })}`);
  expect(answer).toMatchObject({ status: 200 });
  expect(answer.body).toMatch(/^KO\nInvalid request: is too long\. For more informations : http:\/\/sms\.example/);
});

test('a GET carries the longest message, escaped, to thousands', async () => {
  const message = '你'.repeat(255 * 67);
  const to = Array.from({ length: 5_000 }, (_, index) => `+336${String(index).padStart(8, '0')}`).join();
  const answer = await call(`${HTTP2SMS_PATH}?${query({ message, to, noStop: '1' })}`);
  expect(answer.body).toMatch(/^KO\nNot enough credits/);
});

test('an unfinished header holds no more memory than a finished one may', async () => {
  const socket = connect(port, '127.0.0.1');
  const answer = text(socket);
  socket.write(`GET ${HTTP2SMS_PATH}?message=`);
  socket.write('a'.repeat(300 * 1024));
  expect(await answer).toContain('KO\nInvalid request: is too long');
});

test('a body of 20 MiB is refused without being read to its end', async () => {
  const answer = await call(HTTP2SMS_PATH, { method: 'POST', body: Buffer.alloc(20 * 1024 * 1024, 'a') }).catch(
    (cause: NodeJS.ErrnoException) => cause.code,
  );
  // Node may close the connection while the client still writes; either way nothing is sent and nothing breaks.
  if (typeof answer === 'string') expect(answer).toMatch(/^(ECONNRESET|EPIPE)$/);
  else expect(answer).toMatchObject({ status: 200, body: expect.stringMatching(/^KO\nInvalid request/) });
  expect((await call(`${HTTP2SMS_PATH}?${query()}`)).body).toMatch(/^OK/);
});

test('bytes that are no HTTP get a 400 and the next request works', async () => {
  const socket = connect(port, '127.0.0.1');
  socket.end('\u0016\u0003\u0001 hello\r\n\r\n');
  expect(await text(socket)).toMatch(/^HTTP\/1\.1 400/);
  expect((await call(`${HTTP2SMS_PATH}?account=x`)).body).toMatch(/^KO\nMissing login/);
});

test('delivery reports are answered here too', async () => {
  expect(await call('/api/dlr/simulated/wrong?id=1&ptt=4')).toMatchObject({ status: 404 });
});

test('everything else is Next’s, which gets the client’s address from us and never from the client', async () => {
  const headers = { 'x-chappe-client-ip': '1.2.3.4', 'x-forwarded-for': '9.9.9.9, 198.51.100.7' };
  expect(await call('/telecom/sms?x=1', { headers })).toMatchObject({ body: 'next' });
  expect(seenByNext).toMatchObject({
    'x-chappe-client-ip': '198.51.100.7',
    'x-chappe-requested-path': '/telecom/sms?x=1',
  });
});

test('an IP restriction sees the client behind the proxy', async () => {
  await gateway.db.apiUser.update({ where: { id: gateway.apiUserId }, data: { ipRestrictions: '["198.51.100.7"]' } });
  runtime.apiUserCredentials.forget(gateway.apiUserId);
  const from = (ip: string) => call(`${HTTP2SMS_PATH}?${query()}`, { headers: { 'x-forwarded-for': ip } });
  expect((await from('198.51.100.7')).body).toMatch(/^OK/);
  expect((await from('198.51.100.8')).body).toMatch(/^KO\nIP not authorized/);
  expect((await from('198.51.100.7, 203.0.113.1')).body).toMatch(/^KO\nIP not authorized/);
  await gateway.db.apiUser.update({ where: { id: gateway.apiUserId }, data: { ipRestrictions: '[]' } });
  runtime.apiUserCredentials.forget(gateway.apiUserId);
});

test('the ledger is sound after all of this', async () => {
  expect(await findLedgerFaults(gateway.db)).toEqual([]);
});

test('whoever hangs up is told to the handler, so that nothing more is done for them', async () => {
  const asked = new EventEmitter<{ request: [AbortSignal | undefined] }>();
  const http2sms = ({ signal }: WireRequest) => {
    asked.emit('request', signal);
    return new Promise<never>(() => undefined);
  };
  const { server: stuck } = createServer({ ...runtime, http2sms }, () => undefined, { goneAfter: 50 });
  stuck.listen(0, '127.0.0.1');
  await once(stuck, 'listening');
  const caller = connect((stuck.address() as AddressInfo).port, '127.0.0.1');
  caller.write(`GET ${HTTP2SMS_PATH} HTTP/1.1\r\nHost: a\r\n\r\n`);
  const [signal] = await once(asked, 'request');
  expect(signal?.aborted).toBe(false);
  const aborted = once(signal, 'abort');
  caller.destroy();
  await aborted;
  stuck.close();
});

test.each([
  ['Next', '/some/page'],
  ['http2sms', HTTP2SMS_PATH],
  ['health', '/health/live'],
  ['delivery reports', '/api/dlr/nobody/wrong'],
])('no browser guesses what an answer of %s is', async (_, path) => {
  for (const method of ['GET', 'DELETE']) {
    expect((await call(path, { method })).headers['x-content-type-options']).toBe('nosniff');
  }
});
