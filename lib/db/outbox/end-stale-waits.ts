import { longestWaitsMs } from '@/lib/domain/outbox/retry-policy';
import type { SqlTransaction } from '../connections/sql-transaction';
import { OUTBOXES, OWED_KINDS } from './outboxes';

/**
 * After the clock was set back, what was stored for "now" lies ahead, by hours perhaps. Only a deferred message waits
 * for a time of day; everything else waits for so long at most, which may be not at all, and what lies further ahead
 * than that was stored before and is due now.
 */
export async function endStaleWaits(tx: SqlTransaction, now: Date): Promise<void> {
  for (const kind of OWED_KINDS) {
    const { table, dueAt, isOwed, isDeferred } = OUTBOXES[kind];
    const waits = longestWaitsMs(kind);
    for (const [attempts, wait] of waits.entries()) {
      const isLast = attempts === waits.length - 1;
      const latest = new Date(now.getTime() + wait);
      await tx.$executeRaw`
        UPDATE ${table} SET ${dueAt} = ${now} WHERE ${isOwed} AND NOT (${isDeferred}) AND ${dueAt} > ${latest}
          AND (attempts = ${attempts} OR (${isLast} AND attempts > ${attempts}))`;
    }
  }
}
