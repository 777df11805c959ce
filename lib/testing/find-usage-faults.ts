import type { Database } from '@/lib/db/connections/client';

type Sums = Readonly<Record<'accountId' | 'sent' | 'delivered' | 'failed' | 'credits' | 'paid', number | bigint>>;

/** What is counted of each account, and what its messages say where the two differ; accounts that lost messages, to their age or by hand, are left out. */
export async function findUsageFaults(db: Database): Promise<string[]> {
  const counted = await db.$queryRaw<Sums[]>`
    SELECT "accountId", SUM(sent) AS sent, SUM(delivered) AS delivered, SUM(failed) AS failed,
      SUM(credits) AS credits, SUM(paid) AS paid
    FROM "Usage" GROUP BY 1`;
  const stored = await db.$queryRaw<Sums[]>`
    SELECT "accountId", SUM(CASE WHEN state = 'cancelled' THEN 0 ELSE 1 END) AS sent,
      SUM(CASE WHEN state = 'delivered' THEN 1 ELSE 0 END) AS delivered,
      SUM(CASE WHEN state IN ('failed', 'expired', 'error') THEN 1 ELSE 0 END) AS failed,
      SUM(CASE WHEN "refundedAt" IS NULL THEN credits ELSE 0 END) AS credits,
      (SELECT -COALESCE(SUM(c.amount + COALESCE(r.amount, 0)), 0) FROM "CreditMovement" c
        LEFT JOIN "CreditMovement" r ON r."reversesId" = c.id AND r.kind = 'refund'
        WHERE c."accountId" = m."accountId" AND c."quotaOfId" IS NULL AND c.kind IN ('debit', 'alert')) AS paid
    FROM "Message" m WHERE "accountId" IN (SELECT id FROM "SmsAccount" WHERE "purgedMessages" = 0)
      AND "accountId" NOT IN (SELECT "accountId" FROM "AuditEntry" WHERE action = 'message.delete') GROUP BY 1`;
  const tell = ({ accountId, sent, delivered, failed, credits, paid }: Sums) =>
    `account ${accountId}: ${sent} sent, ${delivered} delivered, ${failed} failed, ${credits} hundredths, ${paid} of them the account’s`;
  const told = new Set(counted.map(tell));
  return stored.map(tell).filter((sums) => !told.has(sums));
}
