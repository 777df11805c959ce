import { insertKey } from '@/lib/db/api-keys/consumer-keys';
import { type Database, inTransaction } from '@/lib/db/connections/client';
import { ASKED_FOR_MS, type KeyGrant } from '@/lib/domain/api-key/api-key';
import { hashSecret, newConsumerKey, newKeyLinkToken } from '@/lib/platform/crypto/random-secrets';

type Dependencies = { readonly db: Database; readonly now: Date };

export type AskedFor = KeyGrant & { readonly applicationId: number; readonly redirection: string };

/** A key that calls nothing until somebody allows it, and the token of the link at which they do. */
export type AskedKey = { readonly consumerKey: string; readonly linkToken: string };

/** An application asks for a key; the oldest of too many that nobody has allowed goes. */
export async function askForKey({ db, now }: Dependencies, asked: AskedFor): Promise<AskedKey> {
  const consumerKey = newConsumerKey();
  const linkToken = newKeyLinkToken();
  const hashes = { keyHash: hashSecret(consumerKey), tokenHash: hashSecret(linkToken) };
  const expiresAt = new Date(now.getTime() + ASKED_FOR_MS);
  const pending = { panelUserId: null, decision: 'pending', createdAt: now, expiresAt } as const;
  await inTransaction(db, (tx) => insertKey(tx, { ...asked, ...hashes, ...pending }));
  return { consumerKey, linkToken };
}
