/** What gets in, path by path, over real sockets against the whole server. */
import { once } from 'node:events';
import type { IncomingMessage, RequestListener } from 'node:http';
import type { Socket } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { findLedgerFaults } from '@/lib/db/ledger/verify-ledger';
import { PATH_RULES } from '@/lib/gateway/admission/path-rules';
import { HTTP2SMS_PATH } from '@/lib/gateway/http2sms/http2sms-handler';
import { query } from '@/lib/testing/test-gateway';
import { createTestServer, rawRequest, type TestServer } from '@/lib/testing/test-server';

const MIB = 1024 * 1024;
let chappe: TestServer;
let seenByNext: { readonly request: IncomingMessage; readonly body: Buffer }[] = [];

beforeAll(async () => {
  chappe = await createTestServer({
    env: { TRUSTED_PROXIES: '1' },
    passToNext: (request, response) => {
      void buffer(request).then((body) => {
        seenByNext.push({ request, body });
        response.end('next');
      });
    },
  });
});

afterAll(async () => {
  expect(await findLedgerFaults(chappe.gateway.db)).toEqual([]);
  await chappe.close();
});

beforeEach(() => {
  seenByNext = [];
});

const CLOSE = 'Connection: close';
/** As a page calls a server action. */
const ACTION = ['Next-Action: 00', 'Content-Type: text/plain;charset=UTF-8'];
/** Arguments of just that many bytes. */
const argumentsOf = (bytes: number) => `["${'a'.repeat(bytes - 4)}"]`;
const status = (answer: string) => Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1]);
const ask = (method: string, target: string, headers: readonly string[] = [], body = '') =>
  chappe.exchange(rawRequest(method, target, [CLOSE, ...headers], body));
const messageCount = () => chappe.gateway.db.message.count();

/** A concrete path for a rule, and other spellings of it. */
function spellingsOf(rule: string): string[] {
  const path = rule === '*' ? '*' : rule.replace('/api/panel/*/events', '/api/panel/a/events').replace(/\*$/, 'a/b');
  if (path === '*') return [path];
  const last = path.lastIndexOf('/');
  const [before, after] = [path.slice(0, last), path.slice(last + 1)];
  return [
    path,
    `${path}/`,
    `/${path}`,
    `${before}//${after}`,
    `${before}/./${after}`,
    `${before}/x/../${after}`,
    `${before}/x/%2e%2E/${after}`,
    path.replace(/[a-z]/, (letter) => `%${letter.charCodeAt(0).toString(16)}`),
    path.toUpperCase(),
    `http://elsewhere.example${path}`,
    `HTTPS://sms.example:8443${path}/`,
  ];
}

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'QUERY', 'PROPFIND'];

describe.each(PATH_RULES)('$path', ({ path, methods, handler }) => {
  test('every spelling takes its methods, and no other', async () => {
    const wrong: string[] = [];
    for (const spelling of spellingsOf(path)) {
      for (const method of METHODS) {
        const answer = await ask(method, spelling);
        const refused = status(answer) === 405;
        const told = /^allow: (.*)$/im.exec(answer)?.[1]?.trim();
        if (refused === methods.includes(method)) wrong.push(`${method} ${spelling}: ${status(answer)}`);
        if (refused && told !== methods.join(', ')) wrong.push(`${method} ${spelling}: Allow: ${told ?? 'missing'}`);
        if (status(answer) >= 500) wrong.push(`${method} ${spelling}: ${status(answer)}`);
      }
    }
    expect(wrong).toEqual([]);
    const isNexts = handler === 'next' || handler === 'stream';
    expect(seenByNext.every(({ request }) => methods.includes(request.method ?? ''))).toBe(true);
    expect(seenByNext.length > 0).toBe(isNexts);
  });
});

test('http2sms sends by GET and by POST in every spelling, once each, and by nothing else', async () => {
  for (const spelling of spellingsOf(HTTP2SMS_PATH)) {
    for (const method of METHODS) {
      const before = await messageCount();
      const answer = await ask(method, `${spelling}?${query()}`);
      const sends = method === 'GET' || method === 'POST';
      expect([method, spelling, (await messageCount()) - before]).toEqual([method, spelling, sends ? 1 : 0]);
      expect(answer.includes('\r\n\r\nOK\n')).toBe(sends);
    }
  }
});

