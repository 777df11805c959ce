import type { TlsFault } from '@/lib/use-cases/_shared/find-tls-fault';

/** For whoever set up by a command what a carrier is shown by TLS. */
const TLS_FAULTS: Readonly<Record<TlsFault, string>> = {
  tls_key_missing: 'A client certificate needs its key: "secrets": { "tlsKey": "…" }.',
  tls_key_unreadable: 'secrets.tlsKey cannot be read: it is to be a private key in PEM, not encrypted.',
  tls_key_of_another:
    'secrets.tlsKey is the key of another certificate than settings.tlsCert, whose own certificate stands first.',
  tls_certificate_unreadable: 'settings.tlsCert cannot be read: it is to be a certificate in PEM.',
};

const isTlsFault = (error: string): error is TlsFault => error in TLS_FAULTS;

/** Null: what is refused is another thing. */
export const tlsFaultInWords = (error: string): string | null => (isTlsFault(error) ? TLS_FAULTS[error] : null);
