/** How connections begin and end, in clear and under TLS: answers leave in order, refusals end what they refuse. */
import { EventEmitter, once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { connect, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { TLSSocket } from 'node:tls';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { HTTP2SMS_PATH } from '@/lib/gateway/http2sms/http2sms-handler';
import { writeTestCertificate } from '@/lib/testing/test-certificate';
import { query } from '@/lib/testing/test-gateway';
import { createTestServer, rawRequest, type TestServer } from '@/lib/testing/test-server';
import { mostConnections } from './most-connections';

const SEND = `${HTTP2SMS_PATH}?${query()}`;
const TIMES = { headersTimeout: 2_000, requestTimeout: 2_000, connectionsCheckingInterval: 100 };
const certificate = writeTestCertificate();
afterAll(() => certificate.remove());

/** The statuses of answers that came one after another. */
const statuses = (answers: string) => [...answers.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, code]) => Number(code));

/** When the other side has said that it sends no more, or is gone. */
const ended = (socket: Socket) => Promise.race([once(socket, 'end'), once(socket, 'close')]);

const TLS = { TLS_CERT: certificate.certFile, TLS_KEY: certificate.keyFile };
const PROTOCOLS = [
  ['in clear', {}],
  ['under TLS', TLS],
] as const;

describe.each(PROTOCOLS)('%s', (_, tls) => {
  let chappe: TestServer;
  let heldByNext: (() => void)[] = [];
  let streams = 0;

  beforeAll(async () => {
    chappe = await createTestServer({
      env: tls,
      times: TIMES,
      passToNext: (request, response) => {
        if (request.url?.endsWith('/events')) {
          streams += 1;
          response.once('close', () => {
            streams -= 1;
          });
          response.write('data: 1\n\n');
        } else if (request.url === '/slow') heldByNext.push(() => response.end('next'));
        else response.end('next');
      },
    });
  });

  afterAll(() => chappe.closeBalanced());

  const messageCount = () => chappe.gateway.db.message.count();

  test.each([
    ['http2sms', rawRequest('GET', SEND)],
    ['a form', rawRequest('POST', HTTP2SMS_PATH, [`Content-Length: ${query().length}`], query())],
    ['Next', rawRequest('GET', '/telecom')],
  ])('who sends no more after a request to %s still gets the answer', async (_, bytes) => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => chappe.exchange(bytes, { halfClose: true })));
    for (const answer of answers) expect(answer).toMatch(/^HTTP\/1\.1 200[\s\S]*\r\n\r\n(?:OK\n|next|4\r\nnext)/);
  });

  test('bytes after a complete request are answered after it, and only then', async () => {
    const before = await messageCount();
    const form = query({ message: 'Déjà vu', noStop: '1' });
    // The length was counted before é and à became six characters each.
    const bytes = rawRequest('POST', HTTP2SMS_PATH, [`Content-Length: ${form.length - 10}`], form);
    const answers = await Promise.all(Array.from({ length: 30 }, () => chappe.exchange(bytes)));
    for (const answer of answers) {
      expect(answer).toMatch(/^HTTP\/1\.1 200[\s\S]*\r\n\r\nOK\n/);
      expect(statuses(answer)).toEqual([200, 400]);
    }
    expect((await messageCount()) - before).toBe(30);
  });

  test('requests written at once are answered in their order, then what cannot be read', async () => {
    heldByNext = [];
    const slow = rawRequest('GET', '/slow');
    const answer = chappe.exchange(`${slow}${rawRequest('GET', SEND)}${rawRequest('HEAD', SEND)}x\r\n\r\n`);
    await vi.waitFor(() => expect(heldByNext).toHaveLength(1), 60_000);
    const again = await chappe.exchange(rawRequest('GET', SEND, ['Connection: close']));
    expect(statuses(again)).toEqual([200]);
    for (const end of heldByNext) end();
    expect(statuses(await answer)).toEqual([200, 200, 405, 400]);
  });

  // Side by side, because each waits until the server loses its patience.
  describe('refused', { concurrent: true }, () => {
    test.each([
      ['x\r\n\r\n', 400],
      ['GET / HTTP/9.9\r\n\r\n', 400],
      [rawRequest('POST', HTTP2SMS_PATH, ['Content-Length: 9'], 'to='), 408],
      [rawRequest('POST', '/telecom', ['Transfer-Encoding: chunked'], '3\r\nabc\r\n'), 408],
      ['GET /telecom HTTP/1.1\r\nHost: sms.exa', 408],
      [rawRequest('POST', '/telecom', ['Transfer-Encoding: chunked'], '3\r\nabc\r\nzz'), 400],
      [rawRequest('POST', '/telecom', ['Content-Length: 99999999']), 413],
      [rawRequest('CONNECT', 'sms.example:80'), 405],
    ])('%j is answered %i, and the connection ends although its client keeps it', async (bytes, status) => {
      const socket = await chappe.connect();
      socket.on('error', () => undefined);
      socket.write(bytes);
      const [answer] = (await once(socket, 'data')) as [Buffer];
      expect(statuses(answer.toString())).toEqual([status]);
      socket.resume();
      await vi.waitFor(async () => expect(await chappe.connectionCount()).toBe(0), 60_000);
    });

    test('what was refused as too slow is not sent when its end comes', async () => {
      // With its password proven, whoever hangs up is accepted as quickly.
      await chappe.exchange(rawRequest('GET', SEND, ['Connection: close']));
      const before = await messageCount();
      const beTooSlow = async (path: string) => {
        const socket = await chappe.connect();
        socket.write(rawRequest('POST', path, [`Content-Length: ${query().length}`], query().slice(0, 10)));
        const [answer] = (await once(socket, 'data')) as [Buffer];
        expect(statuses(answer.toString())).toEqual([408]);
        socket.write(query().slice(10));
        socket.resume();
        await ended(socket);
      };
      await Promise.all([HTTP2SMS_PATH, '/telecom'].map(beTooSlow));
      await vi.waitFor(async () => expect(await chappe.connectionCount()).toBe(0), 60_000);
      expect(await messageCount()).toBe(before);
    });
  });

  test('a connection that breaks with a CONNECT behind a pending answer is nobody’s error', async () => {
    heldByNext = [];
    const socket = await chappe.connect();
    socket.on('error', () => undefined);
    socket.write(`${rawRequest('GET', '/slow')}${rawRequest('CONNECT', 'sms.example:80')}`);
    await vi.waitFor(() => expect(heldByNext).toHaveLength(1), 60_000);
    // Vitest fails a run in which an exception is caught by nobody. A reset under TLS is told by the end of the answer.
    if (socket instanceof TLSSocket) socket.destroy();
    else {
      socket.resetAndDestroy();
      await vi.waitFor(async () => expect(await chappe.connectionCount()).toBe(0), 60_000);
    }
    for (const end of heldByNext) end();
    await vi.waitFor(async () => expect(await chappe.connectionCount()).toBe(0), 60_000);
  });

  test('hundreds of refused connections that no client closes leave nothing behind', async () => {
    const sockets = await Promise.all(Array.from({ length: 300 }, () => chappe.connect()));
    for (const socket of sockets)
      socket
        .on('error', () => undefined)
        .resume()
        .write('x\r\n\r\n');
    await vi.waitFor(async () => expect(await chappe.connectionCount()).toBe(0), 60_000);
  });

  test.each([
    ['h2c', ['Connection: Upgrade, HTTP2-Settings', 'Upgrade: h2c', 'HTTP2-Settings: AAMAAABkAAQAAP__']],
    ['websocket', ['Connection: Upgrade', 'Upgrade: websocket', 'Sec-WebSocket-Key: x', 'Sec-WebSocket-Version: 13']],
  ])('an offer of %s is read past, for a GET and for a form, and the connection serves on', async (_, offer) => {
    expect(chappe.server.listenerCount('upgrade')).toBe(0);
    const socket = await chappe.connect();
    // An answer may come in several pieces.
    let heard = '';
    socket.on('data', (piece: Buffer) => {
      heard += piece.toString();
    });
    const expectAnswer = async (bytes: string, answer: RegExp) => {
      heard = '';
      socket.write(bytes);
      await vi.waitFor(() => expect(heard).toMatch(answer), 60_000);
    };
    await expectAnswer(rawRequest('GET', SEND, offer), /^HTTP\/1\.1 200[\s\S]*\r\n\r\nOK\n\S+\n\S+\n$/);
    const form = [...offer, `Content-Length: ${query().length}`];
    await expectAnswer(
      rawRequest('POST', HTTP2SMS_PATH, form, query()),
      /^HTTP\/1\.1 200[\s\S]*\r\n\r\nOK\n\S+\n\S+\n$/,
    );
    await expectAnswer(rawRequest('GET', '/telecom', offer), /^HTTP\/1\.1 200[\s\S]*next/);
    socket.destroy();
  });

  test('a stream is over when its reader closes his side, and a HEAD does not begin one', async () => {
    expect(statuses(await chappe.exchange(rawRequest('HEAD', '/api/panel/a/events', ['Connection: close'])))).toEqual([
      405,
    ]);
    expect(streams).toBe(0);
    const socket = await chappe.connect();
    socket.write(rawRequest('GET', '/api/panel/a/events'));
    await once(socket, 'data');
    expect(streams).toBe(1);
    socket
      .on('error', () => undefined)
      .resume()
      .end();
    await vi.waitFor(() => expect(streams).toBe(0), 60_000);
  });
});

