import type { CarrierSetup } from '@/lib/domain/carrier/carrier-setup';
import { certificateIn } from '@/lib/domain/carrier/tls-settings';
import { findIdentityFault, type IdentityFault } from '@/lib/platform/crypto/tls-identity';

export type TlsFault = 'tls_key_missing' | `tls_${IdentityFault}`;

/** What is wrong with what a carrier is shown of us by TLS; null: nothing, or it is shown nothing. */
export function findTlsFault(setup: CarrierSetup): TlsFault | null {
  const certificate = certificateIn(setup.settings);
  if (certificate === '') return null;
  const key = 'tlsKey' in setup.secrets ? setup.secrets.tlsKey : '';
  if (key === '') return 'tls_key_missing';
  const fault = findIdentityFault(certificate, key);
  return fault && `tls_${fault}`;
}
