import { createHmac, randomBytes } from 'node:crypto';
import { targetOf } from '@/lib/domain/callbacks/callback-signing';

const PREFIX = 'whsec_';
const SECRET_BYTES = 24;

/** A new signing secret, in the form that webhook libraries expect: `whsec_` and base64. */
export const newCallbackSecret = (): string => PREFIX + randomBytes(SECRET_BYTES).toString('base64');

type Signed = {
  /** The delivery's id: the same for every try, so that a receiver can drop repetitions. */
  readonly id: string;
  /** Seconds since the epoch, at this try. */
  readonly timestamp: number;
  /** What is called; its path and query are signed. */
  readonly url: string;
};

/**
 * The headers of a signed callback: HMAC-SHA256 over `id.timestamp.path?query`, one signature for each secret that is
 * valid now, as in Standard Webhooks with the target in place of a body.
 */
export function signCallback(secrets: readonly string[], { id, timestamp, url }: Signed): Record<string, string> {
  if (secrets.length === 0) return {};
  const target = targetOf(url);
  const signatures = secrets.map((secret) => {
    const key = Buffer.from(secret.slice(PREFIX.length), 'base64');
    return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${target}`).digest('base64')}`;
  });
  return { 'webhook-id': id, 'webhook-timestamp': String(timestamp), 'webhook-signature': signatures.join(' ') };
}
