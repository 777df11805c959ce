import type { SqlTransaction } from '@/lib/db/connections/sql-transaction';
import { doubtHeldByOthers } from '@/lib/db/messages/dispatch-outbox';
import { insertEvents } from '@/lib/db/messages/status-store';
import { inDoubt } from './in-doubt';

/** A claim is on the disk before a carrier sees the message, so what a process that died had claimed may have been sent. */
export async function doubtOrphans(tx: SqlTransaction, nodeId: number, now: Date): Promise<void> {
  const messageIds = await doubtHeldByOthers(tx, nodeId);
  await insertEvents(
    tx,
    messageIds.map((id) => inDoubt(id, null, { text: '', reason: 'process_ended' }, now)),
  );
}
