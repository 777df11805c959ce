import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { makeCertificate } from '@/lib/testing/make-certificate';
import { STRANGER, writeTestCertificate } from '@/lib/testing/test-certificate';
import { endOfCertificates, findIdentityFault } from './tls-identity';

test('a certificate goes with its own key alone, and both can be read', () => {
  const { certFile, keyFile, remove } = writeTestCertificate();
  const [certificate, key] = [readFileSync(certFile, 'utf8'), readFileSync(keyFile, 'utf8')];
  remove();
  expect(findIdentityFault(certificate, key)).toBeNull();
  // Its issuers stand behind it.
  expect(findIdentityFault(certificate + STRANGER.tlsCert, key)).toBeNull();
  expect(findIdentityFault(STRANGER.tlsCert + certificate, key)).toBe('key_of_another');
  expect(findIdentityFault(certificate, STRANGER.tlsKey)).toBe('key_of_another');
  expect(findIdentityFault(certificate, key.slice(0, 80))).toBe('key_unreadable');
  expect(findIdentityFault(certificate.replaceAll(/^MII/gm, 'AII'), key)).toBe('certificate_unreadable');
});

test('what is shown ends with the first of a certificate and its issuers', () => {
  const from = new Date('2026-11-01T00:00:00Z');
  const [soon, late] = [new Date('2026-12-24T17:00:00Z'), new Date('2051-01-01T00:00:00Z')];
  const [own, issuer] = [makeCertificate({ from, until: late }), makeCertificate({ from, until: soon })];
  expect(findIdentityFault(own.tlsCert, own.tlsKey)).toBeNull();
  expect(endOfCertificates(own.tlsCert)).toEqual(late);
  expect(endOfCertificates(own.tlsCert + issuer.tlsCert)).toEqual(soon);
  expect(endOfCertificates(`What it is for:\n${own.tlsCert.replaceAll('\n', '\r\n')}`)).toEqual(late);
  expect(endOfCertificates('')).toBeNull();
  expect(endOfCertificates(own.tlsCert.replaceAll(/^MI/gm, 'AI'))).toBeNull();
});
