import type { SqlTransaction } from '../sql-transaction';
import { type Movement, recordMovements } from './record-movements';

export type RefundedMessage = {
  readonly id: number;
  readonly accountId: number;
  readonly apiUserId: number | null;
  readonly login: string | null;
  readonly credits: number;
};

/**
 * Gives back what messages cost: to the API user's quota while that user exists and its quota is on, else to the
 * account. The caller has made sure, under the lock, that none of them was refunded before.
 */
export async function refundToPayers(
  tx: SqlTransaction,
  messages: readonly RefundedMessage[],
  now: Date,
): Promise<void> {
  if (messages.length === 0) return;
  const movements: Movement[] = [];
  for (const message of messages) {
    const quota =
      message.apiUserId === null
        ? []
        : await tx.$queryRaw<{ balance: bigint }[]>`
            UPDATE ApiUser SET quotaLeft = quotaLeft + ${message.credits}
            WHERE id = ${message.apiUserId} AND quotaActive = 1 RETURNING quotaLeft AS balance`;
    const account =
      quota.length > 0
        ? []
        : await tx.$queryRaw<{ balance: bigint }[]>`
            UPDATE SmsAccount SET creditsLeft = creditsLeft + ${message.credits}
            WHERE id = ${message.accountId} RETURNING creditsLeft AS balance`;
    movements.push({
      accountId: message.accountId,
      quotaOfId: quota.length > 0 ? message.apiUserId : null,
      login: message.login,
      kind: 'refund',
      amount: message.credits,
      balanceAfter: Number((quota[0] ?? account[0])?.balance),
      messageId: message.id,
      actor: 'system',
      createdAt: now,
    });
  }
  await recordMovements(tx, movements);
}
