import { createServer } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { type CallbackReceiver, startCallbackReceiver } from '@/lib/testing/callback-receiver';
import { createCallbackSender } from './send-callback';

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

function sender(options: Partial<Parameters<typeof createCallbackSender>[0]> = {}) {
  const made = createCallbackSender({ allowedRanges: LOOPBACK, ...options });
  open.push(made);
  return made;
}

test('a 200 and the start of its answer are told', async () => {
  const { url, received } = await receiver();
  expect(await sender().send(`${url}&ptt=4`)).toMatchObject({ httpStatus: 200, error: null, answer: 'thank you' });
  expect(Object.fromEntries(received[0] ?? [])).toEqual({ app: 'billing', ptt: '4' });
});

test('a 500 is told as it is', async () => {
  const { url } = await receiver({ answer: (_, response) => response.writeHead(500).end('sorry') });
  expect(await sender().send(url)).toMatchObject({ httpStatus: 500, error: null, answer: 'sorry' });
});

test('a redirect is not followed', async () => {
  const target = await receiver();
  const { url } = await receiver({ answer: (_, response) => response.writeHead(302, { location: target.url }).end() });
  expect(await sender().send(url)).toMatchObject({ httpStatus: 302, error: null });
  expect(target.received).toHaveLength(0);
});

test('an answer of 100 MiB is cut off after 64 KiB, and 1 KiB of it is kept', async () => {
  const chunk = Buffer.alloc(64 * 1024, 'x');
  let written = 0;
  const { url } = await receiver({
    answer: (_, response) => {
      const write = () => {
        while (written < 100 * 1024 * 1024 && !response.destroyed) {
          written += chunk.length;
          if (!response.write(chunk)) {
            response.once('drain', write);
            return;
          }
        }
        response.end();
      };
      write();
    },
  });
  const { answer, httpStatus } = await sender().send(url);
  expect(httpStatus).toBe(200);
  expect(answer).toBe('x'.repeat(1024));
  expect(written).toBeLessThan(50 * 1024 * 1024);
});

test('a receiver that never answers is given up after the time allowed', async () => {
  const { url } = await receiver({ answer: () => undefined });
  expect(await sender({ timeoutMs: 100 }).send(url)).toMatchObject({ httpStatus: null, error: 'timeout' });
});

test('a receiver that trickles its answer for ever is given up too', async () => {
  const { url } = await receiver({
    answer: (_, response) => {
      const drip = setInterval(() => response.write('.'), 10);
      response.on('close', () => clearInterval(drip));
    },
  });
  expect(await sender({ timeoutMs: 200 }).send(url)).toMatchObject({ httpStatus: null, error: 'timeout' });
});

test('a connection that nobody takes is told by its code', async () => {
  const closed = await startCallbackReceiver();
  await closed.close();
  expect(await sender().send(closed.url)).toMatchObject({ httpStatus: null, error: 'econnrefused' });
});

test('a server that speaks no HTTP is told by a code', async () => {
  const server = createServer((socket) => socket.resume().end('SSH-2.0-nothing\r\n'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  open.push({ close: () => new Promise<void>((resolve) => server.close(() => resolve())) });
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  const { httpStatus, error } = await sender().send(`http://127.0.0.1:${port}/`);
  expect(httpStatus).toBeNull();
  expect(error).toBe('invalid_http');
});

test.each([
  ['a loopback address', (port: number) => `http://127.0.0.1:${port}/`],
  ['a name that leads to loopback', (port: number) => `http://localhost:${port}/`],
  ['an IPv4-mapped loopback address', (port: number) => `http://[::ffff:127.0.0.1]:${port}/`],
  ['loopback written as one number', (port: number) => `http://2130706433:${port}/`],
])('%s is refused unless the owner allows it', async (_, urlOf) => {
  const { port, received } = await receiver();
  expect(await sender({ allowedRanges: [] }).send(urlOf(port))).toMatchObject({ error: 'address_not_allowed' });
  expect(received).toHaveLength(0);
  expect(await sender().send(urlOf(port))).toMatchObject({ httpStatus: 200 });
});

test.each(['ftp://example.com/', 'file:///etc/passwd', 'not a url', ''])('%j is no callback URL', async (url) => {
  expect(await sender().send(url)).toMatchObject({ httpStatus: null, error: 'invalid_url' });
});
