import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

/** OWASP's scrypt setting with 32 MiB of memory: N = 2^15, r = 8, p = 3. */
const COST = { N: 2 ** 15, r: 8, p: 3, maxmem: 64 * 1024 * 1024 };
const KEY_BYTES = 32;

const derive = (plain: string, salt: Buffer, cost: typeof COST) =>
  new Promise<Buffer>((resolve, reject) => {
    scrypt(plain.normalize('NFC'), salt, KEY_BYTES, cost, (error, key) => (error ? reject(error) : resolve(key)));
  });

/** A salted hash that carries its own settings: `scrypt$N$r$p$salt$key`. */
export async function hashPassword(plain: string): Promise<string> {
  const salt = randomBytes(16);
  const key = await derive(plain, salt, COST);
  return ['scrypt', COST.N, COST.r, COST.p, salt.toString('base64url'), key.toString('base64url')].join('$');
}

/** Of random bytes, not of a password: checking against it costs what a real check costs and never succeeds. */
const NOBODY = { salt: randomBytes(16), key: randomBytes(KEY_BYTES), cost: COST };

function parse(hash: string): typeof NOBODY | null {
  const [scheme, n, r, p, salt, key] = hash.split('$');
  if (scheme !== 'scrypt' || !salt || !key) return null;
  const cost = { ...COST, N: Number(n), r: Number(r), p: Number(p) };
  return { salt: Buffer.from(salt, 'base64url'), key: Buffer.from(key, 'base64url'), cost };
}

/**
 * The one of `hashes` that `plain` is the password behind, or null. A hash that is null or cannot be read is nobody's
 * and costs the same, so that the time of a refusal tells how many hashes were asked about and nothing else.
 */
export async function findProvenHash(plain: string, hashes: readonly (string | null)[]): Promise<string | null> {
  // scrypt begins with an HMAC, which fills short keys up with NULs: with some behind it, a password would prove too.
  const mayBeOne = !plain.includes('\0');
  for (const hash of hashes) {
    const { salt, key, cost } = (hash === null || !mayBeOne ? null : parse(hash)) ?? NOBODY;
    const actual = await derive(plain, salt, cost);
    if (actual.length === key.length && timingSafeEqual(actual, key)) return hash;
  }
  return null;
}
