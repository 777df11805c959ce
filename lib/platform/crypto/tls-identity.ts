import { createPrivateKey, X509Certificate } from 'node:crypto';

export type IdentityFault = 'certificate_unreadable' | 'key_unreadable' | 'key_of_another';

/** What is wrong with a certificate that is shown by TLS and its key, both in PEM; null: nothing. */
export function findIdentityFault(certificate: string, key: string): IdentityFault | null {
  const shown = attempt(() => new X509Certificate(certificate));
  if (!shown) return 'certificate_unreadable';
  const own = attempt(() => createPrivateKey(key));
  if (!own) return 'key_unreadable';
  return shown.checkPrivateKey(own) ? null : 'key_of_another';
}

const ONE_CERTIFICATE = /-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----/g;

/**
 * When a certificate ends that is shown with its issuers' behind it, all in PEM: with the first of them, because without
 * it nobody believes the others. Null: none of them can be read.
 */
export function endOfCertificates(certificates: string): Date | null {
  const ends = (certificates.match(ONE_CERTIFICATE) ?? []).flatMap(
    (one) => attempt(() => new X509Certificate(one).validToDate.getTime()) ?? [],
  );
  return ends.length === 0 ? null : new Date(Math.min(...ends));
}

function attempt<Value>(read: () => Value): Value | null {
  try {
    return read();
  } catch {
    return null;
  }
}