test('what speaks no TLS to a server that does is let go at once', async () => {
  const chappe = await createTestServer({ env: TLS });
  const socket = connect(chappe.port, '127.0.0.1');
  socket
    .on('error', () => undefined)
    .resume()
    .write('GET / HTTP/1.1\r\n\r\n');
  await ended(socket);
  await chappe.closeBalanced();
});

test('beyond the most connections one more is closed, and each that ends makes room', async () => {
  const chappe = await createTestServer({ env: { TRUSTED_PROXIES: '1' } });
  chappe.server.maxConnections = 5;
  const sockets = await Promise.all(Array.from({ length: 5 }, () => chappe.connect()));
  const sixth = await chappe.connect();
  await ended(sixth.on('error', () => undefined).resume());
  sockets[0]?.destroy();
  const answer = () => chappe.exchange(rawRequest('GET', '/health/live', ['Connection: close'])).catch(() => '');
  await vi.waitFor(async () => expect(await answer()).toMatch(/^HTTP\/1\.1 200/), 60_000);
  for (const socket of sockets) socket.destroy();
  await chappe.closeBalanced();
});

test('connections leave descriptors for files', () => {
  expect(mostConnections(1_024)).toBe(768);
  expect(mostConnections(1_000_000)).toBe(2_000);
  expect(mostConnections(100)).toBe(64);
  expect(mostConnections()).toBeGreaterThan(0);
});

