/** Signatures as in Standard Webhooks. */
import { createHmac, randomBytes } from 'node:crypto';

const PREFIX = 'whsec_';
const SECRET_BYTES = 24;

/** A new signing secret, in the form that webhook libraries expect: `whsec_` and base64. */
export const newWebhookSecret = (): string => PREFIX + randomBytes(SECRET_BYTES).toString('base64');

type Signed = {
  /** The same for every try of a delivery, so that a receiver can drop repetitions. */
  readonly id: string;
  /** Seconds since the epoch, at this try. */
  readonly timestamp: number;
  /** What the signature covers besides these. */
  readonly content: string;
};

/** The headers of a signed call: HMAC-SHA256 over `id.timestamp.content`, one signature for each secret; none without. */
export function signWebhook(secrets: readonly string[], { id, timestamp, content }: Signed): Record<string, string> {
  if (secrets.length === 0) return {};
  const signatures = secrets.map((secret) => {
    const key = Buffer.from(secret.slice(PREFIX.length), 'base64');
    return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${content}`).digest('base64')}`;
  });
  return { 'webhook-id': id, 'webhook-timestamp': String(timestamp), 'webhook-signature': signatures.join(' ') };
}
