/** The statements by which replies are told by mail. */
import type { AlertTopic } from '@/lib/domain/alerts/alert-topic';
import type { SqlTransaction } from '../connections/sql-transaction';

/** Whom an account's replies are told by mail, and on whose clock; null: nobody. */
export async function findReplyReader(
  tx: SqlTransaction,
  accountId: number,
): Promise<{ readonly email: string; readonly serviceName: string; readonly timeZone: string } | null> {
  const [reader] = await tx.$queryRaw<{ email: string; serviceName: string; timeZone: string }[]>`
    SELECT "replyEmail" AS email, "serviceName", "timeZone" FROM "SmsAccount"
    WHERE id = ${accountId} AND "replyEmail" <> ''`;
  return reader ?? null;
}

type RepliesTopic = Extract<AlertTopic, { kind: 'replies' }>;

/** The mail about replies that is still to be put into words; null: there is none. */
export async function findWaitingMail(
  tx: SqlTransaction,
  accountId: number,
  recipient: string,
): Promise<{ readonly id: number; readonly topic: RepliesTopic } | null> {
  const [waiting] = await tx.$queryRaw<{ id: number; topic: string }[]>`
    SELECT id, topic FROM "Alert"
    WHERE status = 'pending' AND channel = 'mail' AND "accountId" = ${accountId} AND recipient = ${recipient}
      AND body = '' AND "leasedBy" IS NULL AND topic LIKE ${'{"kind":"replies"%'}
    ORDER BY id DESC LIMIT 1`;
  return waiting ? { id: waiting.id, topic: JSON.parse(waiting.topic) } : null;
}

export async function saveTopic(tx: SqlTransaction, id: number, topic: RepliesTopic): Promise<void> {
  await tx.$executeRaw`UPDATE "Alert" SET topic = ${JSON.stringify(topic)} WHERE id = ${id}`;
}
