import type { Database } from '@/lib/db/connections/client';

type Counted = { readonly messageCount: number; readonly credits: number };
type Row = Readonly<Record<'bulkSendId' | 'state' | 'ptt' | 'messageCount' | 'credits', number | bigint | string>>;

/**
 * Where what is tallied of bulk sends differs from what their messages say. What was deleted stays tallied: of that a send
 * has as many more as were deleted, for what those had cost, refunds taken off.
 */
export async function findTallyFaults(db: Database): Promise<string[]> {
  const kept = await db.$queryRaw<Row[]>`
    SELECT "bulkSendId", state, ptt, "messageCount", credits FROM "BulkTally"
    WHERE "messageCount" <> 0 OR credits <> 0`;
  const stored = await db.$queryRaw<Row[]>`
    SELECT b.id AS "bulkSendId", m.state, m.ptt, count(*) AS "messageCount",
      SUM(CASE WHEN m."refundedAt" IS NULL THEN m.credits ELSE 0 END) AS credits
    FROM "BulkSend" b JOIN "Message" m ON m.id >= b.id AND m.id < b.id + b."messageCount" GROUP BY 1, 2, 3`;
  const [is, shouldBe] = [countedBy(kept), countedBy(stored)];
  const missing = new Map<number, Counted>();
  const faults: string[] = [];
  for (const [what, { of, ...said }] of new Map([...shouldBe, ...is])) {
    const more = minus(is.get(what) ?? NONE, shouldBe.get(what) ?? NONE);
    if (isShort(more)) faults.push(`${what}: ${told(said)}, beyond its messages ${told(more)}`);
    missing.set(of, minus(missing.get(of) ?? NONE, minus(NONE, more)));
  }
  for (const [id, deleted] of await readDeleted(db)) {
    const [is, shouldBe] = [told(missing.get(id) ?? NONE), told(deleted)];
    if (is !== shouldBe) faults.push(`bulk send ${id}: beyond its messages ${is}, deleted ${shouldBe}`);
  }
  return faults;
}

/** Of each bulk send what was deleted, refunds taken off: those are in the ledger still. */
async function readDeleted(db: Database): Promise<ReadonlyMap<number, Counted>> {
  const rows = await db.$queryRaw<Readonly<Record<'id' | 'messageCount' | 'credits', number | bigint | string>>[]>`
    SELECT b.id, b."deletedCount" AS "messageCount", b."deletedCredits" - COALESCE((
      SELECT SUM(c.amount) FROM "CreditMovement" c WHERE c.kind = 'refund'
        AND c."messageId" >= b.id AND c."messageId" < b.id + b."messageCount"
        AND NOT EXISTS (SELECT 1 FROM "Message" m WHERE m.id = c."messageId")), 0) AS credits
    FROM "BulkSend" b WHERE b."deletedCount" > 0 OR b."deletedCredits" > 0
      OR EXISTS (SELECT 1 FROM "BulkTally" t WHERE t."bulkSendId" = b.id)`;
  return new Map(
    rows.map(({ id, messageCount, credits }) => [
      Number(id),
      { messageCount: Number(messageCount), credits: Number(credits) },
    ]),
  );
}

const NONE: Counted = { messageCount: 0, credits: 0 };

const minus = (one: Counted, other: Counted): Counted => ({
  messageCount: one.messageCount - other.messageCount,
  credits: one.credits - other.credits,
});

const isShort = ({ messageCount, credits }: Counted) =>
  messageCount < 0 || credits < 0 || (messageCount === 0 && credits !== 0);

const told = ({ messageCount, credits }: Counted) => `${messageCount} for ${credits}`;

const countedBy = (rows: readonly Row[]): ReadonlyMap<string, Counted & { readonly of: number }> =>
  new Map(
    rows.map(({ bulkSendId, state, ptt, messageCount, credits }) => [
      `bulk send ${bulkSendId}, ${state} with ptt ${ptt}`,
      { of: Number(bulkSendId), messageCount: Number(messageCount), credits: Number(credits) },
    ]),
  );
