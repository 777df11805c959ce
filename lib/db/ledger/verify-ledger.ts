import { formatCredits } from '@/lib/domain/credits';
import type { Database } from '../connections/client';

/** How many faults of one kind are told. */
const MOST_TOLD = 100;

/**
 * Proves the ledger, and answers one sentence a fault; empty = sound:
 * - every stored balance equals the sum of its movements, none is negative, and each movement says what it left;
 * - every message was debited exactly its price, and refunded exactly that, once, if it says so;
 * - what is given back reverses what was taken, to whoever paid it or to the account;
 * - every bulk send holds what its unwritten slices cost, and has spent the rest of its hold on written messages.
 */
export async function findLedgerFaults(db: Database): Promise<string[]> {
  const checks = [
    findDrifts,
    findBrokenSums,
    findOrphans,
    findMispaid,
    findUnsoundHolds,
    findStrayReversals,
    findUnsoundSends,
  ];
  const faults = [];
  for (const check of checks) faults.push(...(await check(db)));
  return faults;
}

async function findDrifts(db: Database): Promise<string[]> {
  const balances = await db.$queryRaw<{ balance: string; stored: bigint; sum: bigint }[]>`
    SELECT 'account ' || a.serviceName AS balance, a.creditsLeft AS stored,
      CAST(COALESCE((SELECT SUM(amount) FROM CreditMovement m WHERE m.accountId = a.id AND m.quotaOfId IS NULL), 0) AS INTEGER) AS sum
    FROM SmsAccount a
    UNION ALL
    SELECT 'quota of ' || u.login, u.quotaLeft,
      CAST(COALESCE((SELECT SUM(amount) FROM CreditMovement m WHERE m.accountId = u.accountId AND m.quotaOfId = u.id), 0) AS INTEGER)
    FROM ApiUser u`;
  return balances.flatMap(({ balance, stored, sum }) => [
    ...(Number(stored) === Number(sum)
      ? []
      : [`${balance}: stored ${formatCredits(Number(stored))}, movements add up to ${formatCredits(Number(sum))}`]),
    ...(Number(stored) < 0 ? [`${balance} is negative: ${formatCredits(Number(stored))}`] : []),
  ]);
}

async function findBrokenSums(db: Database): Promise<string[]> {
  const movements = await db.$queryRaw<{ id: number; balanceAfter: bigint; sum: bigint }[]>`
    SELECT id, balanceAfter, CAST(sum AS INTEGER) AS sum FROM (
      SELECT id, balanceAfter, SUM(amount) OVER (PARTITION BY accountId, quotaOfId ORDER BY id) AS sum
      FROM CreditMovement)
    WHERE balanceAfter <> sum LIMIT ${MOST_TOLD}`;
  return movements.map(
    ({ id, balanceAfter, sum }) => `movement ${id}: says it left ${balanceAfter}, left ${sum} (hundredths)`,
  );
}

async function findOrphans(db: Database): Promise<string[]> {
  const orphans = await db.$queryRaw<{ quotaOfId: number; sum: bigint }[]>`
    SELECT quotaOfId, CAST(SUM(amount) AS INTEGER) AS sum FROM CreditMovement m
    WHERE quotaOfId IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ApiUser u WHERE u.id = m.quotaOfId)
    GROUP BY quotaOfId HAVING SUM(amount) <> 0`;
  return orphans.map((o) => `quota of deleted API user ${o.quotaOfId} still holds ${formatCredits(Number(o.sum))}`);
}

async function findMispaid(db: Database): Promise<string[]> {
  const messages = await db.$queryRaw<{ id: number; credits: number; debited: bigint; refunded: bigint }[]>`
    SELECT g.id, g.credits, g.debited, g.refunded FROM (
      SELECT m.id, m.credits, m.refundedAt,
        CAST(-COALESCE(SUM(CASE WHEN c.kind IN ('debit', 'alert') THEN c.amount END), 0) AS INTEGER) AS debited,
        CAST(COALESCE(SUM(CASE WHEN c.kind = 'refund' THEN c.amount END), 0) AS INTEGER) AS refunded
      FROM Message m LEFT JOIN CreditMovement c ON c.messageId = m.id GROUP BY m.id
    ) g
    WHERE g.debited <> g.credits OR g.refunded <> CASE WHEN g.refundedAt IS NULL THEN 0 ELSE g.credits END
    LIMIT ${MOST_TOLD}`;
  return messages.map(
    (m) => `message ${m.id}: price ${m.credits}, debited ${m.debited}, refunded ${m.refunded} (hundredths)`,
  );
}

