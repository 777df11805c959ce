import { createHmac } from 'node:crypto';
import type { Socket } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import type { CallbackAnswer } from '@/lib/domain/callbacks/callback-call';
import { type CallbackReceiver, startCallbackReceiver } from '@/lib/testing/callback-receiver';
import { type RawReceiver, startRawReceiver } from '@/lib/testing/raw-receiver';
import { createCallbackCaller } from './callback-caller';

const LOOPBACK = ['127.0.0.0/8', '::1'];
const open: { close(): Promise<void> | void }[] = [];

afterEach(async () => {
  for (const item of open.splice(0).reverse()) await item.close();
});

async function receiver(options?: Parameters<typeof startCallbackReceiver>[0]): Promise<CallbackReceiver> {
  const started = await startCallbackReceiver(options);
  open.push(started);
  return started;
}

async function raw(answer: (socket: Socket, request: string) => void): Promise<RawReceiver> {
  const started = await startRawReceiver(answer);
  open.push(started);
  return started;
}

/** A receiver that answers with just these bytes, and closes the connection if told. */
const saying = (text: string, close = false) =>
  raw((socket) => {
    socket.write(text, 'latin1');
    if (close) socket.end();
  });

function newCaller(options: Partial<Parameters<typeof createCallbackCaller>[0]> = {}) {
  const made = createCallbackCaller({ allowedRanges: LOOPBACK, secretsOf: () => null, ...options });
  open.push(made);
  const call = (url: string): Promise<CallbackAnswer> =>
    made.call({ accountId: 1, apiUserId: 1, url, kind: 'status', deliveryId: 7, inOrderOf: null });
  return { call };
}

test('a 200 and the start of its answer are told', async () => {
  const { url, received } = await receiver();
  expect(await newCaller().call(`${url}&ptt=4`)).toMatchObject({ httpStatus: 200, error: null, answer: 'thank you' });
  expect(Object.fromEntries(received[0] ?? [])).toEqual({ app: 'billing', ptt: '4' });
});

test('a 500 is told as it is', async () => {
  const { url } = await receiver({ answer: (_, response) => response.writeHead(500).end('sorry') });
  expect(await newCaller().call(url)).toMatchObject({ httpStatus: 500, error: null, answer: 'sorry' });
});

test('a redirect is not followed', async () => {
  const target = await receiver();
  const { url } = await receiver({ answer: (_, response) => response.writeHead(302, { location: target.url }).end() });
  expect(await newCaller().call(url)).toMatchObject({ httpStatus: 302, error: null });
  expect(target.received).toHaveLength(0);
});

test('a call is signed at the moment when it is made, and says when that was', async () => {
  let clock = new Date('2026-11-25T10:00:00.900Z');
  const { url, requests } = await saying('HTTP/1.1 204 No Content\r\n\r\n');
  const signed = { callbackSecret: 'whsec_c2VjcmV0', previousCallbackSecretUntil: new Date('2026-11-25T10:05:00Z') };
  const secrets = { ...signed, previousCallbackSecret: 'whsec_b2xk' };
  const caller = newCaller({ now: () => clock, secretsOf: () => secrets });
  expect((await caller.call(url)).at).toEqual(clock);
  clock = new Date('2026-11-25T10:10:00.100Z');
  await caller.call(url);
  const sign = (key: string, timestamp: number) =>
    `v1,${createHmac('sha256', key).update(`delivery-7.${timestamp}./status?app=billing`).digest('base64')}`;
  const [first, second] = [1_795_600_800, 1_795_601_400];
  expect(requests[0]).toContain(`webhook-timestamp: ${first}\r\n`);
  expect(requests[0]).toContain(`webhook-signature: ${sign('secret', first)} ${sign('old', first)}`);
  expect(requests[1]).toContain(`webhook-timestamp: ${second}\r\n`);
  expect(requests[1]).toMatch(
    new RegExp(`webhook-signature: ${sign('secret', second).replace(/[+/]/g, '\\$&')}(\r|$)`),
  );
});

