import { keepKnownAddress as keep } from '@/lib/db/api-users/api-user-addresses';
import { type Database, inTransaction } from '@/lib/db/connections/client';

type Proven = { readonly apiUserId: number; readonly address: string };

/** Keeps from where an API user proved its password, so that it goes before strangers after a restart too. */
export const keepKnownAddress = (
  { db, now }: { readonly db: Database; readonly now: Date },
  proven: Proven,
): Promise<void> => inTransaction(db, (tx) => keep(tx, { ...proven, now }));
