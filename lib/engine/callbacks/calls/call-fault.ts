/** What the errors of undici, Node and OpenSSL come to: one closed list, so that the log tells no library's names. */
import type { CallbackFault } from '@/lib/domain/callbacks/callback-fault';

/** A fault that we have found ourselves. */
export class CallError extends Error {
  constructor(
    readonly fault: CallbackFault,
    options?: ErrorOptions,
  ) {
    super(fault, options);
  }
}

const CODES_OF: readonly (readonly [fault: CallbackFault, codes: readonly string[]])[] = [
  ['timeout', ['ETIMEDOUT', 'UND_ERR_CONNECT_TIMEOUT', 'UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT']],
  ['host_unreachable', ['EHOSTUNREACH', 'ENETUNREACH', 'EHOSTDOWN', 'ENETDOWN', 'ENONET']],
  ['connection_refused', ['ECONNREFUSED']],
  ['connection_closed', ['ECONNRESET', 'ECONNABORTED', 'EPIPE', 'ENOTCONN', 'UND_ERR_SOCKET', 'UND_ERR_INFO']],
  ['no_connection_left', ['EMFILE', 'ENFILE', 'ENOBUFS', 'ENOMEM', 'EADDRNOTAVAIL', 'EAGAIN']],
  ['tls_failed', ['EPROTO']],
  ['invalid_http', ['UND_ERR_RES_CONTENT_LENGTH_MISMATCH']],
  ['answer_too_large', ['UND_ERR_HEADERS_OVERFLOW', 'UND_ERR_RES_EXCEEDED_MAX_SIZE']],
];
const FAULT_OF = new Map(CODES_OF.flatMap(([fault, codes]) => codes.map((code) => [code, fault] as const)));

const UNKNOWN_HOST = ['ENOTFOUND', 'ENODATA', 'ENONAME', 'EBADNAME', 'EBADSTR', 'EAI_NONAME', 'EAI_NODATA'];

/** OpenSSL’s reasons to reject a certificate have names of their own, without a common beginning. */
const CERTIFICATE =
  /^(ERR_TLS_CERT_|CERT_|CRL_|UNABLE_TO_|ERROR_IN_C|SELF_SIGNED_|DEPTH_ZERO_|INVALID_CA|INVALID_PURPOSE|PATH_LENGTH_|HOSTNAME_MISMATCH|SUBJECT_ISSUER_|AKID_|KEYUSAGE_)/;
const TLS = /^ERR_(SSL|TLS)_/;

export function callFault(cause: unknown): CallbackFault {
  if (cause instanceof CallError) return cause.fault;
  if (!(cause instanceof Error)) return 'unexpected';
  if (cause.name === 'HTTPParserError') return 'invalid_http';
  const code = 'code' in cause ? String(cause.code) : '';
  // The name servers refuse and time out with the codes of connections.
  const ofLookUp = 'syscall' in cause && /^(query|getaddrinfo)/.test(String(cause.syscall));
  return ofLookUp ? faultOfLookUp(code) : faultOfConnection(code);
}

const faultOfLookUp = (code: string) => (UNKNOWN_HOST.includes(code) ? 'host_unknown' : 'name_lookup_failed');

function faultOfConnection(code: string): CallbackFault {
  if (CERTIFICATE.test(code)) return 'certificate_invalid';
  if (TLS.test(code)) return 'tls_failed';
  return FAULT_OF.get(code) ?? 'unexpected';
}
