import { type CallingKey, findCallingKey } from '@/lib/db/api-keys/consumer-keys';
import type { Database } from '@/lib/db/connections/client';
import { createRememberedRows } from '@/lib/gateway/credentials/remembered-rows';
import { hashSecret } from '@/lib/platform/crypto/random-secrets';

/** Keys by what their callers send, remembered once a call of theirs was proven. */
export function createKnownKeys(db: Database) {
  const rows = createRememberedRows<CallingKey>();
  return {
    /** Null: it is not known yet. */
    remembered: (consumerKey: string) => rows.find(consumerKey, () => findCallingKey(db, hashSecret(consumerKey))),
    read: (consumerKey: string) => findCallingKey(db, hashSecret(consumerKey)),
    /** From now on it is remembered. */
    follow: rows.follow,
    /** Keys may have changed. */
    forget: () => rows.forget(() => true),
  };
}

export type KnownKeys = ReturnType<typeof createKnownKeys>;
