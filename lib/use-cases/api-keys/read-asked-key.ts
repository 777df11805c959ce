import { findAskedKey } from '@/lib/db/api-keys/consumer-keys';
import type { Database } from '@/lib/db/connections/client';
import { type KeyGrant, stateOfKey } from '@/lib/domain/api-key/api-key';
import { hashSecret } from '@/lib/platform/crypto/random-secrets';

export type AskedKeyView = KeyGrant & {
  readonly name: string;
  readonly description: string;
  /** Whose application it is. */
  readonly addedBy: string;
  /** Where the browser goes afterwards; empty: nowhere. */
  readonly redirection: string;
};

/** What the holder of a key's link may know; null when the link is unknown, used or over. */
export async function readAskedKey(
  { db, now }: { readonly db: Database; readonly now: Date },
  linkToken: string,
): Promise<AskedKeyView | null> {
  const key = await findAskedKey(db, hashSecret(linkToken));
  if (!key || stateOfKey(key, now) !== 'pendingValidation') return null;
  const { name, description, addedBy, redirection, rules, allowedAddresses } = key;
  return { name, description, addedBy, redirection, rules, allowedAddresses };
}