describe.each(PROTOCOLS)('stopping %s', (_, tls) => {
  test('whoever still comes is answered, and a request on a connection at rest, as the last one there; then nothing is taken', async () => {
    const chappe = await createTestServer({ env: tls });
    const socket = await chappe.connect();
    const all = text(socket);
    socket.write(rawRequest('GET', SEND));
    await vi.waitFor(async () => expect(await chappe.gateway.db.message.count()).toBe(1), 60_000);
    await chappe.connect();
    const stopped = chappe.stop();
    const late = await chappe.connect();
    late.write(rawRequest('GET', SEND));
    expect(await text(late)).toMatch(/connection: close[\s\S]*OK\n/i);
    socket.write(rawRequest('GET', SEND));
    const answers = await all;
    expect(statuses(answers)).toEqual([200, 200]);
    expect(answers).toMatch(/connection: close[\s\S]*OK\n[^H]*$/i);
    await stopped;
    expect(await new Promise((resolve) => connect(chappe.port, '127.0.0.1').on('error', resolve))).toMatchObject({
      code: 'ECONNREFUSED',
    });
    await chappe.closeBalanced();
  });

  test('an answer under way is waited for, a stream is not, and readiness goes first', async () => {
    const asked = new EventEmitter<{ request: [ServerResponse] }>();
    const chappe = await createTestServer({
      env: tls,
      passToNext: (request, response) => {
        if (request.url?.endsWith('/events')) response.write('data: 1\n\n');
        else asked.emit('request', response);
      },
    });
    const stream = await chappe.connect();
    stream.write(rawRequest('GET', '/api/panel/a/events'));
    await once(stream, 'data');
    const [slow, health] = [await chappe.connect(), await chappe.connect()];
    const [slowAnswer, healthAnswer] = [text(slow), text(health)];
    slow.write(rawRequest('GET', '/slow'));
    const [response] = await once(asked, 'request');
    let stopped = false;
    const stop = chappe.stop().then(() => {
      stopped = true;
    });
    await ended(stream.on('error', () => undefined).resume());
    health.write(rawRequest('GET', '/health/ready'));
    expect(await healthAnswer).toMatch(/^HTTP\/1\.1 503[\s\S]*connection: close/i);
    expect(stopped).toBe(false);
    response.end('done');
    expect(await slowAnswer).toMatch(/connection: close[\s\S]*done/i);
    await stop;
    await chappe.closeBalanced();
  });
});
