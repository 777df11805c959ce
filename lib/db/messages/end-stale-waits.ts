import { LONGEST_ALERT_DELAYS_MS } from '@/lib/domain/alerts/alert-template';
import { LONGEST_CALLBACK_DELAYS_MS } from '@/lib/domain/callbacks/callback-retry';
import { LONGEST_RECEIPT_DELAY_MS } from '@/lib/domain/delivery/magic-numbers';
import { LONGEST_SUBMISSION_DELAY_MS } from '@/lib/domain/delivery/submission-retry';
import type { SqlTransaction } from '../connections/sql-transaction';

/**
 * After the clock was set back, what was stored for "now" lies ahead, by hours perhaps. Only a deferred message waits
 * for a time of day; everything else waits for so long at most, which may be not at all, and what lies further ahead
 * than that was stored before and is due now. Whatever gets a due time is listed here.
 */
export async function endStaleWaits(
  tx: SqlTransaction,
  { now, simulatedCarrierSpeed }: { readonly now: Date; readonly simulatedCarrierSpeed: number },
): Promise<void> {
  const at = now.getTime();
  await tx.$executeRaw`
    UPDATE Dispatch SET dueAt = ${at}
    WHERE dueAt > ${at} AND CASE WHEN attempts > 0 THEN dueAt > ${at + LONGEST_SUBMISSION_DELAY_MS}
      ELSE (SELECT state FROM Message WHERE id = messageId) <> 'scheduled' END`;
  await tx.$executeRaw`
    UPDATE CallbackDelivery SET nextAttemptAt = ${at}
    WHERE status = 'pending' AND nextAttemptAt > ${at}
      + COALESCE(json_extract(${JSON.stringify(LONGEST_CALLBACK_DELAYS_MS)}, '$[' || attempts || ']'), 0)`;
  await tx.$executeRaw`
    UPDATE Alert SET nextAttemptAt = ${at}
    WHERE status = 'pending' AND nextAttemptAt > ${at}
      + COALESCE(json_extract(${JSON.stringify(LONGEST_ALERT_DELAYS_MS)}, '$[' || attempts || ']'), 0)`;
  await tx.$executeRaw`
    UPDATE SimulatedReceipt SET dueAt = ${at}
    WHERE dueAt > ${at + Math.ceil(LONGEST_RECEIPT_DELAY_MS / simulatedCarrierSpeed)}`;
}
