// Imported as a whole, because a Node that is too old has no `hash`, and is told so only once its imports are there.
import crypto from 'node:crypto';

/** Each costs about 200 bytes; beyond this the oldest are forgotten and cost one slow check to come back. */
const MOST_REMEMBERED = 50_000;

/**
 * Which password is behind which stored hash, as far as a slow check has shown it. Kept as a digest under a key that
 * this process made and never shows, and compared in constant time. A hash belongs to one password for ever, so nothing
 * here ever becomes wrong: a changed password has another hash.
 *
 * Key and password are hashed in one go, which takes a third of an HMAC's time. What HMAC adds protects digests that an
 * attacker can see and extend, and nobody sees these.
 */
export function createProvenPasswords() {
  const key = crypto.randomBytes(32).toString('hex');
  const digests = new Map<string, Buffer>();
  return {
    digestOf: (password: string): Buffer => crypto.hash('sha256', key + password, 'buffer'),
    isProven(hash: string, digest: Buffer): boolean {
      const proven = digests.get(hash);
      return proven !== undefined && crypto.timingSafeEqual(proven, digest);
    },
    remember(hash: string, digest: Buffer): void {
      const [oldest] = digests.keys();
      if (digests.size >= MOST_REMEMBERED && oldest !== undefined) digests.delete(oldest);
      digests.set(hash, digest);
    },
  };
}
