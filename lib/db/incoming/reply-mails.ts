/** The statements by which replies are told by mail. */
import type { AlertTopic } from '@/lib/domain/alerts/alert-topic';
import { withoutReply } from '@/lib/domain/incoming/mailed-replies';
import type { SqlTransaction } from '../connections/sql-transaction';
import { Prisma } from '../generated/client';

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

/** Mails about an account's replies that are still to be put into words. */
const waitingOf = (accountId: number): Prisma.Sql => Prisma.sql`
  "Alert" WHERE status = 'pending' AND channel = 'mail' AND "accountId" = ${accountId} AND body = ''
    AND "leasedBy" IS NULL AND topic LIKE ${'{"kind":"replies"%'}`;

/** The mail about replies that is still to be put into words; null: there is none. */
export async function findWaitingMail(
  tx: SqlTransaction,
  accountId: number,
  recipient: string,
): Promise<{ readonly id: number; readonly topic: RepliesTopic } | null> {
  const [waiting] = await tx.$queryRaw<{ id: number; topic: string }[]>`
    SELECT id, topic FROM ${waitingOf(accountId)} AND recipient = ${recipient}
    ORDER BY id DESC LIMIT 1 ${tx.dialect.locking()}`;
  return waiting ? { id: waiting.id, topic: JSON.parse(waiting.topic) } : null;
}

export async function saveTopic(tx: SqlTransaction, id: number, topic: RepliesTopic): Promise<void> {
  await tx.$executeRaw`UPDATE "Alert" SET topic = ${JSON.stringify(topic)} WHERE id = ${id}`;
}

/** A reply that is deleted is told in no mail that is still to be written; one that would tell nothing goes. */
export async function takeOutOfMails(
  tx: SqlTransaction,
  accountId: number,
  { msisdn, recipient, createdAt }: { readonly msisdn: string; readonly recipient: string; readonly createdAt: Date },
): Promise<void> {
  const waiting = await tx.$queryRaw<{ id: number; topic: string }[]>`
    SELECT id, topic FROM ${waitingOf(accountId)} ORDER BY id ${tx.dialect.locking()}`;
  for (const { id, topic: kept } of waiting) {
    const topic: RepliesTopic = JSON.parse(kept);
    const left = withoutReply(topic, { msisdn, recipient, at: createdAt.toISOString() });
    if (left.replies.length === 0 && left.more === 0) await tx.$executeRaw`DELETE FROM "Alert" WHERE id = ${id}`;
    else if (left.replies.length < topic.replies.length) await saveTopic(tx, id, { ...topic, ...left });
  }
}
