import { formatCredits } from '@/lib/domain/credits';
import type { SqlTransaction } from '../connections/sql-transaction';

/** What is asked: a database, or a transaction that is under way. */
type Asked = Pick<SqlTransaction, '$queryRaw'>;

/** How many faults of one kind are told one by one; of the others, how many they are. */
const MOST_TOLD = 100;

/**
 * Proves the ledger, and answers one sentence a fault, and how many more there are of a kind; empty = sound:
 * - every stored balance equals the sum of its movements, none is negative, and each movement says what it left;
 * - every message was debited exactly its price, and refunded exactly that, once, if it says so; of one that was edited,
 *   each price before was refunded as a whole;
 * - what is given back reverses what was taken, to whoever paid it or to the account;
 * - every bulk send holds what its unwritten slices cost, and has spent the rest of its hold on written messages or
 *   given it back;
 * - each end of a transfer names the other, on another account, with the same amount the other way.
 */
export async function findLedgerFaults(db: Asked): Promise<string[]> {
  const checks = [
    findDrifts,
    findBrokenSums,
    findOrphans,
    findMispaid,
    findUnsoundHolds,
    findStrayReversals,
    findUnsoundSends,
    findUnsoundTransfers,
  ];
  const faults = [];
  for (const check of checks) faults.push(...(await check(db)));
  return faults;
}

/** `found` counts all of the kind, also those that were not read. */
type Fault<Columns> = Columns & { readonly found: bigint };

function tell<Columns>(
  faults: readonly Fault<Columns>[],
  kind: string,
  sentence: (fault: Fault<Columns>) => string,
): string[] {
  const more = Number(faults[0]?.found ?? 0) - faults.length;
  return [...faults.map(sentence), ...(more > 0 ? [`and ${more} more: ${kind}`] : [])];
}

async function findDrifts(db: Asked): Promise<string[]> {
  const balances = await db.$queryRaw<Fault<{ balance: string; stored: bigint; sum: bigint }>[]>`
    WITH sums AS (
      SELECT "accountId", "quotaOfId", CAST(SUM(amount) AS BIGINT) AS sum FROM "CreditMovement"
      GROUP BY "accountId", "quotaOfId")
    SELECT *, count(*) OVER () AS found FROM (
    SELECT 'account ' || a."serviceName" AS balance, a."creditsLeft" AS stored, COALESCE(s.sum, 0) AS sum
    FROM "SmsAccount" a LEFT JOIN sums s ON s."accountId" = a.id AND s."quotaOfId" IS NULL
    UNION ALL
    SELECT 'quota of ' || u.login, u."quotaLeft", COALESCE(s.sum, 0)
    FROM "ApiUser" u LEFT JOIN sums s ON s."accountId" = u."accountId" AND s."quotaOfId" = u.id) AS balances
    WHERE stored <> sum OR stored < 0 LIMIT ${MOST_TOLD}`;
  return tell(balances, 'balances that are not the sum of their movements, or negative', (b) => {
    const sum = b.stored === b.sum ? 'which is negative' : `movements add up to ${formatCredits(Number(b.sum))}`;
    return `${b.balance}: stored ${formatCredits(Number(b.stored))}, ${sum}`;
  });
}

async function findBrokenSums(db: Asked): Promise<string[]> {
  const movements = await db.$queryRaw<Fault<{ id: number; balanceAfter: bigint; sum: bigint }>[]>`
    SELECT id, "balanceAfter", CAST(sum AS BIGINT) AS sum, count(*) OVER () AS found FROM (
      SELECT id, "balanceAfter", SUM(amount) OVER (PARTITION BY "accountId", "quotaOfId" ORDER BY id) AS sum
      FROM "CreditMovement") AS movements
    WHERE "balanceAfter" <> sum LIMIT ${MOST_TOLD}`;
  return tell(
    movements,
    'movements that left something else than they say',
    ({ id, balanceAfter, sum }) => `movement ${id}: says it left ${balanceAfter}, left ${sum} (hundredths)`,
  );
}

async function findOrphans(db: Asked): Promise<string[]> {
  const orphans = await db.$queryRaw<Fault<{ quotaOfId: number; sum: bigint }>[]>`
    SELECT "quotaOfId", CAST(SUM(amount) AS BIGINT) AS sum, count(*) OVER () AS found FROM "CreditMovement" m
    WHERE "quotaOfId" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM "ApiUser" u WHERE u.id = m."quotaOfId")
    GROUP BY "quotaOfId" HAVING SUM(amount) <> 0 LIMIT ${MOST_TOLD}`;
  return tell(
    orphans,
    'quotas of deleted API users that still hold something',
    ({ quotaOfId, sum }) => `quota of deleted API user ${quotaOfId} still holds ${formatCredits(Number(sum))}`,
  );
}

async function findMispaid(db: Asked): Promise<string[]> {
  const messages = await db.$queryRaw<Fault<{ id: number; credits: number; debited: bigint; refunded: bigint }>[]>`
    SELECT g.id, g.credits, g.debited, g.refunded, count(*) OVER () AS found FROM (
      SELECT m.id, m.credits, m."refundedAt",
        CAST(-COALESCE(SUM(CASE WHEN c.kind IN ('debit', 'alert') THEN c.amount END), 0) AS BIGINT) AS debited,
        CAST(COALESCE(SUM(CASE WHEN c.kind = 'refund' THEN c.amount END), 0) AS BIGINT) AS refunded
      FROM "Message" m LEFT JOIN "CreditMovement" c ON c."messageId" = m.id GROUP BY m.id
    ) g
    WHERE g.debited - g.refunded <> CASE WHEN g."refundedAt" IS NULL THEN g.credits ELSE 0 END OR g.debited < g.credits
    LIMIT ${MOST_TOLD}`;
  return tell(
    messages,
    'messages whose debit or refund is not their price',
    (m) => `message ${m.id}: price ${m.credits}, debited ${m.debited}, refunded ${m.refunded} (hundredths)`,
  );
}

