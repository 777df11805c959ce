/** Who may hold how many connections, in clear and under TLS; 127.0.0.1 and 127.0.0.2 are two who connect. */
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterAll, afterEach, expect, test, vi } from 'vitest';
import { writeTestCertificate } from '@/lib/testing/test-certificate';
import { createTestServer, rawRequest, type TestServer } from '@/lib/testing/test-server';

const certificate = writeTestCertificate();
afterAll(() => certificate.remove());

let chappe: TestServer;
let sockets: Socket[] = [];

afterEach(async () => {
  for (const socket of sockets) socket.destroy();
  sockets = [];
  await chappe.closeBalanced();
});

/** That many bare connections of one address. */
const hold = (localAddress: string, count: number) =>
  Promise.all(
    Array.from({ length: count }, async () => {
      const socket = connect({ port: chappe.port, host: '127.0.0.1', localAddress });
      sockets.push(socket.on('error', () => undefined).resume());
      await once(socket, 'connect');
      return socket;
    }),
  );

const settlesAt = (count: number) =>
  vi.waitFor(async () => {
    expect(await chappe.connectionCount()).toBe(count);
    expect(sockets.filter(({ closed }) => !closed)).toHaveLength(count);
  }, 60_000);

test.each([
  ['in clear', {}],
  ['under TLS', { TLS_CERT: certificate.certFile, TLS_KEY: certificate.keyFile }],
])('one address holds half of the connections at the most, and others still get in: %s', async (_, env) => {
  chappe = await createTestServer({ env });
  chappe.server.maxConnections = 16;
  await hold('127.0.0.2', 40);
  await settlesAt(8);
  await hold('127.0.0.1', 10);
  // A quarter of its own, now that connections are scarce.
  await settlesAt(12);
  for (const socket of sockets) socket.resetAndDestroy();
  await vi.waitFor(async () => expect(await chappe.connectionCount()).toBe(0), 60_000);
  sockets = [];
  await hold('127.0.0.2', 8);
  await settlesAt(8);
});

test('somebody is answered while another renews all that is closed to him', async () => {
  chappe = await createTestServer();
  chappe.server.maxConnections = 16;
  await hold('127.0.0.2', 40);
  await settlesAt(8);
  void hold('127.0.0.2', 40);
  expect(await chappe.exchange(rawRequest('GET', '/health/live', ['Connection: close']))).toMatch(/^HTTP\/1\.1 200/);
});

test('a trusted proxy may hold all of them', async () => {
  chappe = await createTestServer({ env: { TRUSTED_PROXIES: '1', TRUSTED_PROXY_ADDRESSES: '127.0.0.2' } });
  chappe.server.maxConnections = 16;
  await hold('127.0.0.2', 16);
  await settlesAt(16);
});