test('a delivery report finds its handler in another spelling, and its secret is not folded', async () => {
  const report = (path: string) => ask('GET', `${path}?id=sim-1&ptt=four`);
  expect(await report('/api/dlr/simulated/a-secret-of-some-length')).toContain('Invalid ptt');
  expect(await report('/API//dlr/./simulated/a-secret-of-some-length/')).toContain('Invalid ptt');
  expect(status(await report('/api/dlr/simulated/A-SECRET-OF-SOME-LENGTH'))).toBe(404);
});

test.each(['/cgi-bin', '/cgi-bin/', '/cgi-bin/sms', '/cgi-bin/sms/http2sms.cgi/more', '/CGI-BIN/x', '/api/dlr'])(
  'nothing is at %s, and Next is not asked',
  async (path) => {
    expect(status(await ask('GET', path))).toBe(404);
    expect(seenByNext).toEqual([]);
  },
);

test.each(['HEAD', 'GET'])('%s /health/… says that all is well', async (method) => {
  expect(status(await ask(method, '/health/live'))).toBe(200);
  expect(status(await ask(method, '/health/ready'))).toBe(200);
});

test('Next is given the one spelling of a path, as is what a layout asks for', async () => {
  await ask('GET', '//telecom/./sms/?page=2');
  expect(seenByNext[0]?.request.url).toBe('/telecom/sms?page=2');
  expect(seenByNext[0]?.request.headers['x-chappe-requested-path']).toBe('/telecom/sms?page=2');
});

