import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkCertificate } from './check-certificate';

/** Made for these tests with `openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 36500`. */
const CERTIFICATE = `-----BEGIN CERTIFICATE-----
MIIBfjCCASWgAwIBAgIUJAOFGe69ZfZ4y8wYlV0uVqhQ0bAwCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyNTIxMTIxM1oYDzIxMjYxMTAx
MjExMjEzWjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAASd0TwuFXZKn/9jGYQ5BR0Ay1dNHxVpJFVqhQS8f4W6zoikNgudMbJQ
qUMzy9Fv174IH3vrVxh8YS1XLCRUP0UCo1MwUTAdBgNVHQ4EFgQU37DindpxWxxM
7hJwPRo7elbPmhwwHwYDVR0jBBgwFoAU37DindpxWxxM7hJwPRo7elbPmhwwDwYD
VR0TAQH/BAUwAwEB/zAKBggqhkjOPQQDAgNHADBEAiABIJIMTvPjltb/Bl25anSm
It/5idS2+iDYDpxE8Kp04QIgBGvxdx/XVs6EVKPjNaVVK6ax1+GjIDdPnV61+snu
6vI=
-----END CERTIFICATE-----
`;
const KEY = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgNXTZVIIObt+xP/22
eDC2ZTLHcfbswI8FSs2sRvxNBsyhRANCAASd0TwuFXZKn/9jGYQ5BR0Ay1dNHxVp
JFVqhQS8f4W6zoikNgudMbJQqUMzy9Fv174IH3vrVxh8YS1XLCRUP0UC
-----END PRIVATE KEY-----
`;
const OTHER_KEY = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgLgeEayN6ShpZitVb
1ao4qd7QNVgFPsjNdUgRpDQJNDKhRANCAASYqCK++hltnRU4QtynkO0l2AdIKgwC
gkZcUoedJXU50ce3dX60HfSQDTLUn3vHiHYHsZmuzEct0IdYiLwuXvcn
-----END PRIVATE KEY-----
`;

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'chappe-tls-'));
  for (const [name, pem] of Object.entries({ cert: CERTIFICATE, key: KEY, other: OTHER_KEY })) {
    writeFileSync(path.join(folder, name), pem);
  }
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

const check = (cert: string, key: string) => () =>
  checkCertificate({ certFile: path.join(folder, cert), keyFile: path.join(folder, key) });

test('a certificate and its key are taken', () => {
  expect(check('cert', 'key')).not.toThrow();
});

test.each([
  ['nowhere', 'key', /^TLS_CERT \S+nowhere: it does not exist\.$/],
  ['cert', 'nowhere', /^TLS_KEY \S+nowhere: it does not exist\.$/],
  ['', 'key', /^TLS_CERT \S+: a folder is where a file should be\.$/],
  ['key', 'key', /^TLS_CERT \S+key: this is not a certificate in PEM\.$/],
  ['cert', 'cert', /^TLS_KEY \S+cert: this is not a key in PEM without a passphrase\.$/],
  ['cert', 'other', /^TLS_KEY \S+other: this is not the key of the certificate \S+cert\.$/],
])('the files “%s” and “%s” are refused in one sentence', (cert, key, sentence) => {
  expect(check(cert, key)).toThrow(sentence);
});
