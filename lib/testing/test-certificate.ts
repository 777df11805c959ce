/** For tests that serve TLS on this machine; it proves nothing to anybody. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TlsSettings } from '@/lib/domain/carrier/tls-settings';

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

/** What is set up where TLS needs nothing of its own. */
export const NO_TLS: TlsSettings = { tlsCa: '', tlsCert: '', tlsKey: '' };

/** Whom nobody has issued anything. */
export const STRANGER = {
  tlsCert: `-----BEGIN CERTIFICATE-----
MIIBfDCCASOgAwIBAgIUKAk2zEFmpP5oYZsMtsb4NMOxRekwCgYIKoZIzj0EAwIw
EzERMA8GA1UEAwwIc3RyYW5nZXIwIBcNMjYxMTI3MTEzMTQ0WhgPMjEyNjExMDMx
MTMxNDRaMBMxETAPBgNVBAMMCHN0cmFuZ2VyMFkwEwYHKoZIzj0CAQYIKoZIzj0D
AQcDQgAEZhmbQPlzmqwSthYTf2iYaHFOLla48TwvO1gAbASBetS9snsrOelv9kQx
dtmzMhRRJeho7P9CTITKEKJZTlgkzKNTMFEwHQYDVR0OBBYEFOySPINVqqMPy51r
FVjZ89yaNSRGMB8GA1UdIwQYMBaAFOySPINVqqMPy51rFVjZ89yaNSRGMA8GA1Ud
EwEB/wQFMAMBAf8wCgYIKoZIzj0EAwIDRwAwRAIgWJI/7t7X8X4/sHS1W2VhDJ9w
mtaZ1Byc0WDhL5zOOLsCIA+nCLj/dRF/gUBwHAKkq4wf9ZGyxnHAKli6jkXG8OqM
-----END CERTIFICATE-----
`,
  tlsKey: `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgIplrV9le9sXIpJ4n
C1d9uPGf5ax3KPm64M0SYEG02kahRANCAARmGZtA+XOarBK2FhN/aJhocU4uVrjx
PC87WABsBIF61L2yeys56W/2RDF22bMyFFEl6Gjs/0JMhMoQollOWCTM
-----END PRIVATE KEY-----
`,
} as const;

export type TestCertificate = { readonly certFile: string; readonly keyFile: string; remove(): void };

export function writeTestCertificate(): TestCertificate {
  const folder = mkdtempSync(path.join(tmpdir(), 'chappe-tls-'));
  const [certFile, keyFile] = [path.join(folder, 'certificate.pem'), path.join(folder, 'key.pem')];
  writeFileSync(certFile, CERTIFICATE);
  writeFileSync(keyFile, KEY);
  return { certFile, keyFile, remove: () => rmSync(folder, { recursive: true }) };
}
