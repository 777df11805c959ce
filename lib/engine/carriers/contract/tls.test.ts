/** Peers that demand a client certificate by TLS, on real sockets: Node's, and OpenSSL's own server where it is installed. */
import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { afterAll, afterEach, expect, test, vi } from 'vitest';
import type { TlsSettings } from '@/lib/domain/carrier/tls-settings';
import { answerJson, startApiPeer } from '@/lib/testing/http-api-peer';
import { createHeard, startSmppDriver } from '@/lib/testing/smpp-driven';
import { startSmscPeer } from '@/lib/testing/smsc-peer';
import { submissionOf } from '@/lib/testing/submission';
import { STRANGER, writeTestCertificate } from '@/lib/testing/test-certificate';
import { createCaller } from '../requests/create-caller';

const { certFile, keyFile, remove } = writeTestCertificate();
const [cert, key] = [readFileSync(certFile, 'utf8'), readFileSync(keyFile, 'utf8')];
/** Both sides know that one certificate, and no other. */
const STRICT = { cert, key, ca: cert, requestCert: true, rejectUnauthorized: true };

const OURS: TlsSettings = { tlsCa: cert, tlsCert: cert, tlsKey: key };
const NONE: TlsSettings = { tlsCa: cert, tlsCert: '', tlsKey: '' };
const WRONG: TlsSettings = { tlsCa: cert, ...STRANGER };

const ended: (() => unknown)[] = [];

afterEach(async () => {
  // Whoever is connected goes before whom it is connected to.
  for (const end of ended.splice(0).reverse()) await end();
});
afterAll(remove);

function call(url: string, tls: TlsSettings) {
  const caller = createCaller({ protocol: 'https:', mostAtOnce: 2, ...tls });
  ended.push(caller.close);
  return caller.call({ url: new URL(url), method: 'POST', headers: {}, body: 'secret' });
}

function bind(port: number, tls: TlsSettings) {
  const heard = createHeard();
  const driver = startSmppDriver({ port, tls: true, ...tls }, heard);
  ended.push(driver.stop);
  return { driver, heard };
}

const DEMANDED = 'It demands a client certificate by TLS, and got none';
const MAY_DEMAND = 'It ends the handshake of TLS: it may demand a client certificate, and got none';
const REFUSED = 'It refuses our client certificate by TLS: unknown ca';

test('an HTTP API that demands a certificate is shown ours, and one that gets none says so before it is told anything', async () => {
  const peer = await startApiPeer(answerJson(200, {}), STRICT);
  ended.push(peer.close);
  expect(await call(peer.url, OURS)).toMatchObject({ kind: 'answered', status: 200 });
  expect(await call(peer.url, NONE)).toEqual({ kind: 'unreachable', text: DEMANDED });
  expect(peer.asked).toHaveLength(1);
});

test.each(['TLSv1.2', 'TLSv1.3'] as const)(
  'by %s one that hangs up on a stranger without a word was told nothing',
  async (maxVersion) => {
    const peer = await startApiPeer(answerJson(200, {}), { ...STRICT, maxVersion });
    ended.push(peer.close);
    expect(await call(peer.url, WRONG)).toMatchObject({ kind: 'unreachable' });
    expect(await call(peer.url, OURS)).toMatchObject({ kind: 'answered', status: 200 });
    expect(peer.asked).toHaveLength(1);
  },
);

test('an SMSC that demands one is shown ours, and why it takes no bind is told', async () => {
  const peer = await startSmscPeer({ tls: STRICT });
  ended.push(peer.close);
  const { driver, heard } = bind(peer.port, OURS);
  await vi.waitFor(() => expect(driver.free()).toBeGreaterThan(0), { timeout: 5_000 });
  driver.submit([submissionOf(1)]);
  await vi.waitFor(() => expect(heard.answers.map(({ result }) => result.kind)).toEqual(['accepted']));

  const without = bind(peer.port, NONE);
  await vi.waitFor(() => expect(without.driver.state()).toMatchObject({ bound: false, lastError: DEMANDED }));
});

test('a key that nobody can read shows nothing, and says so', async () => {
  const peer = await startApiPeer(answerJson(200, {}), STRICT);
  ended.push(peer.close);
  expect(await call(peer.url, { ...OURS, tlsKey: STRANGER.tlsKey })).toMatchObject({ kind: 'unreachable' });
  expect(peer.asked).toEqual([]);
});

/** A server that checks certificates as most do: by OpenSSL itself, which says what it has against one. */
async function startOpenssl(...more: string[]): Promise<number> {
  const where = ['-accept', '127.0.0.1:0', '-cert', certFile, '-key', keyFile];
  const server = spawn('openssl', [
    's_server',
    ...where,
    '-CAfile',
    certFile,
    '-Verify',
    '1',
    '-verify_return_error',
    ...more,
  ]);
  ended.push(() => server.kill());
  for await (const line of createInterface(server.stdout)) {
    const [, port] = /^ACCEPT .*:(\d+)$/.exec(line) ?? [];
    if (port !== undefined) return Number(port);
  }
  throw new Error('OpenSSL does not listen.');
}

const hasOpenssl = spawnSync('openssl', ['version']).status === 0;

if (hasOpenssl || process.env['CI']) {
  test('OpenSSL refuses a stranger’s certificate by name, and an HTTP API is certain to have been told nothing', async () => {
    const port = await startOpenssl();
    const url = `https://127.0.0.1:${String(port)}/`;
    expect(await call(url, WRONG)).toEqual({ kind: 'unreachable', text: REFUSED });
    expect(await call(url, NONE)).toEqual({ kind: 'unreachable', text: DEMANDED });
  });

  test('by TLS 1.2 one that gets none may want one, and one that was shown ours wants something else', async () => {
    const url = `https://127.0.0.1:${String(await startOpenssl('-tls1_2'))}/`;
    expect(await call(url, NONE)).toEqual({ kind: 'unreachable', text: MAY_DEMAND });
    const other = `https://127.0.0.1:${String(await startOpenssl('-tls1_2', '-cipher', 'PSK'))}/`;
    expect(await call(other, OURS)).toEqual({ kind: 'unreachable', text: expect.not.stringMatching(/certificate/) });
  });

  test('OpenSSL refuses a stranger’s certificate by name before SMPP begins', async () => {
    const { driver } = bind(await startOpenssl(), WRONG);
    await vi.waitFor(() => expect(driver.state()).toMatchObject({ bound: false, lastError: REFUSED }));
  });
}
