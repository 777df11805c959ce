import { signatureOf } from '@/lib/rest/keys/signature';
import type { NewKeys } from '@/lib/schemas/api-key';

export type SignedCall = {
  readonly method?: string;
  readonly body?: string;
  /** In seconds; now, unless told. */
  readonly timestamp?: number;
};

/** The headers of a signed call, as the official SDKs make them. */
export function signedHeaders(keys: NewKeys, url: string, { method = 'GET', body = '', timestamp }: SignedCall) {
  const { applicationKey, applicationSecret, consumerKey } = keys;
  const at = String(timestamp ?? Math.round(Date.now() / 1_000));
  const signed = { applicationSecret, consumerKey, method, url, timestamp: at, body: Buffer.from(body) };
  return {
    'content-type': 'application/json',
    'x-ovh-application': applicationKey,
    'x-ovh-consumer': consumerKey,
    'x-ovh-timestamp': at,
    'x-ovh-signature': signatureOf(signed),
  };
}
