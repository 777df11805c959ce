import { randomBytes, randomInt, timingSafeEqual } from 'node:crypto';

/** A fair index below `exclusiveMax`, for generators that take their randomness from outside. */
export const randomIndex = (exclusiveMax: number): number => randomInt(exclusiveMax);

/** An unguessable text of `bytes` random bytes, safe in URLs. */
export const randomToken = (bytes: number): string => randomBytes(bytes).toString('base64url');

/** Compares two secrets in a time that depends on their lengths alone. */
export function secretsEqual(left: string, right: string): boolean {
  const a = Buffer.from(left);
  const b = Buffer.from(right);
  return a.length === b.length && timingSafeEqual(a, b);
}
