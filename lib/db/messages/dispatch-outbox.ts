import type { OutboundMessage } from '@/lib/domain/delivery/outbound-message';
import { list } from '../connections/fragments';
import type { SqlTransaction } from '../connections/sql-transaction';
import { claimDue } from '../outbox/leases';

/** `attempt`: how often submission has been tried, this try included. */
export type ClaimedMessage = OutboundMessage & { readonly attempt: number; readonly dueAt: Date };

/** Claims messages that are due, in the order of their ids. */
export async function claimDueMessages(
  tx: SqlTransaction,
  claim: Parameters<typeof claimDue>[2],
): Promise<ClaimedMessage[]> {
  const claimed = await claimDue(tx, 'submission', claim);
  if (claimed.length === 0) return [];
  const attempts = new Map(claimed.map((row) => [row.id, row.attempts]));
  const messages = await tx.$queryRaw<Omit<ClaimedMessage, 'attempt'>[]>`
    SELECT id, sender, recipient, text, encoding, "smsClass", "segmentCount", "dueAt" FROM "Message"
    WHERE id IN (${list([...attempts.keys()])}) ORDER BY id`;
  return messages.map((message) => ({ ...message, attempt: (attempts.get(message.id) ?? 0) + 1 }));
}

/** A message that its carrier took or refused for good, or that expired; null: under no id. */
export type TakenMessage = { readonly messageId: number; readonly carrierMessageId: string | null };

/**
 * Empties the outbox rows of messages that this node holds, and remembers under which id the carrier took each. Answers
 * whose rows these were; what another node has taken over is that node's to settle.
 */
export async function settleDispatch(
  tx: SqlTransaction,
  carrier: string,
  taken: readonly TakenMessage[],
  nodeId: number,
): Promise<ReadonlySet<number>> {
  const settled = new Set<number>();
  for (const { messageId, carrierMessageId } of taken) {
    const emptied = await tx.$executeRaw`
      DELETE FROM "Dispatch" WHERE "messageId" = ${messageId} AND "leasedBy" = ${nodeId}`;
    if (emptied === 0) continue;
    settled.add(messageId);
    await tx.$executeRaw`
      UPDATE "Message" SET carrier = ${carrier}, "carrierMessageId" = ${carrierMessageId} WHERE id = ${messageId}`;
  }
  return settled;
}
