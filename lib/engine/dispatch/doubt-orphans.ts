import type { SqlTransaction } from '@/lib/db/connections/sql-transaction';
import { doubtOrphaned } from '@/lib/db/messages/dispatch-outbox';
import { insertEvents } from '@/lib/db/messages/status-store';
import { inDoubt } from './in-doubt';

/** A claim is on the disk before a carrier sees the message, so what a node that is gone had claimed may have been sent. */
export async function doubtOrphans(tx: SqlTransaction, now: Date): Promise<void> {
  const messageIds = await doubtOrphaned(tx);
  await insertEvents(
    tx,
    messageIds.map((id) => inDoubt(id, null, { text: '', reason: 'process_ended' }, now)),
  );
}
