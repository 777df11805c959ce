import { constants } from 'node:os';
import { errors } from 'undici';
import { expect, test } from 'vitest';
import { CALLBACK_FAULTS } from '@/lib/domain/callbacks/callback-fault';
import { callFault } from './call-fault';

const withCode = (code: string, syscall = 'connect') => Object.assign(new Error(code), { code, syscall });

test.each([
  ['ETIMEDOUT', 'connect', 'timeout'],
  ['ECONNREFUSED', 'connect', 'connection_refused'],
  ['ECONNREFUSED', 'queryA', 'name_lookup_failed'],
  ['ETIMEOUT', 'queryAaaa', 'name_lookup_failed'],
  ['ESERVFAIL', 'queryA', 'name_lookup_failed'],
  ['EAI_AGAIN', 'getaddrinfo', 'name_lookup_failed'],
  ['ENOTFOUND', 'getaddrinfo', 'host_unknown'],
  ['ENODATA', 'queryA', 'host_unknown'],
  ['ECONNRESET', 'read', 'connection_closed'],
  ['EPIPE', 'write', 'connection_closed'],
  ['EHOSTUNREACH', 'connect', 'host_unreachable'],
  ['EMFILE', 'connect', 'no_connection_left'],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', '', 'certificate_invalid'],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', '', 'certificate_invalid'],
  ['CERT_HAS_EXPIRED', '', 'certificate_invalid'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', '', 'certificate_invalid'],
  ['ERR_SSL_TLSV1_ALERT_INTERNAL_ERROR', '', 'tls_failed'],
  ['ERR_ASSERTION', '', 'unexpected'],
])('%s of %j is %s', (code, syscall, fault) => {
  expect(callFault(withCode(code, syscall))).toBe(fault);
});

test('what undici throws of a call is told by its kind', () => {
  expect(callFault(new errors.ConnectTimeoutError())).toBe('timeout');
  expect(callFault(new errors.SocketError('other side closed'))).toBe('connection_closed');
  expect(callFault(new errors.HTTPParserError('Invalid'))).toBe('invalid_http');
  expect(callFault(new errors.HeadersOverflowError())).toBe('answer_too_large');
});

test('whatever the code is, what is told is on the list', () => {
  const known = new Set<string>(CALLBACK_FAULTS);
  const codes = [...Object.keys(constants.errno), 'UND_ERR_ABORTED', 'ERR_INVALID_CHAR', '', 'anything'];
  for (const code of codes)
    for (const syscall of ['connect', 'queryA']) expect(known).toContain(callFault(withCode(code, syscall)));
  for (const cause of [new Error('x'), new TypeError('x'), null, undefined, 'text', 7]) {
    expect(callFault(cause)).toBe('unexpected');
  }
});
