import type { SqlTransaction } from '@/lib/db/connections/sql-transaction';
import { dropOrphanTexts } from '@/lib/db/messages/own-texts';
import { freeOrphans } from '@/lib/db/outbox/leases';
import { dropOrphanSessions } from '@/lib/db/smpp/sessions';
import { doubtOrphans } from '../dispatch/doubt-orphans';

/** Makes what nodes held that are gone everybody's, or nobody's; of what a carrier may have been given, its history says so. */
export async function takeUpOrphans(tx: SqlTransaction, now: Date): Promise<void> {
  await doubtOrphans(tx, now);
  await freeOrphans(tx);
  await dropOrphanTexts(tx);
  await dropOrphanSessions(tx);
}