/**
 * Refunds that name no debit are from before they had to, and only where the one of their message was paid by somebody
 * else; releases that name no hold are from before too.
 */
async function findStrayReversals(db: Asked): Promise<string[]> {
  const reversals = await db.$queryRaw<Fault<{ id: number; kind: string }>[]>`
    SELECT back.id, back.kind, count(*) OVER () AS found FROM "CreditMovement" back
    LEFT JOIN "CreditMovement" paid ON paid.id = back."reversesId"
    WHERE back.kind = 'refund' AND CASE
        WHEN back."reversesId" IS NULL THEN EXISTS (
          SELECT 1 FROM "CreditMovement" d WHERE d."messageId" = back."messageId" AND d.kind IN ('debit', 'alert')
            AND (back."quotaOfId" IS NULL OR back."quotaOfId" = d."quotaOfId"))
        ELSE paid.kind IS NULL OR paid.kind NOT IN ('debit', 'alert') OR paid.id > back.id
          OR paid."messageId" IS DISTINCT FROM back."messageId" OR paid.amount <> -back.amount END
      OR back.kind = 'hold_released' AND back."reversesId" IS NOT NULL
        AND (paid.kind IS NULL OR paid.kind <> 'held' OR paid.id > back.id)
      OR back."reversesId" IS NOT NULL
        AND (back.kind NOT IN ('refund', 'hold_released') OR paid."accountId" IS DISTINCT FROM back."accountId"
          OR (back."quotaOfId" IS NOT NULL AND back."quotaOfId" IS DISTINCT FROM paid."quotaOfId"))
    LIMIT ${MOST_TOLD}`;
  return tell(
    reversals,
    'movements that do not reverse what was paid',
    ({ id, kind }) => `movement ${id} (${kind}) does not reverse what was paid, to whoever paid it`,
  );
}

async function findUnsoundHolds(db: Asked): Promise<string[]> {
  const accounts = await db.$queryRaw<Fault<{ serviceName: string; held: bigint; sum: bigint }>[]>`
    SELECT *, count(*) OVER () AS found FROM (
      SELECT a."serviceName",
        CAST(COALESCE((SELECT SUM("heldCredits") FROM "BulkSend" b WHERE b."accountId" = a.id), 0) AS BIGINT) AS held,
        CAST(-COALESCE((SELECT SUM(amount) FROM "CreditMovement" m
          WHERE m."accountId" = a.id AND m.kind IN ('held', 'hold_released')), 0) AS BIGINT) AS sum
      FROM "SmsAccount" a) AS holds
    WHERE held <> sum LIMIT ${MOST_TOLD}`;
  return tell(
    accounts,
    'accounts whose bulk sends hold something else than their movements say',
    ({ serviceName, held, sum }) => `${serviceName}: bulk sends hold ${held}, movements say ${sum} (hundredths)`,
  );
}

type UnsoundSend = Readonly<Record<'held' | 'unwritten' | 'written' | 'deleted' | 'givenBack' | 'paid', bigint>> & {
  readonly id: number;
};

async function findUnsoundSends(db: Asked): Promise<string[]> {
  const sends = await db.$queryRaw<Fault<UnsoundSend>[]>`
    SELECT *, count(*) OVER () AS found FROM (
      SELECT b.id, b."heldCredits" AS held, b."givenBackCredits" AS "givenBack", b."deletedCredits" AS deleted,
        CAST(COALESCE((SELECT SUM(credits) FROM "BulkSlice" s WHERE s."bulkSendId" = b.id), 0) AS BIGINT) AS unwritten,
        CAST(COALESCE((SELECT SUM(credits) FROM "Message" m
          WHERE m.id >= b.id AND m.id < b.id + b."messageCount"), 0) AS BIGINT) AS written,
        CAST(-COALESCE((SELECT SUM(amount) FROM "CreditMovement" h
          WHERE h."messageId" = b.id AND h.kind = 'held'), 0) AS BIGINT) AS paid
      FROM "BulkSend" b) AS sends
    WHERE held <> unwritten OR held + written + deleted + "givenBack" <> paid LIMIT ${MOST_TOLD}`;
  return tell(
    sends,
    'bulk sends that hold or have spent something else than was paid',
    ({ id, held, unwritten, written, deleted, givenBack, paid }) =>
      `bulk send ${id}: paid ${paid}, holds ${held}, its slices cost ${unwritten}, its messages ${written}, those deleted ${deleted}, gave back ${givenBack} (hundredths)`,
  );
}

async function findUnsoundTransfers(db: Asked): Promise<string[]> {
  const transfers = await db.$queryRaw<Fault<{ id: number }>[]>`
    SELECT one.id, count(*) OVER () AS found FROM "CreditMovement" one
    LEFT JOIN "CreditMovement" other ON other.id = one."counterpartId"
    WHERE (one.kind = 'transfer' OR one."counterpartId" IS NOT NULL)
      AND (one.kind <> 'transfer' OR other.kind IS NULL OR other.kind <> 'transfer'
        OR other."counterpartId" IS DISTINCT FROM one.id OR other."accountId" = one."accountId"
        OR other.amount <> -one.amount OR one."quotaOfId" IS NOT NULL)
    LIMIT ${MOST_TOLD}`;
  return tell(
    transfers,
    'transfers whose two ends do not name each other',
    ({ id }) => `movement ${id} (transfer) has no other end of the same amount on another account`,
  );
}
