/** Carriers by HTTP over TLS, on real sockets: whom they believe. */
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { endOfCertificates } from '@/lib/platform/crypto/tls-identity';
import { type ApiPeer, answerJson, startApiPeer } from '@/lib/testing/http-api-peer';
import { NO_TLS, type TestCertificate, writeTestCertificate } from '@/lib/testing/test-certificate';
import { createCaller, type RequestCaller } from './create-caller';

let certificate: TestCertificate;
let peer: ApiPeer;
let caller: RequestCaller | null;

beforeEach(async () => {
  certificate = writeTestCertificate();
  const [cert, key] = [readFileSync(certificate.certFile), readFileSync(certificate.keyFile)];
  peer = await startApiPeer(answerJson(200, {}), { cert, key }, '0.0.0.0');
  caller = null;
});

afterEach(async () => {
  caller?.close();
  await peer.close();
  certificate.remove();
});

function call(tlsCa: string, url = peer.url) {
  caller = createCaller({ protocol: 'https:', mostAtOnce: 2, ...NO_TLS, tlsCa });
  return caller.call({ url: new URL(url), method: 'POST', headers: {}, body: 'secret' });
}
const own = () => readFileSync(certificate.certFile, 'utf8');

test('a certificate of its own is believed where it was set up, for the name that it is of', async () => {
  expect(await call(own())).toMatchObject({ kind: 'answered', status: 200 });
  expect(caller?.peerCertificateEndsAt()).toEqual(endOfCertificates(own()));
  expect(await call(own(), peer.url.replace('127.0.0.1', 'localhost'))).toMatchObject({ kind: 'answered' });
  expect(peer.asked).toHaveLength(2);
});

test('another one is not, and nothing has left for whoever shows it', async () => {
  for (const usual of ['', ' \n']) {
    expect(await call(usual)).toEqual({ kind: 'unreachable', text: expect.stringMatching(/self-signed certificate/) });
    expect(caller?.peerCertificateEndsAt()).toBeNull();
  }
  const elsewhere = peer.url.replace('127.0.0.1', '127.0.0.2');
  expect(await call(own(), elsewhere)).toEqual({ kind: 'unreachable', text: expect.stringMatching(/does not match/) });
  expect(peer.asked).toEqual([]);
});

test('where nobody can read the certificates that are to be believed, nobody is, and nothing has left', async () => {
  const unread = '-----BEGIN CERTIFICATE-----\nYQ==\n-----END CERTIFICATE-----';
  expect(await call(unread)).toMatchObject({ kind: 'unreachable' });
  expect(peer.asked).toEqual([]);
});
