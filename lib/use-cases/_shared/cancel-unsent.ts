import { addUsage } from '@/lib/db/accounts/usage';
import { queueStatusCallbacks } from '@/lib/db/callbacks/queue-status-callbacks';
import type { Transaction } from '@/lib/db/connections/client';
import { refundMessages } from '@/lib/db/ledger/refund-messages';
import { insertEvents, readStatuses, saveRefunded } from '@/lib/db/messages/status-store';
import { takeUnsent } from '@/lib/db/messages/unsent';
import { queueSmppReceipts } from '@/lib/db/smpp/receipts';
import type { Credits } from '@/lib/domain/credits';
import { CANCELLED } from '@/lib/domain/delivery/cancelled';
import { hourInZone } from '@/lib/domain/time/zoned-time';
import type { By } from './record-change';

export type CancelledMessages = { readonly ids: readonly number[]; readonly credits: Credits };

/**
 * Ends those of an account's messages that nobody has begun to send: their outbox rows go, their price goes back to
 * whoever paid it, and their URLs are told, all in the transaction given. The others stay as they are.
 */
export async function cancelUnsent(
  tx: Transaction,
  { scope, actor, now }: By,
  messageIds: readonly number[],
): Promise<CancelledMessages> {
  const ids = await takeUnsent(tx, scope.id, messageIds);
  if (ids.length === 0) return { ids, credits: 0 };
  const { dlrId } = CANCELLED;
  const statuses = (await readStatuses(tx, ids)).map((status) => ({ ...status, ...CANCELLED, refunded: true }));
  await insertEvents(
    tx,
    ids.map((messageId) => ({
      ...CANCELLED,
      messageId,
      at: now,
      segment: null,
      carrierText: '',
      reason: 'cancelled' as const,
      applied: true,
    })),
  );
  await saveRefunded(tx, ids, CANCELLED, now);
  const paid = await refundMessages(tx, ids, now, actor);
  const changes = statuses.map((status) => ({ status, dlrId, at: now }));
  await queueStatusCallbacks(tx, changes, now);
  await queueSmppReceipts(tx, changes, now);
  await addUsage(
    tx,
    statuses.map(({ id, accountId, apiUserId, createdAt, timeZone, credits }) => ({
      ...{ accountId, apiUserId, hour: hourInZone(createdAt, timeZone) },
      ...{ sent: -1, credits: -credits, paid: -(paid.get(id) ?? 0) },
    })),
  );
  return { ids, credits: statuses.reduce((sum, { credits }) => sum + credits, 0) };
}
