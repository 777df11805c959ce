import type { Database } from '@/lib/db/connections/client';

type Tally = Readonly<Record<'bulkSendId' | 'state' | 'ptt' | 'messageCount' | 'credits', number | bigint | string>>;

/** What is tallied of each bulk send and what its messages say, where the two differ; sends of which some were deleted are left out. */
export async function findTallyFaults(db: Database): Promise<string[]> {
  const kept = await db.$queryRaw<Tally[]>`
    SELECT "bulkSendId", state, ptt, "messageCount", credits FROM "BulkTally"
    WHERE ("messageCount" <> 0 OR credits <> 0) AND "bulkSendId" IN (SELECT id FROM "BulkSend" WHERE "deletedCount" = 0)`;
  const stored = await db.$queryRaw<Tally[]>`
    SELECT b.id AS "bulkSendId", m.state, m.ptt, count(*) AS "messageCount",
      SUM(CASE WHEN m."refundedAt" IS NULL THEN m.credits ELSE 0 END) AS credits
    FROM "BulkSend" b JOIN "Message" m ON m.id >= b.id AND m.id < b.id + b."messageCount"
    WHERE b."deletedCount" = 0 GROUP BY 1, 2, 3`;
  const tell = ({ bulkSendId, state, ptt, messageCount, credits }: Tally) =>
    `bulk send ${bulkSendId}: ${messageCount} ${state} with ptt ${ptt}, ${credits} hundredths`;
  const [is, shouldBe] = [kept.map(tell), stored.map(tell)];
  return [
    ...shouldBe.filter((line) => !is.includes(line)).map((line) => `not tallied: ${line}`),
    ...is.filter((line) => !shouldBe.includes(line)).map((line) => `tallied: ${line}`),
  ];
}