describe('what cannot be read is a 4xx and reaches nobody', () => {
  const http2sms = `${HTTP2SMS_PATH}?${query()}`;
  test.each([
    ['a bad escape', rawRequest('GET', '/telecom/%E9', [CLOSE])],
    ['half an escape', rawRequest('GET', '/%', [CLOSE])],
    ['an escaped slash', rawRequest('GET', '/api%2Fauth%2Fsession', [CLOSE])],
    ['a bad escape at the gateway', rawRequest('GET', `/cgi-bin/sms/%zz?${query()}`, [CLOSE])],
    ['OPTIONS *', rawRequest('OPTIONS', '*', [CLOSE])],
    ['two hosts', rawRequest('GET', http2sms, ['host: evil.example', CLOSE])],
    ['a host that is none', `GET ${http2sms} HTTP/1.1\r\nHost: a b\r\n${CLOSE}\r\n\r\n`],
    ['no host', `GET ${http2sms} HTTP/1.1\r\n${CLOSE}\r\n\r\n`],
    ['CONNECT', 'CONNECT sms.example:80 HTTP/1.1\r\nHost: sms.example:80\r\n\r\n'],
    ['the preface of HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
    [
      'a length and chunks',
      rawRequest('POST', http2sms, ['Content-Length: 3', 'Transfer-Encoding: chunked'], '0\r\n\r\n'),
    ],
    ['a length that is none', rawRequest('POST', http2sms, ['Content-Length: x'])],
    ['a chunk that is none', rawRequest('POST', http2sms, ['Transfer-Encoding: chunked'], 'zz\r\n')],
    ['raw UTF-8 elsewhere', Buffer.from(rawRequest('GET', '/telecom?x=é'), 'utf8')],
  ])('%s', async (_, bytes) => {
    const before = await messageCount();
    expect(Math.floor(status(await chappe.exchange(bytes)) / 100)).toBe(4);
    expect(seenByNext).toEqual([]);
    expect(await messageCount()).toBe(before);
  });
});

test('Node gives no answer of its own: without a host, or with an expectation that is none', async () => {
  const withoutHost = await chappe.exchange(`GET /telecom HTTP/1.1\r\n${CLOSE}\r\n\r\n`);
  expect(withoutHost).toMatch(/^HTTP\/1\.1 400[\s\S]*x-content-type-options: nosniff/i);
  const expecting = await chappe.exchange(rawRequest('GET', '/telecom', ['Expect: a miracle', CLOSE]));
  expect(expecting).toMatch(/^HTTP\/1\.1 200[\s\S]*x-content-type-options: nosniff/i);
});

test.each(['utf8', 'latin1'] as const)('an address with raw %s is refused in http2sms’s words', async (encoding) => {
  const bytes = Buffer.from(rawRequest('GET', `${HTTP2SMS_PATH}?message=Été&${query({ message: null })}`), encoding);
  const answer = await chappe.exchange(bytes);
  expect(answer).toMatch(/^HTTP\/1\.1 200/);
  expect(answer).toContain('KO\nInvalid request: is not percent-encoded. For more informations : http://sms.example');
});

test('a space in the address, too', async () => {
  const answer = await chappe.exchange(rawRequest('GET', `${HTTP2SMS_PATH}?message=Hello you&login=x`));
  expect(answer).toContain('KO\nInvalid request: is not percent-encoded');
});

describe('what a page is sent', () => {
  const call = (headers: readonly string[], body: string, path = '/telecom/sms') =>
    ask('POST', path, [...headers, `Content-Length: ${Buffer.byteLength(body)}`], body);

  test('the call of an action arrives, whether or not a browser says where it comes from', async () => {
    expect(status(await call(ACTION, '["a",{"b":null}]'))).toBe(200);
    expect(status(await call([...ACTION, 'Origin: https://sms.example'], '[]'))).toBe(200);
    expect(seenByNext.map(({ body }) => body.toString())).toEqual(['["a",{"b":null}]', '[]']);
    expect(seenByNext[1]?.request.headers['x-forwarded-host']).toBe('sms.example');
  });

  test.each([
    ['nothing', ACTION, '', 400],
    ['half of it', ACTION, '["a', 400],
    ['a word of React’s', ACTION, '["$F1"]', 400],
    ['a broken form', ['Next-Action: 00', 'Content-Type: multipart/form-data; boundary=x'], '--x\r\nnonsense', 415],
    ['a form without an action', ['Content-Type: multipart/form-data; boundary=x'], '--x\r\nnonsense', 400],
    ['a plain form', ['Content-Type: application/x-www-form-urlencoded'], 'a=1', 400],
  ])('%s is refused in words', async (_, headers, body, refused) => {
    const answer = await call(headers, body);
    expect([status(answer), /\r\n\r\n\S.+\n$/.test(answer)]).toEqual([refused, true]);
    expect(seenByNext).toEqual([]);
  });

  test.each(['/telecom/sms', '/api/auth/callback/credentials', '/api//auth/signout'])(
    'a POST to %s that another site’s page sends is refused, whoever is said to be asked',
    async (path) => {
      for (const origin of ['https://evil.example', 'null', 'evil', 'https://sms.example, https://evil.example']) {
        const answer = await call([...ACTION, `Origin: ${origin}`], '[]', path);
        expect([origin, status(answer)]).toEqual([origin, 403]);
      }
      expect(seenByNext).toEqual([]);
    },
  );
});

describe('what proxies tell of the way', () => {
  const FORWARDED = [
    'X-Forwarded-Host: panel.example, inner.example',
    'X-Forwarded-Proto: https',
    'X-Forwarded-Port: 444',
    'Forwarded: host=panel.example',
  ];
  const fields = ['forwarded', 'x-forwarded-host', 'x-forwarded-port', 'x-forwarded-proto'];
  const fromPage = [...FORWARDED, ...ACTION, 'Content-Length: 2', 'Origin: https://panel.example'];

  test('is believed of a trusted one', async () => {
    expect(status(await ask('POST', '/telecom', fromPage, '[]'))).toBe(200);
    expect(fields.filter((name) => seenByNext[0]?.request.headers[name] === undefined)).toEqual([]);
  });

  test('is forgotten of anybody else', async () => {
    const passToNext: RequestListener = (request, response) => {
      response.end(fields.filter((name) => request.headers[name] !== undefined).join());
    };
    const open = await createTestServer({ passToNext });
    expect(await open.exchange(rawRequest('GET', '/telecom', [CLOSE, ...FORWARDED]))).toMatch(/\r\n\r\n$/);
    expect(status(await open.exchange(rawRequest('POST', '/telecom', [CLOSE, ...fromPage], '[]')))).toBe(403);
    await open.close();
  });

  test('is not asked for where PUBLIC_URL says who we are', async () => {
    const named = await createTestServer({ env: { PUBLIC_URL: 'https://panel.example' } });
    const from = (origin: string) =>
      named.exchange(
        rawRequest('POST', '/telecom', [CLOSE, ...ACTION, `Origin: ${origin}`, 'Content-Length: 2'], '[]'),
      );
    expect(status(await from('https://panel.example'))).toBe(200);
    expect(status(await from('http://panel.example'))).toBe(403);
    expect(status(await from('https://sms.example'))).toBe(403);
    await named.close();
  });
});

describe('a body in a coding that nobody reads here', () => {
  const form = query();
  const chunked = `${form.length.toString(16)}\r\n${form}\r\n0\r\n\r\n`;
  const encoded = ['Content-Encoding: gzip', 'Transfer-Encoding: chunked'];

  test.each(PATH_RULES.filter(({ methods }) => methods.includes('POST')))('$path', async ({ path, handler }) => {
    const before = await messageCount();
    const target = path.replace('*', 'a/b');
    for (const [headers, refused] of [
      [encoded, 415],
      [['Content-Encoding: GZIP, identity', 'Transfer-Encoding: chunked'], 415],
      [['Transfer-Encoding: gzip, chunked'], 501],
    ] as const) {
      const answer = await ask('POST', target, headers, chunked);
      if (handler === 'http2sms') expect(answer).toMatch(/^HTTP\/1\.1 200[\s\S]*KO\nInvalid request: is compressed/);
      else expect([headers, status(answer)]).toEqual([headers, refused]);
    }
    expect(seenByNext).toEqual([]);
    expect(await messageCount()).toBe(before);
  });

  test('`identity` is none, and neither is one of nothing', async () => {
    const identity = ['Content-Encoding: identity', 'Transfer-Encoding: CHUNKED'];
    expect(await ask('POST', HTTP2SMS_PATH, identity, chunked)).toContain('\r\n\r\nOK\n');
    expect(status(await ask('GET', '/telecom', ['Content-Encoding: gzip']))).toBe(200);
  });
});

describe('bodies', () => {
  const send = async (target: string, body: Buffer, chunked: boolean) => {
    const socket = await chappe.connect();
    const answer = buffer(socket);
    socket.on('error', () => undefined);
    const length = chunked ? 'Transfer-Encoding: chunked' : `Content-Length: ${body.length}`;
    socket.write(rawRequest('POST', target, [CLOSE, length, ...ACTION]));
    if (!chunked) socket.write(body);
    else {
      for (let from = 0; from < body.length; from += 100_000) {
        const chunk = body.subarray(from, from + 100_000);
        socket.write(`${chunk.length.toString(16)}\r\n`);
        socket.write(chunk);
        socket.write('\r\n');
      }
      socket.write('0\r\n\r\n');
    }
    return (await answer).toString();
  };

  const sized = PATH_RULES.filter(({ methods }) => methods.includes('POST'));
  const cases = sized.flatMap((rule) => [true, false].map((chunked) => ({ ...rule, chunked })));

  test.each(cases)('$path, chunked: $chunked', async ({ path, largestBody, handler, chunked }) => {
    const target = path.replace('*', 'a/b');
    const fits = await send(target, Buffer.from(argumentsOf(largestBody)), chunked);
    expect(status(fits)).toBe({ next: 200, http2sms: 200 }[String(handler)] ?? 404);
    if (handler === 'next') expect(seenByNext[0]?.body.length).toBe(largestBody);
    seenByNext = [];
    const tooLarge = await send(target, Buffer.alloc(largestBody + 1, 'a'), chunked);
    if (handler === 'http2sms') expect(tooLarge).toContain('KO\nInvalid request: is too long');
    else expect(status(tooLarge)).toBe(413);
    expect(tooLarge.toLowerCase()).toContain('connection: close');
    expect(seenByNext).toEqual([]);
  });

  test('a body that its head tells to be too large is refused before any of it comes', async () => {
    const head = rawRequest('POST', '/api/auth/callback/credentials/', ['Content-Length: 251658240']);
    expect(status(await chappe.exchange(head))).toBe(413);
  });

  test('who asks first is told before sending', async () => {
    const small = await chappe.connect();
    small.write(rawRequest('POST', '/telecom', ['Content-Length: 2', 'Expect: 100-continue', CLOSE, ...ACTION]));
    const [first] = (await once(small, 'data')) as [Buffer];
    expect(first.toString()).toMatch(/^HTTP\/1\.1 100 Continue\r\n\r\n$/);
    small.write('[]');
    expect((await buffer(small)).toString()).toMatch(/^HTTP\/1\.1 200/);
    const large = rawRequest('POST', '/telecom', [`Content-Length: ${2 * MIB}`, 'Expect: 100-continue']);
    expect(status(await chappe.exchange(large))).toBe(413);
  });

  test('a GET’s body is bounded like any other', async () => {
    expect(status(await ask('GET', '/telecom', [`Content-Length: ${2 * MIB}`]))).toBe(413);
    expect(status(await ask('GET', '/telecom', ['Content-Length: 2'], 'ab'))).toBe(200);
  });

  test('unfinished bodies of one address fill its own share alone, until it leaves', async () => {
    const from = (ip: string) => `X-Forwarded-For: ${ip}`;
    const refused: string[] = [];
    const holders = await Promise.all(
      Array.from({ length: 40 }, async () => {
        const socket = await chappe.connect();
        socket.on('error', () => undefined).on('data', (answer: Buffer) => refused.push(answer.toString()));
        socket.write(rawRequest('POST', HTTP2SMS_PATH, [from('198.51.100.7'), `Content-Length: ${2 * MIB}`]));
        socket.write(Buffer.alloc(2 * MIB - 1, 'a'));
        return socket;
      }),
    );
    // 16 MiB hold eight of them at the most.
    await vi.waitFor(() => expect(refused.length).toBeGreaterThanOrEqual(32), 60_000);
    expect(refused.every((answer) => /^HTTP\/1\.1 503 [\s\S]*retry-after: 1[\s\S]*KO\nToo busy/.test(answer))).toBe(
      true,
    );
    const form = query();
    const send = (ip: string) => ask('POST', HTTP2SMS_PATH, [from(ip), `Content-Length: ${form.length}`], form);
    expect(await send('198.51.100.8')).toContain('\r\n\r\nOK\n');
    for (const socket of holders) socket.destroy();
    await vi.waitFor(async () => expect(await send('198.51.100.7')).toContain('\r\n\r\nOK\n'), 60_000);
  });

  test('four addresses that hold back the ends of their bodies do not refuse everybody else’s', async () => {
    const nobodyIsLeft = () => vi.waitFor(async () => expect(await chappe.connectionCount()).toBe(0), 60_000);
    await nobodyIsLeft();
    const refused: string[] = [];
    const held: Socket[] = [];
    let bytes = 0;
    const remember = (socket: Socket) => held.push(socket);
    chappe.server.on('connection', remember);
    // 64 bodies whose buffers are of a megabyte each: all that there is.
    const holders = await Promise.all(
      Array.from({ length: 64 }, async (_, index) => {
        const socket = await chappe.connect();
        socket.on('error', () => undefined).on('data', (answer: Buffer) => refused.push(answer.toString()));
        const from = `X-Forwarded-For: 198.51.100.${10 + (index % 4)}`;
        const request = rawRequest('POST', '/telecom', [from, `Content-Length: ${MIB}`], 'a'.repeat(MIB - 1));
        socket.write(request);
        bytes += request.length;
        return socket;
      }),
    );
    const bytesRead = () => held.reduce((sum, socket) => sum + socket.bytesRead, 0);
    await vi.waitFor(() => expect(bytesRead()).toBe(bytes), 60_000);
    chappe.server.off('connection', remember);
    const answers: number[] = [];
    await vi.waitFor(async () => {
      answers.push(
        status(await ask('POST', '/telecom', ['X-Forwarded-For: 203.0.113.1', 'Content-Length: 2', ...ACTION], '[]')),
      );
      expect(refused).toHaveLength(1);
    }, 60_000);
    expect(answers).toEqual(answers.map(() => 200));
    expect(refused[0]).toMatch(/^HTTP\/1\.1 503 [\s\S]*connection: close/i);
    for (const socket of holders) socket.destroy();
    await nobodyIsLeft();
  });
});
