/** Which connections are used again, and what happens when the receiver has closed one meanwhile. */
import type { Socket } from 'node:net';
import { describe, expect, test } from 'vitest';
import { newCaller, rawReceiver } from '@/lib/testing/test-caller';

test('the connection is used again after an answer in order, never after one that was not', async () => {
  const connections = new Set<Socket>();
  let text = 'HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok';
  const { url } = await rawReceiver((socket) => {
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

describe('a kept connection that the receiver has closed', () => {
  const OK = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok';

  /** Answers the first request on each connection, and does to the second what it is told. */
  async function closing(second: (socket: Socket) => void) {
    const connections = new Set<Socket>();
    const started = await rawReceiver((socket) => {
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

  test('one that closes it is called once more as it is owed and signed then, or not where nobody tells that', async () => {
    const { url, requests } = await closing((socket) => void socket.end());
    const secretOf = (secret: string) => ({
      callbackSecret: `whsec_${Buffer.from(secret).toString('base64')}`,
      previousCallbackSecret: null,
      previousCallbackSecretUntil: null,
    });
    const known = ['first', 'second', 'third', 'fourth'].map(secretOf).values();
    const caller = newCaller({
      now: () => new Date(1_795_600_800_000),
      secretsOf: () => {
        const { value } = known.next();
        if (!value) throw new Error('gone');
        return value;
      },
    });
    await caller.call(url);
    expect(await caller.call(url)).toMatchObject({ httpStatus: 200 });
    const signatures = requests.map((request) => /webhook-signature: (.*)/.exec(request)?.[1]);
    expect(new Set(signatures).size).toBe(3);
    expect(await caller.call(url)).toMatchObject({ httpStatus: null, error: 'not_asked' });
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
    const { url, requests } = await rawReceiver((socket) => {
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
    const { url, requests } = await rawReceiver((socket) => {
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
