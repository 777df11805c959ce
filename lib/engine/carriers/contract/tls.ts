/** How carriers are connected to by TLS, and what it means when that fails. */
import type { Socket } from 'node:net';
import { type SecureContextOptions, TLSSocket } from 'node:tls';
import type { TlsSettings } from '@/lib/domain/carrier/tls-settings';

const given = (text: string) => text.trim() !== '';

/** Reading them throws where they are none. */
export const tlsOptionsOf = ({ tlsCa, tlsCert, tlsKey }: TlsSettings): SecureContextOptions => ({
  ...(given(tlsCa) && { ca: tlsCa }),
  ...(given(tlsCert) && { cert: tlsCert, key: tlsKey }),
});

/** Alerts of a peer that does not accept what it was shown of us, as OpenSSL's codes end. */
const REFUSED =
  /_ALERT_(BAD_CERTIFICATE|UNSUPPORTED_CERTIFICATE|CERTIFICATE_REVOKED|CERTIFICATE_EXPIRED|CERTIFICATE_UNKNOWN|UNKNOWN_CA|ACCESS_DENIED)$/;
const DEMANDED = /_ALERT_(?:CERTIFICATE_REQUIRED|NO_CERTIFICATE)$/;
/** By TLS 1.2 all that one says who demands a certificate; but so does one that lacks anything else in common. */
const FAILED = /_ALERT_HANDSHAKE_FAILURE$/;

/**
 * For an operator: what a peer has against our certificate; null: the fault is another one. It says so before it reads
 * anything: by TLS 1.3 that may come after the connection seems to stand, and after something was written.
 */
export function refusalOfCertificate(cause: Error, { tlsCert }: Pick<TlsSettings, 'tlsCert'>): string | null {
  const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : '';
  if (DEMANDED.test(code)) return 'It demands a client certificate by TLS, and got none';
  if (FAILED.test(code) && !given(tlsCert)) {
    return 'It ends the handshake of TLS: it may demand a client certificate, and got none';
  }
  const [, why] = REFUSED.exec(code) ?? [];
  return why === undefined
    ? null
    : `It refuses our client certificate by TLS: ${why.toLowerCase().replaceAll('_', ' ')}`;
}

/** When the certificate ends that a server has shown; null: it has shown none, as without TLS. */
export function peerCertificateEnd(socket: Socket): Date | null {
  return (socket instanceof TLSSocket && socket.getPeerX509Certificate()?.validToDate) || null;
}

/** So long is waited for a server that says nothing of what it was shown. */
const LOOKS_MS = 250;

/**
 * Calls back once a server has taken the certificate that it was shown. By TLS 1.3 the connection stands for us before it
 * has looked, and a server that refuses then may just hang up, whatever was written meanwhile; one that takes it gives a
 * ticket for another session, as nearly all do. By TLS 1.2 it has looked already.
 */
export function whenTaken(socket: Socket, then: () => void): void {
  if (!(socket instanceof TLSSocket) || socket.getProtocol() !== 'TLSv1.3') {
    then();
    return;
  }
  const taken = () => {
    clearTimeout(timer);
    socket.off('session', taken);
    // What is written while OpenSSL tells of a session goes nowhere.
    setImmediate(() => {
      if (!socket.destroyed) then();
    });
  };
  const timer = setTimeout(taken, LOOKS_MS);
  socket.once('session', taken);
}
