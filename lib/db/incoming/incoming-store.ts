/** The statements that keep what somebody has sent, in the transaction that hears of it. */
import type { IncomingSegment } from '@/lib/domain/incoming/incoming';
import { joinSegments, writeSegment } from '@/lib/domain/incoming/segment-text';
import { list } from '../connections/fragments';
import { insertRows } from '../connections/insert-rows';
import type { SqlTransaction } from '../connections/sql-transaction';
import { Prisma } from '../generated/client';
import { isClauseOf, lastLine } from './clause-of-text';
import { isNoAnswer } from './left-of-deleted';

/** A message that was sent to whoever answers. */
type Answered = { readonly id: number; readonly accountId: number; readonly apiUserId: number | null };

/** The message of which a segment of this id came before, and how much of that has come; null: none did. */
export async function findKnown(
  tx: SqlTransaction,
  carrier: string,
  idKey: string,
): Promise<{ readonly id: number; readonly receivedCount: number } | null> {
  const [known] = await tx.$queryRaw<{ id: number; receivedCount: number }[]>`
    SELECT i.id, i."receivedCount" FROM "IncomingSegment" s JOIN "IncomingMessage" i ON i.id = s."incomingId"
    WHERE s.carrier = ${carrier} AND s."idKey" = ${idKey} LIMIT 1`;
  return known ?? null;
}

