import { createHash } from 'node:crypto';
import { signedAround } from '@/lib/domain/api-key/signed-call';

type Signed = Parameters<typeof signedAround>[0] & { readonly body: Buffer };

/** The signature of a call as the official SDKs make it, over the bytes of its body. */
export function signatureOf({ body, ...parts }: Signed): string {
  const [before, after] = signedAround(parts);
  return `$1$${createHash('sha1').update(before).update(body).update(after).digest('hex')}`;
}
