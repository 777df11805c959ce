import { longestWaitsMs } from '@/lib/domain/outbox/retry-policy';
import type { SqlTransaction } from '../connections/sql-transaction';
import { OUTBOXES, OWED_KINDS } from './outboxes';

/**
 * After the clock was set back, what was stored for "now" lies ahead, by hours perhaps. Only a deferred message waits
 * for a time of day; everything else waits for so long at most, which may be not at all, and what lies further ahead
 * than that was stored before and is due now.
 */
export async function endStaleWaits(tx: SqlTransaction, now: Date): Promise<void> {
  const at = now.getTime();
  for (const kind of OWED_KINDS) {
    const { table, dueAt, isOwed, isDeferred } = OUTBOXES[kind];
    const waits = longestWaitsMs(kind);
    await tx.$executeRaw`
      UPDATE ${table} SET ${dueAt} = ${at} WHERE ${isOwed} AND ${dueAt} > ${at} AND NOT (${isDeferred}) AND ${dueAt} > ${at}
        + COALESCE(json_extract(${JSON.stringify(waits)}, '$[' || attempts || ']'), ${waits.at(-1)})`;
  }
}