/**
 * Refunds that name no debit are from before they had to, and only where the one of their message was paid by somebody
 * else; releases that name no hold are from before too.
 */
async function findStrayReversals(db: Database): Promise<string[]> {
  const reversals = await db.$queryRaw<{ id: number; kind: string }[]>`
    SELECT back.id, back.kind FROM CreditMovement back
    LEFT JOIN CreditMovement paid ON paid.id = back.reversesId
    WHERE back.kind = 'refund' AND CASE
        WHEN back.reversesId IS NULL THEN EXISTS (
          SELECT 1 FROM CreditMovement d WHERE d.messageId = back.messageId AND d.kind IN ('debit', 'alert')
            AND (back.quotaOfId IS NULL OR back.quotaOfId = d.quotaOfId))
        ELSE paid.kind IS NULL OR paid.kind NOT IN ('debit', 'alert') OR paid.id > back.id
          OR paid.messageId IS NOT back.messageId OR paid.amount <> -back.amount END
      OR back.kind = 'hold_released' AND back.reversesId IS NOT NULL
        AND (paid.kind IS NULL OR paid.kind <> 'held' OR paid.id > back.id)
      OR back.reversesId IS NOT NULL
        AND (back.kind NOT IN ('refund', 'hold_released') OR paid.accountId IS NOT back.accountId
          OR (back.quotaOfId IS NOT NULL AND back.quotaOfId IS NOT paid.quotaOfId))
    LIMIT ${MOST_TOLD}`;
  return reversals.map(({ id, kind }) => `movement ${id} (${kind}) does not reverse what was paid, to whoever paid it`);
}

async function findUnsoundHolds(db: Database): Promise<string[]> {
  const accounts = await db.$queryRaw<{ serviceName: string; held: bigint; sum: bigint }[]>`
    SELECT * FROM (
      SELECT a.serviceName,
        CAST(COALESCE((SELECT SUM(heldCredits) FROM BulkSend b WHERE b.accountId = a.id), 0) AS INTEGER) AS held,
        CAST(-COALESCE((SELECT SUM(amount) FROM CreditMovement m
          WHERE m.accountId = a.id AND m.kind IN ('held', 'hold_released')), 0) AS INTEGER) AS sum
      FROM SmsAccount a)
    WHERE held <> sum`;
  return accounts.map(
    ({ serviceName, held, sum }) => `${serviceName}: bulk sends hold ${held}, movements say ${sum} (hundredths)`,
  );
}

async function findUnsoundSends(db: Database): Promise<string[]> {
  const sends = await db.$queryRaw<{ id: number; held: bigint; unwritten: bigint; written: bigint; paid: bigint }[]>`
    SELECT * FROM (
      SELECT b.id, b.heldCredits AS held,
        CAST(COALESCE((SELECT SUM(credits) FROM BulkSlice s WHERE s.bulkSendId = b.id), 0) AS INTEGER) AS unwritten,
        CAST(COALESCE((SELECT SUM(credits) FROM Message m
          WHERE m.id >= b.id AND m.id < b.id + b.writtenCount), 0) AS INTEGER) AS written,
        CAST(-COALESCE((SELECT SUM(amount) FROM CreditMovement h
          WHERE h.messageId = b.id AND h.kind = 'held'), 0) AS INTEGER) AS paid
      FROM BulkSend b)
    WHERE held <> unwritten OR held + written <> paid LIMIT ${MOST_TOLD}`;
  return sends.map(
    ({ id, held, unwritten, written, paid }) =>
      `bulk send ${id}: paid ${paid}, holds ${held}, its slices cost ${unwritten}, its messages ${written} (hundredths)`,
  );
}
