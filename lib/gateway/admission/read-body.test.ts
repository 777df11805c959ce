/** Bodies: in which codings, how large each and all together, and for how long. */
import { once } from 'node:events';
import type { Socket } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { ACTION, CLOSE, createTestAdmission, statusOf, type TestAdmission } from '@/lib/testing/test-admission';
import { query } from '@/lib/testing/test-gateway';
import { rawRequest } from '@/lib/testing/test-server';
import { HTTP2SMS_PATH } from '../http2sms/http2sms-handler';
import { PATH_RULES } from './path-rules';

const MIB = 1024 * 1024;
let chappe: TestAdmission;

beforeAll(async () => {
  chappe = await createTestAdmission();
});

afterAll(() => chappe.closeBalanced());

beforeEach(() => chappe.forgetSeen());

const messageCount = () => chappe.gateway.db.message.count();
/** Arguments of just that many bytes. */
const argumentsOf = (bytes: number) => `["${'a'.repeat(bytes - 4)}"]`;

describe('a body in a coding that nobody reads here', () => {
  const form = query();
  const chunked = `${form.length.toString(16)}\r\n${form}\r\n0\r\n\r\n`;
  const encoded = ['Content-Encoding: gzip', 'Transfer-Encoding: chunked'];

  test.each(PATH_RULES.filter(({ methods }) => methods.includes('POST')))('$path', async ({ path, handler }) => {
    const before = await messageCount();
    const target = path.replace('/*/', '/a/').replace('*', 'a/b');
    for (const [headers, refused] of [
      [encoded, 415],
      [['Content-Encoding: GZIP, identity', 'Transfer-Encoding: chunked'], 415],
      [['Transfer-Encoding: gzip, chunked'], 501],
    ] as const) {
      const answer = await chappe.ask('POST', target, headers, chunked);
      if (handler === 'http2sms') expect(answer).toMatch(/^HTTP\/1\.1 200[\s\S]*KO\nInvalid request: is compressed/);
      else expect([headers, statusOf(answer)]).toEqual([headers, refused]);
    }
    expect(chappe.seenByNext).toEqual([]);
    expect(await messageCount()).toBe(before);
  });

  test('`identity` is none, and neither is one of nothing', async () => {
    const identity = ['Content-Encoding: identity', 'Transfer-Encoding: CHUNKED'];
    expect(await chappe.ask('POST', HTTP2SMS_PATH, identity, chunked)).toContain('\r\n\r\nOK\n');
    expect(statusOf(await chappe.ask('GET', '/telecom', ['Content-Encoding: gzip']))).toBe(200);
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
    const target = path.replace('/*/', '/a/').replace('*', 'a/b');
    const fits = await send(target, Buffer.from(argumentsOf(largestBody)), chunked);
    expect(statusOf(fits)).toBe({ next: 200, http2sms: 200 }[String(handler)] ?? 404);
    if (handler === 'next') expect(chappe.seenByNext[0]?.body.length).toBe(largestBody);
    chappe.forgetSeen();
    const tooLarge = await send(target, Buffer.alloc(largestBody + 1, 'a'), chunked);
    if (handler === 'http2sms') expect(tooLarge).toContain('KO\nInvalid request: is too long');
    else expect(statusOf(tooLarge)).toBe(413);
    expect(tooLarge.toLowerCase()).toContain('connection: close');
    expect(chappe.seenByNext).toEqual([]);
  });

  test('a body that its head tells to be too large is refused before any of it comes', async () => {
    const head = rawRequest('POST', '/api/auth/callback/credentials/', ['Content-Length: 251658240']);
    expect(statusOf(await chappe.exchange(head))).toBe(413);
  });

  test('who asks first is told before sending', async () => {
    const small = await chappe.connect();
    small.write(rawRequest('POST', '/telecom', ['Content-Length: 2', 'Expect: 100-continue', CLOSE, ...ACTION]));
    const [first] = (await once(small, 'data')) as [Buffer];
    expect(first.toString()).toMatch(/^HTTP\/1\.1 100 Continue\r\n\r\n$/);
    small.write('[]');
    expect((await buffer(small)).toString()).toMatch(/^HTTP\/1\.1 200/);
    const large = rawRequest('POST', '/telecom', [`Content-Length: ${2 * MIB}`, 'Expect: 100-continue']);
    expect(statusOf(await chappe.exchange(large))).toBe(413);
  });

  test('a GET’s body is bounded like any other', async () => {
    expect(statusOf(await chappe.ask('GET', '/telecom', [`Content-Length: ${2 * MIB}`]))).toBe(413);
    expect(statusOf(await chappe.ask('GET', '/telecom', ['Content-Length: 2'], 'ab'))).toBe(200);
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
    const send = (ip: string) => chappe.ask('POST', HTTP2SMS_PATH, [from(ip), `Content-Length: ${form.length}`], form);
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
        statusOf(
          await chappe.ask('POST', '/telecom', ['X-Forwarded-For: 203.0.113.1', 'Content-Length: 2', ...ACTION], '[]'),
        ),
      );
      expect(refused).toHaveLength(1);
    }, 60_000);
    expect(answers).toEqual(answers.map(() => 200));
    expect(refused[0]).toMatch(/^HTTP\/1\.1 503 [\s\S]*connection: close/i);
    for (const socket of holders) socket.destroy();
    await nobodyIsLeft();
  });
});
