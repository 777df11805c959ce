/** The statements by which an account's own text is sent back to a reply. */
import type { SqlTransaction } from '../connections/sql-transaction';
import type { Joined } from './incoming-store';

/**
 * What the account sends back to this reply, and from whom: the sender of what it answers, who must still be one of the
 * account's. Null: nothing, because that is not what it does about replies, because the number is on its blacklist, or because it
 * was sent something back since then. What was deleted since counts as what was not.
 */
export async function findAnswerTo(
  tx: SqlTransaction,
  { accountId, messageId, msisdn }: Joined,
  since: Date,
): Promise<{ readonly text: string; readonly sender: string } | null> {
  const [answer] = await tx.$queryRaw<{ text: string; sender: string }[]>`
    SELECT a."replyText" AS text, m.sender FROM "SmsAccount" a JOIN (
      SELECT id, sender FROM "Message" WHERE id = ${messageId}
      UNION ALL SELECT id, sender FROM "DeletedMessage" WHERE id = ${messageId}) AS m ON m.id = ${messageId}
    WHERE a.id = ${accountId} AND a."replyAction" = 'text'
      AND (m.sender = a."shortNumber"
        OR EXISTS (SELECT 1 FROM "Sender" s WHERE s."accountId" = a.id AND s.sender = m.sender AND s.status = 'enable'))
      AND NOT EXISTS (SELECT 1 FROM "BlacklistEntry" b WHERE b."accountId" = a.id AND b.msisdn = ${msisdn})
      AND NOT EXISTS (SELECT 1 FROM (
          SELECT "answerId" FROM "IncomingMessage"
          WHERE "accountId" = ${accountId} AND msisdn = ${msisdn} AND "answerId" IS NOT NULL
          UNION ALL SELECT "answerId" FROM "DeletedIncoming" WHERE "accountId" = ${accountId} AND msisdn = ${msisdn}
        ) AS i WHERE EXISTS (SELECT 1 FROM "Message" n WHERE n.id = i."answerId" AND n."createdAt" > ${since})
          OR EXISTS (SELECT 1 FROM "DeletedMessage" n WHERE n.id = i."answerId" AND n."createdAt" > ${since}))`;
  return answer ?? null;
}

export async function keepAnswer(tx: SqlTransaction, incomingId: number, answerId: number): Promise<void> {
  await tx.$executeRaw`UPDATE "IncomingMessage" SET "answerId" = ${answerId} WHERE id = ${incomingId}`;
}
