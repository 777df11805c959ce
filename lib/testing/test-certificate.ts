/** For tests that serve TLS on this machine; it proves nothing to anybody. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const KEY = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgwC+8ExPZpN3IAbdV
2QOJfwIbSR8QkzAihcXf7eDqUnuhRANCAARr7fhKrtl65aqRqyQR0xg0EOZ0b8kX
mvSFE+hlt89CV6WB0HB+4eYnE3XEyPBGU5eHzz2tKaGhYc8HHgnNwuvL
-----END PRIVATE KEY-----
`;

const CERTIFICATE = `-----BEGIN CERTIFICATE-----
MIIBmzCCAUGgAwIBAgIUbswfllYCi3cZlk9LeLYLOExFOL0wCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyNTIwNDYzM1oYDzIxMjYxMTAx
MjA0NjMzWjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAARr7fhKrtl65aqRqyQR0xg0EOZ0b8kXmvSFE+hlt89CV6WB0HB+4eYn
E3XEyPBGU5eHzz2tKaGhYc8HHgnNwuvLo28wbTAdBgNVHQ4EFgQU1RY8XQTupGc8
85J+COGYUfjkyZMwHwYDVR0jBBgwFoAU1RY8XQTupGc885J+COGYUfjkyZMwDwYD
VR0TAQH/BAUwAwEB/zAaBgNVHREEEzARgglsb2NhbGhvc3SHBH8AAAEwCgYIKoZI
zj0EAwIDSAAwRQIgBhcvB3lANPIl6w+MSk+fl0fqQtsaUr+UeYm94KNWSLwCIQC8
tKNW8IKo60jBpmH7GMgQir6dKymLVoXsIqArrknj5Q==
-----END CERTIFICATE-----
`;

export type TestCertificate = { readonly certFile: string; readonly keyFile: string; remove(): void };

export function writeTestCertificate(): TestCertificate {
  const folder = mkdtempSync(path.join(tmpdir(), 'chappe-tls-'));
  const [certFile, keyFile] = [path.join(folder, 'certificate.pem'), path.join(folder, 'key.pem')];
  writeFileSync(certFile, CERTIFICATE);
  writeFileSync(keyFile, KEY);
  return { certFile, keyFile, remove: () => rmSync(folder, { recursive: true }) };
}
