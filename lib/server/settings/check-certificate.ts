import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { about, OperatorFault } from '@/lib/platform/log/operator-fault';
import type { TlsFiles } from './env';

/**
 * Reads the certificate and its key, of the variables that begin with `setting`, before anything is started with them.
 * @throws OperatorFault when one cannot be read, is not what it should be, or they do not fit together.
 */
export function checkCertificate(tls: TlsFiles, setting: 'TLS' | 'SMPP_SERVER_TLS' = 'TLS'): void {
  const certificate = parse(
    `${setting}_CERT ${tls.certFile}`,
    'a certificate in PEM',
    tls.certFile,
    (pem) => new X509Certificate(pem),
  );
  const key: KeyObject = parse(
    `${setting}_KEY ${tls.keyFile}`,
    'a key in PEM without a passphrase',
    tls.keyFile,
    createPrivateKey,
  );
  if (!certificate.checkPrivateKey(key)) {
    throw new OperatorFault(`${setting}_KEY ${tls.keyFile}: this is not the key of the certificate ${tls.certFile}.`);
  }
}

function parse<Value>(subject: string, kind: string, file: string, read: (pem: Buffer) => Value): Value {
  const pem = about(subject, () => readFileSync(file));
  try {
    return read(pem);
  } catch {
    throw new OperatorFault(`${subject}: this is not ${kind}.`);
  }
}
