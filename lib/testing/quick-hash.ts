import { scryptSync } from 'node:crypto';

/** A password's hash in the product's form that costs next to nothing, because hashing is slow on purpose. */
export function quickHash(password: string): string {
  const salt = Buffer.from('not random');
  const key = scryptSync(password, salt, 32, { N: 2, r: 1, p: 1 });
  return ['scrypt', 2, 1, 1, salt.toString('base64url'), key.toString('base64url')].join('$');
}
