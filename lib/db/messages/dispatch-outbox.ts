import type { OutboundMessage } from '@/lib/domain/delivery/outbound-message';
import type { SqlTransaction } from '../connections/sql-transaction';

/** How long a worker may hold a message before another takes it. */
const DISPATCH_LEASE_MS = 60_000;

export type ClaimedMessage = OutboundMessage & { readonly attempt: number; readonly dueAt: Date };

/**
 * Takes due messages under a lease, oldest first. A lease that ends further away than a lease can last was made
 * before the clock jumped back, so it counts as free.
 */
export async function claimDueMessages(tx: SqlTransaction, now: Date, limit: number): Promise<ClaimedMessage[]> {
  const at = now.getTime();
  const until = at + DISPATCH_LEASE_MS;
  const claimed = await tx.$queryRaw<{ messageId: number; attempts: number }[]>`
    UPDATE Dispatch SET leaseUntil = ${until}, attempts = attempts + 1 WHERE messageId IN (
      SELECT messageId FROM Dispatch
      WHERE dueAt <= ${at} AND (leaseUntil IS NULL OR leaseUntil <= ${at} OR leaseUntil > ${until})
      ORDER BY dueAt, messageId LIMIT ${limit})
    RETURNING messageId, attempts`;
  if (claimed.length === 0) return [];
  const rows = JSON.stringify(claimed.map((row) => [row.messageId, row.attempts]));
  return tx.$queryRaw<ClaimedMessage[]>`
    SELECT m.id, m.sender, m.recipient, m.text, m.encoding, m.smsClass, m.segmentCount, m.dueAt,
      claimed.value->>1 AS attempt
    FROM json_each(${rows}) AS claimed JOIN Message m ON m.id = claimed.value->>0 ORDER BY m.id`.then((messages) =>
    messages.map((message) => ({ ...message, attempt: Number(message.attempt) })),
  );
}

/** When the next message is due, or null when the outbox is empty. Leased rows count at the end of their lease. */
export async function nextDispatchAt(tx: SqlTransaction): Promise<Date | null> {
  const [next] = await tx.$queryRaw<{ dueAt: Date }[]>`SELECT dueAt FROM Dispatch ORDER BY dueAt LIMIT 1`;
  return next?.dueAt ?? null;
}

/** A new process holds no lease: whatever the last one held is free at once. */
export async function releaseDispatchLeases(tx: SqlTransaction): Promise<void> {
  await tx.$executeRaw`UPDATE Dispatch SET leaseUntil = NULL WHERE leaseUntil IS NOT NULL`;
}

/** A message that its carrier took or refused for good, or that expired; null: under no id. */
export type TakenMessage = { readonly messageId: number; readonly carrierMessageId: string | null };

/** Remembers under which id the carrier took each message, and empties their outbox rows. */
export async function settleDispatch(
  tx: SqlTransaction,
  carrier: string,
  taken: readonly TakenMessage[],
): Promise<void> {
  for (const { messageId, carrierMessageId } of taken) {
    await tx.$executeRaw`
      UPDATE Message SET carrier = ${carrier}, carrierMessageId = ${carrierMessageId} WHERE id = ${messageId}`;
    await tx.$executeRaw`DELETE FROM Dispatch WHERE messageId = ${messageId}`;
  }
}

/** Puts messages back that the carrier could not take for now. */
export async function postponeDispatch(
  tx: SqlTransaction,
  postponed: readonly { readonly messageId: number; readonly until: Date }[],
): Promise<void> {
  for (const { messageId, until } of postponed) {
    await tx.$executeRaw`UPDATE Dispatch SET leaseUntil = NULL, dueAt = ${until} WHERE messageId = ${messageId}`;
  }
}
