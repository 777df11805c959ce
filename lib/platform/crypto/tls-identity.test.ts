import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { STRANGER, writeTestCertificate } from '@/lib/testing/test-certificate';
import { findIdentityFault } from './tls-identity';

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
