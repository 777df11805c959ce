import type { IncomingHttpHeaders } from 'node:http';
import { err, ok, type Result } from '@/lib/domain/result';
import type { Fault } from '../table/faults';

/** No key, secret or signature is this long; anything longer is nobody's. */
const LONGEST_FIELD = 200;

/** How a call says who makes it. */
export type PresentedKey =
  /** Only which application: it may ask for a key. */
  | { readonly kind: 'application'; readonly applicationKey: string }
  | {
      readonly kind: 'signed';
      readonly applicationKey: string;
      readonly consumerKey: string;
      readonly timestamp: string;
      readonly signature: string;
    }
  /** HTTP Basic: the secret itself, for programs that do not sign. */
  | { readonly kind: 'secret'; readonly consumerKey: string; readonly applicationSecret: string };

/** What the headers of a call say. */
export function presentedKey(headers: IncomingHttpHeaders): Result<PresentedKey, Fault> {
  if (headers.authorization !== undefined) return readBasic(headers.authorization);
  const [applicationKey, consumerKey, timestamp, signature] = [
    'x-ovh-application',
    'x-ovh-consumer',
    'x-ovh-timestamp',
    'x-ovh-signature',
  ].map((name) => headers[name]?.toString().slice(0, LONGEST_FIELD) ?? '');
  if (!applicationKey) return err({ code: 'not_signed' });
  if (!consumerKey || !signature || !timestamp) return ok({ kind: 'application', applicationKey });
  return ok({ kind: 'signed', applicationKey, consumerKey, timestamp, signature });
}

function readBasic(authorization: string): Result<PresentedKey, Fault> {
  const [, encoded] = /^Basic +([\w+/=-]{1,500})$/i.exec(authorization) ?? [];
  const [consumerKey, applicationSecret, ...rest] = Buffer.from(encoded ?? '', 'base64')
    .toString()
    .split(':');
  if (!consumerKey || !applicationSecret || rest.length > 0) return err({ code: 'authorization_unreadable' });
  return ok({ kind: 'secret', consumerKey, applicationSecret });
}