/** Whether a segment of this id was of a reply that somebody has deleted. */
export async function wasDeleted(tx: SqlTransaction, carrier: string, idKey: string): Promise<boolean> {
  const found = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM "DeletedSegment" WHERE carrier = ${carrier} AND "idKey" = ${idKey}`;
  return found.length > 0;
}

/** The message that a carrier says is answered, if that was given to it, for this number, since then. */
export async function findNamed(
  tx: SqlTransaction,
  { carrier, msisdn, answers }: Pick<IncomingSegment, 'carrier' | 'msisdn' | 'answers'>,
  since: Date,
): Promise<Answered | null> {
  if (answers === undefined) return null;
  const [answered] = await tx.$queryRaw<Answered[]>`
    SELECT id, "accountId", "apiUserId" FROM "Message"
    WHERE id = ${answers} AND carrier = ${carrier} AND recipient = ${msisdn} AND "createdAt" >= ${since}
    UNION ALL SELECT id, "accountId", "apiUserId" FROM "DeletedMessage"
    WHERE id = ${answers} AND carrier = ${carrier} AND recipient = ${msisdn} AND "createdAt" >= ${since}`;
  return answered ?? null;
}

/**
 * The newest message since then to whoever sends this, from where it was sent to, or whose STOP clause names that
 * number, also where its account has another one by now; but none that was itself sent back to a reply, because whoever
 * goes on talks to who began. One that was deleted since is answered all the same. Each account is asked by its own
 * index: an index by recipient alone would be written with every message.
 */
export async function findAnswered(
  tx: SqlTransaction,
  { msisdn, recipient }: Pick<IncomingSegment, 'msisdn' | 'recipient'>,
  since: Date,
): Promise<Answered | null> {
  const digits = recipient.replace(/^\+/, '');
  const senders = list([recipient, digits, `+${digits}`]);
  const namesIt = `% ${digits}`;
  const line = lastLine(Prisma.sql`n.text`);
  const [answered] = await tx.$queryRaw<Answered[]>`
    SELECT id, "accountId", "apiUserId" FROM (
      SELECT m.id, m."accountId", m."apiUserId" FROM "SmsAccount" a JOIN "Message" m ON m.id = (
        SELECT n.id FROM "Message" n
        WHERE n."accountId" = a.id AND n.recipient = ${msisdn} AND n."createdAt" >= ${since}
          AND (n.sender IN (${senders})
            OR (${line} LIKE ${namesIt} AND ${isClauseOf(Prisma.sql`a`, line)}))
          AND ${isNoAnswer(Prisma.sql`n.id`)}
        ORDER BY n.id DESC LIMIT 1)
      UNION ALL
      SELECT d.id, d."accountId", d."apiUserId" FROM "DeletedMessage" d
      WHERE d.recipient = ${msisdn} AND d."createdAt" >= ${since}
        AND (d.sender IN (${senders}) OR d.clause LIKE ${namesIt}) AND ${isNoAnswer(Prisma.sql`d.id`)}
    ) AS sent ORDER BY id DESC LIMIT 1`;
  return answered ?? null;
}

/**
 * The newest message that this carrier was given for whoever sends this, since then, wherever they write to. Only who
 * asks for nothing more is heard so: operators show numbers of their own on phones, which nobody here was told of.
 */
export async function findLastSent(
  tx: SqlTransaction,
  { carrier, msisdn }: Pick<IncomingSegment, 'carrier' | 'msisdn'>,
  since: Date,
): Promise<Answered | null> {
  const [sent] = await tx.$queryRaw<Answered[]>`
    SELECT id, "accountId", "apiUserId" FROM (
      SELECT m.id, m."accountId", m."apiUserId" FROM "SmsAccount" a JOIN "Message" m ON m.id = (
        SELECT n.id FROM "Message" n
        WHERE n."accountId" = a.id AND n.recipient = ${msisdn} AND n."createdAt" >= ${since} AND n.carrier = ${carrier}
          AND ${isNoAnswer(Prisma.sql`n.id`)}
        ORDER BY n.id DESC LIMIT 1)
      UNION ALL
      SELECT d.id, d."accountId", d."apiUserId" FROM "DeletedMessage" d
      WHERE d.recipient = ${msisdn} AND d."createdAt" >= ${since} AND d.carrier = ${carrier}
        AND ${isNoAnswer(Prisma.sql`d.id`)}
    ) AS sent ORDER BY id DESC LIMIT 1`;
  return sent ?? null;
}

/** The newest message of these segments that lacks this one. */
export async function findOpen(
  tx: SqlTransaction,
  { carrier, msisdn, recipient, place }: IncomingSegment,
  since: Date,
): Promise<number | null> {
  if (place === null) return null;
  const { reference, segment, segmentCount } = place;
  const [open] = await tx.$queryRaw<{ id: number }[]>`
    SELECT i.id FROM "IncomingMessage" i
    WHERE i.carrier = ${carrier} AND i.msisdn = ${msisdn} AND i."receivedCount" < i."segmentCount"
      AND i.recipient = ${recipient} AND i.reference = ${reference} AND i."segmentCount" = ${segmentCount}
      AND i."createdAt" >= ${since}
      AND NOT EXISTS (SELECT 1 FROM "IncomingSegment" s WHERE s."incomingId" = i.id AND s.segment = ${segment})
    ORDER BY i.id DESC LIMIT 1`;
  return open?.id ?? null;
}

/** Begins a message of which nothing has come yet; answers its id. */
export async function insertIncoming(
  tx: SqlTransaction,
  { carrier, msisdn, recipient, place, joined }: IncomingSegment,
  answered: Answered,
  now: Date,
): Promise<number> {
  const [inserted] = await tx.$queryRaw<{ id: number }[]>`
    INSERT INTO "IncomingMessage" ("accountId", "messageId", "apiUserId", carrier, msisdn, recipient, text, reference,
      "segmentCount", "receivedCount", "isStop", "createdAt")
    VALUES (${answered.accountId}, ${answered.id}, ${answered.apiUserId}, ${carrier}, ${msisdn}, ${recipient}, '',
      ${place?.reference ?? null}, ${place?.segmentCount ?? joined?.segmentCount ?? 1}, 0, ${false}, ${now})
    RETURNING id`;
  if (!inserted) throw new Error('An incoming message was not kept.');
  return inserted.id;
}

/** An incoming message as far as it has come. */
export type Joined = {
  readonly id: number;
  readonly accountId: number;
  readonly apiUserId: number | null;
  readonly messageId: number;
  readonly msisdn: string;
  readonly recipient: string;
  readonly text: string;
  readonly segmentCount: number;
  readonly receivedCount: number;
  /** When its first segment came. */
  readonly createdAt: Date;
};

export const isWhole = ({ receivedCount, segmentCount }: Joined): boolean => receivedCount >= segmentCount;

/** Adds a segment to its message, in the place of what was told of it before; answers what that is by now. */
export async function addSegment(
  tx: SqlTransaction,
  incomingId: number,
  { carrier, text, place, joined }: IncomingSegment,
  idKey: string | null,
): Promise<Joined> {
  const row = { incomingId, segment: place?.segment ?? 1, carrier, idKey, text: writeSegment(text) };
  if (joined)
    await tx.$executeRaw`DELETE FROM "IncomingSegment" WHERE "incomingId" = ${incomingId} AND segment = ${row.segment}`;
  await insertRows(tx, 'IncomingSegment', [row]);
  const segments = await tx.$queryRaw<{ text: string }[]>`
    SELECT text FROM "IncomingSegment" WHERE "incomingId" = ${incomingId} ORDER BY segment`;
  const whole = joinSegments(segments.map((segment) => segment.text));
  const receivedCount = joined?.receivedCount ?? segments.length;
  const [message] = await tx.$queryRaw<Joined[]>`
    UPDATE "IncomingMessage" SET text = ${whole}, "receivedCount" = ${receivedCount} WHERE id = ${incomingId}
    RETURNING id, "accountId", "apiUserId", "messageId", msisdn, recipient, text, "segmentCount", "receivedCount",
      "createdAt"`;
  if (!message) throw new Error(`The incoming message ${incomingId} is gone.`);
  return message;
}

/**
 * Keeps that a message asks for nothing more, and puts its number on the account's blacklist; answers whether it was not
 * there yet.
 */
export async function blacklistReplier(
  tx: SqlTransaction,
  { id, accountId, messageId, msisdn }: Joined,
  { addedBy, now }: { readonly addedBy: string; readonly now: Date },
): Promise<boolean> {
  await tx.$executeRaw`UPDATE "IncomingMessage" SET "isStop" = ${true} WHERE id = ${id}`;
  const added = await tx.$executeRaw`
    INSERT INTO "BlacklistEntry" ("accountId", msisdn, "addedBy", "messageId", "createdAt")
    VALUES (${accountId}, ${msisdn}, ${addedBy}, ${messageId}, ${now}) ON CONFLICT DO NOTHING`;
  return added > 0;
}
