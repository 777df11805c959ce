import type { DlrId } from '@/lib/domain/delivery/dlr';
import { formatInZone } from '@/lib/domain/time/zoned-time';
import type { SqlTransaction } from '../connections/sql-transaction';
import { type ClaimedDelivery, insertCallbackDeliveries, loadCallbackTargets } from './callback-queue';

/** What became of a message, as its URL is told. */
export type ToldChange = {
  readonly status: {
    readonly id: number;
    readonly accountId: number;
    readonly apiUserId: number | null;
    readonly ptt: number;
  };
  readonly dlrId: DlrId;
  readonly at: Date;
};

/** The URL and what is told are fixed at the moment of the change: what the customer hears is what happened then. */
export async function queueStatusCallbacks(
  tx: SqlTransaction,
  changes: readonly ToldChange[],
  now: Date,
  takerFor?: (receiver: string) => number | null,
): Promise<readonly ClaimedDelivery[]> {
  const targets = await loadCallbackTargets(
    tx,
    changes.map(({ status }) => ({ ...status, kind: 'status' as const })),
  );
  const deliveries = changes.flatMap(({ status, dlrId, at }) => {
    const target = targets({ ...status, kind: 'status' });
    if (!target) return [];
    const { id, ptt, accountId, apiUserId } = status;
    const { url, switchedOff, timeZone } = target;
    const tells = { ptt, dlrId, date: formatInZone(at, timeZone) };
    return [{ kind: 'status' as const, accountId, apiUserId, messageId: id, tells, url, switchedOff }];
  });
  return insertCallbackDeliveries(tx, deliveries, now, takerFor);
}
