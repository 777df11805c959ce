import type { SqlTransaction } from '@/lib/db/connections/sql-transaction';
import { dropOrphanTexts } from '@/lib/db/messages/own-texts';
import { freeOrphans } from '@/lib/db/outbox/leases';
import { doubtOrphans } from '../dispatch/doubt-orphans';

/** Makes what nodes held that are gone everybody's; of what a carrier may have been given, its history says so. */
export async function takeUpOrphans(tx: SqlTransaction, now: Date): Promise<void> {
  await doubtOrphans(tx, now);
  await freeOrphans(tx);
  await dropOrphanTexts(tx);
}
