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

function attempt<Value>(read: () => Value): Value | null {
  try {
    return read();
  } catch {
    return null;
  }
}