describe('any 2xx status ends it, whatever comes before and after', () => {
  test.each([
    [
      '100 Continue before it',
      'HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok',
      200,
      'ok',
    ],
    [
      '102 and 103 before it',
      'HTTP/1.1 102 Processing\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\nHTTP/1.1 202 Accepted\r\nContent-Length: 2\r\n\r\nok',
      202,
      'ok',
    ],
    ['204 with a body', 'HTTP/1.1 204 No Content\r\nContent-Length: 4\r\n\r\nbody', 204, ''],
    ['a Content-Length too small', 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok and more', 200, 'ok'],
    [
      'a header folded over two lines',
      'HTTP/1.1 200 OK\r\nX-Folded: one\r\n two\r\nContent-Length: 2\r\n\r\nok',
      200,
      null,
    ],
    ['a header without a colon', 'HTTP/1.1 201 Created\r\nnonsense\r\nContent-Length: 2\r\n\r\nok', 201, null],
    ['a header with a control character', 'HTTP/1.1 200 OK\r\nX: a\u0000b\r\n\r\n', 200, null],
    ['two different lengths', 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\nok', 200, null],
    ['lines that end with LF', 'HTTP/1.1 200 OK\nContent-Length: 2\n\nok', 200, null],
    ['a broken chunk', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\nzz\r\n', 200, null],
    ['no reason', 'HTTP/1.1 200\r\nContent-Length: 2\r\n\r\nok', 200, 'ok'],
    ['HTTP/1.0', 'HTTP/1.0 200 OK\r\nContent-Length: 2\r\n\r\nok', 200, 'ok'],
  ])('%s', async (_, text, httpStatus, answer) => {
    const { url } = await saying(text);
    const said = await newCaller().call(url);
    expect(said).toMatchObject({ httpStatus, error: null });
    if (answer !== null) expect(said.answer).toBe(answer);
  });

  test.each([
    ['a Content-Length too large', 'HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\nshort', 'short'],
    ['a cut chunk', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n9\r\nshort', 'short'],
    ['headers that are cut off', 'HTTP/1.1 200 OK\r\nContent-', ''],
    ['no length at all', 'HTTP/1.1 200 OK\r\n\r\nuntil the end', 'until the end'],
  ])('%s, and the connection closed', async (_, text, answer) => {
    const { url } = await saying(text, true);
    expect(await newCaller().call(url)).toMatchObject({ httpStatus: 200, error: null, answer });
  });

  test('a status line that arrives byte by byte, behind an interim answer', async () => {
    const text = 'HTTP/1.1 100 Continue\r\nX: y\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok';
    const { url } = await raw((socket) => {
      socket.setNoDelay(true);
      let sent = 0;
      const next = () => sent < text.length && socket.write(text.charAt(sent++), () => setImmediate(next));
      next();
    });
    expect(await newCaller().call(url)).toMatchObject({ httpStatus: 200, answer: 'ok' });
  });

  test('a body that never ends: its time over, the status counts', async () => {
    const { url } = await receiver({
      answer: (_, response) => {
        const drip = setInterval(() => response.write('.'), 10);
        response.on('close', () => clearInterval(drip));
      },
    });
    expect(await newCaller({ timeoutMs: 1_000 }).call(url)).toMatchObject({ httpStatus: 200, error: null });
  });

  test('the connection is used again after an answer in order, never after one that was not', async () => {
    const connections = new Set<Socket>();
    let text = 'HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok';
    const { url } = await raw((socket) => {
      connections.add(socket);
      socket.write(text);
    });
    const caller = newCaller();
    for (let calls = 0; calls < 3; calls += 1) await caller.call(url);
    expect(connections.size).toBe(1);
    text = 'HTTP/1.1 200 OK\r\nX-Folded: one\r\n two\r\n\r\n';
    for (let calls = 0; calls < 2; calls += 1) await caller.call(url);
    expect(connections.size).toBe(2);
  });
});

describe('a kept connection that the receiver has closed', () => {
  const OK = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok';

  /** Answers the first request on each connection, and does to the second what it is told. */
  async function closing(second: (socket: Socket) => void) {
    const connections = new Set<Socket>();
    const started = await raw((socket) => {
      if (connections.has(socket)) return second(socket);
      connections.add(socket);
      socket.write(OK);
    });
    return { ...started, connections };
  }

  test.each([
    ['closes', (socket: Socket) => void socket.end()],
    ['resets', (socket: Socket) => void socket.resetAndDestroy()],
  ])('one that %s it without a byte is called once more, over a new connection, signed anew', async (_, second) => {
    const clock = [0, 100, 200].map((seconds) => new Date(1_795_600_800_000 + seconds * 1_000));
    const { url, requests, connections } = await closing(second);
    const secrets = {
      callbackSecret: 'whsec_c2VjcmV0',
      previousCallbackSecret: null,
      previousCallbackSecretUntil: null,
    };
    const caller = newCaller({ secretsOf: () => secrets, now: () => clock.shift() ?? new Date(0) });
    await caller.call(url);
    expect(await caller.call(url)).toMatchObject({
      httpStatus: 200,
      error: null,
      answer: 'ok',
      at: new Date(1_795_601_000_000),
    });
    expect(connections.size).toBe(2);
    expect(requests.map((request) => /webhook-timestamp: (\d+)/.exec(request)?.[1])).toEqual([
      '1795600800',
      '1795600900',
      '1795601000',
    ]);
    const signatures = requests.map((request) => /webhook-signature: (.*)/.exec(request)?.[1]);
    expect(new Set(signatures).size).toBe(3);
  });

  test('one that has begun its answer is not called again', async () => {
    const { url, requests } = await closing((socket) => void socket.end('HTTP'));
    const caller = newCaller();
    await caller.call(url);
    expect(await caller.call(url)).toMatchObject({ httpStatus: null });
    expect(requests).toHaveLength(2);
  });

  test('a new connection that is closed is not tried again, also when it is the second', async () => {
    let answers = true;
    const { url, requests } = await raw((socket) => {
      if (answers) socket.write(OK);
      else socket.end();
      answers = false;
    });
    const caller = newCaller();
    await caller.call(url);
    expect(await caller.call(url)).toMatchObject({ httpStatus: null });
    expect(requests).toHaveLength(3);
    expect(await caller.call(url)).toMatchObject({ httpStatus: null });
    expect(requests).toHaveLength(4);
  });

  test('one whose time is over is not called again', async () => {
    const { url, requests } = await closing(() => undefined);
    const caller = newCaller({ timeoutMs: 200 });
    await caller.call(url);
    expect(await caller.call(url)).toMatchObject({ httpStatus: null, error: 'timeout' });
    expect(requests).toHaveLength(2);
  });

  test('both calls have the time of one', async () => {
    let answers = true;
    const { url, requests } = await raw((socket) => {
      if (answers) socket.write(OK);
      else if (requests.length === 2) setTimeout(() => socket.end(), 500);
      answers = false;
    });
    const caller = newCaller({ timeoutMs: 800 });
    await caller.call(url);
    const said = await caller.call(url);
    expect(said).toMatchObject({ httpStatus: null, error: 'timeout' });
    expect(requests).toHaveLength(3);
    expect(said.durationMs).toBeLessThan(1_300);
  });
});

describe('no other answer is a success', () => {
  test.each([
    ['a server that speaks no HTTP', 'SSH-2.0-nothing\r\n', 'invalid_http'],
    ['a status line without an end', 'HTTP/1.1 200 OK', 'connection_closed'],
    ['nothing', '', 'connection_closed'],
    ['interim answers only', 'HTTP/1.1 100 Continue\r\n\r\n', 'connection_closed'],
    ['a status below 100', 'HTTP/1.1 099 x\r\n\r\n', 'invalid_http'],
    ['a status of letters, behind an interim answer', 'HTTP/1.1 100 C\r\n\r\nHTTP/1.1 abc\r\n\r\n', 'invalid_http'],
    ['another version', 'HTTP/2 200 OK\r\nContent-Length: 0\r\n\r\n', 'invalid_http'],
    ['a status of two digits', 'HTTP/1.1 20 OK\r\n\r\n', 'invalid_http'],
  ])('%s', async (_, text, error) => {
    const { url } = await saying(text, true);
    expect(await newCaller().call(url)).toMatchObject({ httpStatus: null, error });
  });

  test('another protocol', async () => {
    const { url } = await saying('HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n');
    expect(await newCaller().call(url)).toMatchObject({ httpStatus: 101 });
  });

  test('a receiver that never answers is given up after the time allowed', async () => {
    const { url } = await receiver({ answer: () => undefined });
    expect(await newCaller({ timeoutMs: 100 }).call(url)).toMatchObject({ httpStatus: null, error: 'timeout' });
  });

  test('a server that speaks no TLS', async () => {
    const { url } = await receiver();
    expect(await newCaller().call(url.replace('http:', 'https:'))).toMatchObject({
      httpStatus: null,
      error: 'tls_failed',
    });
  });

  test('a connection that nobody takes', async () => {
    const closed = await startCallbackReceiver();
    await closed.close();
    expect(await newCaller().call(closed.url)).toMatchObject({ httpStatus: null, error: 'connection_refused' });
  });
});

describe('an answer without end is cut off soon', () => {
  /** Writes `unit` for ever, as fast as it is read; answers how many bytes were taken. */
  async function flood(begin: string, unit: string) {
    const chunk = Buffer.from(unit.repeat(Math.ceil(64_000 / unit.length)), 'latin1');
    let taken = 0;
    const { url } = await raw((socket) => {
      socket.write(begin, 'latin1');
      const write = () => {
        if (socket.destroyed) return;
        taken += chunk.length;
        socket.write(chunk, () => setImmediate(write));
      };
      write();
    });
    return { url, taken: () => taken };
  }

  test.each([
    ['a status line', 'HTTP/1.1 200 ', 'x', null],
    ['interim answers', '', 'HTTP/1.1 103 Early Hints\r\n\r\n', null],
    ['blank lines before it', '', '\r\n', null],
    ['headers', 'HTTP/1.1 200 OK\r\n', 'X: y\r\n', 200],
    ['one header', 'HTTP/1.1 200 OK\r\nX: ', 'y', 200],
    ['blanks before a header’s value', 'HTTP/1.1 500 Sorry\r\nX: ', ' ', 500],
    ['a chunk’s extension', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1;a=', 'b', 200],
    ['trailers', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n', 'X: y\r\n', 200],
    ['a body', 'HTTP/1.1 200 OK\r\n\r\n', 'x', 200],
    ['no HTTP', '', 'x', null],
  ])('%s', async (_, begin, unit, httpStatus) => {
    const { url, taken } = await flood(begin, unit);
    const said = await newCaller().call(url);
    expect(said.httpStatus).toBe(httpStatus);
    if (httpStatus === null) expect(said.error).toBe('answer_too_large');
    expect(said.answer.length).toBeLessThanOrEqual(1024);
    // What the kernel holds in its buffers was never read.
    expect(taken()).toBeLessThan(16 * 1024 * 1024);
  });
});

test.each([
  ['a loopback address', (port: number) => `http://127.0.0.1:${port}/`],
  ['a name that leads to loopback', (port: number) => `http://localhost:${port}/`],
  ['an IPv4-mapped loopback address', (port: number) => `http://[::ffff:127.0.0.1]:${port}/`],
  ['loopback written as one number', (port: number) => `http://2130706433:${port}/`],
])('%s is refused unless the owner allows it', async (_, urlOf) => {
  const { port, received } = await receiver();
  expect(await newCaller({ allowedRanges: [] }).call(urlOf(port))).toMatchObject({ error: 'address_not_allowed' });
  expect(received).toHaveLength(0);
  expect(await newCaller().call(urlOf(port))).toMatchObject({ httpStatus: 200 });
});

test.each(['ftp://example.com/', 'file:///etc/passwd', 'not a url', ''])('%j is no callback URL', async (url) => {
  expect(await newCaller().call(url)).toMatchObject({ httpStatus: null, error: 'invalid_url' });
});
