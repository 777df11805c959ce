import { formatCredits } from '@/lib/domain/credits';
import type { Database } from '../client';

type Drift = { balance: string; stored: bigint; sum: bigint };

/**
 * Proves the ledger: every stored balance equals the sum of its movements, none is negative, every message was
 * debited exactly its price, and refunded exactly once if it says so. Answers one sentence per fault; empty = sound.
 */
export async function findLedgerFaults(db: Database): Promise<string[]> {
  const drifts = await db.$queryRaw<Drift[]>`
    SELECT 'account ' || a.serviceName AS balance, a.creditsLeft AS stored,
      CAST(COALESCE((SELECT SUM(amount) FROM CreditMovement m WHERE m.accountId = a.id AND m.quotaOfId IS NULL), 0) AS INTEGER) AS sum
    FROM SmsAccount a
    UNION ALL
    SELECT 'quota of ' || u.login, u.quotaLeft,
      CAST(COALESCE((SELECT SUM(amount) FROM CreditMovement m WHERE m.accountId = u.accountId AND m.quotaOfId = u.id), 0) AS INTEGER)
    FROM ApiUser u`;
  const unpaid = await db.$queryRaw<{ id: number; credits: number; debited: bigint; refunded: bigint }[]>`
    SELECT g.id, g.credits, g.debited, g.refunded FROM (
      SELECT m.id, m.credits, m.refundedAt,
        CAST(-COALESCE(SUM(CASE WHEN c.kind IN ('debit', 'alert') THEN c.amount END), 0) AS INTEGER) AS debited,
        CAST(COALESCE(SUM(CASE WHEN c.kind = 'refund' THEN c.amount END), 0) AS INTEGER) AS refunded
      FROM Message m LEFT JOIN CreditMovement c ON c.messageId = m.id GROUP BY m.id
    ) g
    WHERE g.debited <> g.credits OR g.refunded <> CASE WHEN g.refundedAt IS NULL THEN 0 ELSE g.credits END
    LIMIT 100`;
  const orphans = await db.$queryRaw<{ quotaOfId: number; sum: bigint }[]>`
    SELECT quotaOfId, CAST(SUM(amount) AS INTEGER) AS sum FROM CreditMovement m
    WHERE quotaOfId IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ApiUser u WHERE u.id = m.quotaOfId)
    GROUP BY quotaOfId HAVING SUM(amount) <> 0`;
  const holds = await db.$queryRaw<{ serviceName: string; held: bigint; sum: bigint }[]>`
    SELECT a.serviceName,
      CAST(COALESCE((SELECT SUM(heldCredits) FROM BulkSend b WHERE b.accountId = a.id), 0) AS INTEGER) AS held,
      CAST(-COALESCE((SELECT SUM(amount) FROM CreditMovement m
        WHERE m.accountId = a.id AND m.kind IN ('held', 'hold_released')), 0) AS INTEGER) AS sum
    FROM SmsAccount a`;
  return [
    ...holds
      .filter(({ held, sum }) => Number(held) !== Number(sum))
      .map(
        ({ serviceName, held, sum }) => `${serviceName}: bulk sends hold ${held}, movements say ${sum} (hundredths)`,
      ),
    ...drifts
      .filter((d) => Number(d.stored) !== Number(d.sum))
      .map(
        (d) =>
          `${d.balance}: stored ${formatCredits(Number(d.stored))}, movements add up to ${formatCredits(Number(d.sum))}`,
      ),
    ...drifts
      .filter((d) => Number(d.stored) < 0)
      .map((d) => `${d.balance} is negative: ${formatCredits(Number(d.stored))}`),
    ...unpaid.map(
      (m) => `message ${m.id}: price ${m.credits}, debited ${m.debited}, refunded ${m.refunded} (hundredths)`,
    ),
    ...orphans.map((o) => `quota of deleted API user ${o.quotaOfId} still holds ${formatCredits(Number(o.sum))}`),
  ];
}
