/** Whoever says nothing, or takes nothing, keeps no connection. */
import { EventEmitter, once } from 'node:events';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { writeTestCertificate } from '@/lib/testing/test-certificate';
import { createTestServer, rawRequest } from '@/lib/testing/test-server';

const certificate = writeTestCertificate();
afterAll(() => certificate.remove());

const TLS = { TLS_CERT: certificate.certFile, TLS_KEY: certificate.keyFile };

/** Of a test, in milliseconds: less than Node itself gives to whoever says nothing. */
const timeout = 45_000;

/** More than the buffers between two sockets hold. */
const LARGE_BYTES = 64 * 1024 * 1024;

test.each([
  ['nothing', ''],
  ['the beginning of a greeting', '\x16\x03\x01\x02\x00\x01'],
])('who says %s to a server that speaks TLS is let go', { timeout }, async (_, bytes) => {
  const chappe = await createTestServer({ env: TLS, times: { handshakeTimeout: 200 } });
  const socket = connect(chappe.port, '127.0.0.1').on('error', () => undefined);
  socket.resume().write(bytes, 'latin1');
  await once(socket, 'close');
  await chappe.closeBalanced();
});

describe.each([
  ['in clear', {}],
  ['under TLS', TLS],
])('%s', (_, env) => {
  test('who never says a word is told so, and let go', { timeout }, async () => {
    const times = { headersTimeout: 200, requestTimeout: 200, connectionsCheckingInterval: 50 };
    const chappe = await createTestServer({ env, times });
    const socket = await chappe.connect();
    expect(await text(socket)).toMatch(/^HTTP\/1\.1 408 [\s\S]*connection: close/i);
    await vi.waitFor(async () => expect(await chappe.connectionCount()).toBe(0), 60_000);
    await chappe.closeBalanced();
  });

  test('who takes nothing of an answer is let go, and whoever makes it is told', { timeout }, async () => {
    const readers = new EventEmitter<{ left: [{ tookAll: boolean }] }>();
    const left = once(readers, 'left');
    const chappe = await createTestServer({
      env,
      times: { longestSilence: 200 },
      passToNext: (_, response) => {
        response.once('close', () => readers.emit('left', { tookAll: response.writableFinished }));
        response.end(Buffer.alloc(LARGE_BYTES));
      },
    });
    const socket = await chappe.connect();
    socket.pause().write(rawRequest('GET', '/telecom'));
    expect(await left).toEqual([{ tookAll: false }]);
    await vi.waitFor(async () => expect(await chappe.connectionCount()).toBe(0), 60_000);
    socket.destroy();
    await chappe.closeBalanced();
  });
});
