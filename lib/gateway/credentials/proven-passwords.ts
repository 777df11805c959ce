import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** Each costs about 200 bytes; beyond this the oldest are forgotten and cost one slow check to come back. */
const MOST_REMEMBERED = 50_000;

/**
 * Which password is behind which stored hash, as far as a slow check has shown it. Kept as a keyed digest, under a key
 * that this process made and never shows, and compared in constant time. A hash has one password for ever, so nothing
 * here ever becomes wrong: a changed password has another hash.
 */
export function createProvenPasswords() {
  const key = randomBytes(32);
  const digests = new Map<string, Buffer>();
  return {
    digestOf: (password: string): Buffer => createHmac('sha256', key).update(password).digest(),
    isProven(hash: string, digest: Buffer): boolean {
      const proven = digests.get(hash);
      return proven !== undefined && timingSafeEqual(proven, digest);
    },
    remember(hash: string, digest: Buffer): void {
      const [oldest] = digests.keys();
      if (digests.size >= MOST_REMEMBERED && oldest !== undefined) digests.delete(oldest);
      digests.set(hash, digest);
    },
  };
}
