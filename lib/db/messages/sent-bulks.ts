/** Bulk sends as they are told of: as a line of the sending log, and on a page of their own. */

import { readSentBy } from '@/lib/domain/authorisation/sent-by';
import type { Credits } from '@/lib/domain/credits';
import { commonSegments, type KeptBulk } from '@/lib/domain/delivery/kept-bulk';
import { costOfBulk, failuresOf, outcomesOf, type SentBulk } from '@/lib/domain/delivery/sent-bulk';
import { isUnwritten } from '@/lib/domain/sending/waiting';
import type { Database } from '../connections/client';
import { list } from '../connections/fragments';
import { Prisma } from '../generated/client';
import type { IdStretch } from '../search/ids-of-period';
import { readTexts } from './bulk-sends';
import { isOfSend, JOIN_SEND, readTallies } from './bulk-tallies';
import { findCancellation } from './cancelled';
import { previewSend } from './preview-send';

/** Of some messages of an account those that are of bulk sends, each with the ids of all messages of its send. */
export async function findSendsOf(
  db: Database,
  accountId: number,
  messageIds: readonly number[],
): Promise<ReadonlyMap<number, SendOf>> {
  const rows = await db.$queryRaw<(Record<'of' | 'id' | 'count', number | bigint> & { deferredUntil: Date | null })[]>`
    SELECT m.id AS "of", b.id, b."messageCount" AS "count", b."deferredUntil" FROM "Message" m ${JOIN_SEND}
    WHERE m.id IN (${list(messageIds)}) AND b."accountId" = ${accountId}`;
  return new Map(
    rows.map(({ of, id, count, deferredUntil }) => [
      Number(of),
      { id: Number(id), lastId: Number(id) + Number(count) - 1, wasScheduled: deferredUntil !== null },
    ]),
  );
}

/** The first and the last message of a bulk send. */
export type SendIds = Pick<SentBulk, 'id' | 'lastId'>;

type SendOf = SendIds & { readonly wasScheduled: boolean };

/** The ids of a bulk send's messages; none where an account has no such send. */
export async function idsOfSend(db: Database, accountId: number, id: number): Promise<IdStretch> {
  const send = await db.bulkSend.findFirst({ where: { id, accountId }, select: { messageCount: true } });
  return { first: id, end: id + (send?.messageCount ?? 0) };
}

const SHOWN = {
  id: true,
  createdAt: true,
  deferredUntil: true,
  finishedAt: true,
  login: true,
  sentBy: true,
  sender: true,
  messageCount: true,
  writtenCount: true,
  takenOutCount: true,
  deletedCount: true,
  unwritableCount: true,
  heldCredits: true,
  texts: true,
} as const;

/** Bulk sends of an account as lines of its log, by their ids. */
export async function readSentBulks(
  db: Database,
  accountId: number,
  ids: readonly number[],
): Promise<ReadonlyMap<number, SentBulk>> {
  if (ids.length === 0) return new Map();
  const sends = await db.bulkSend.findMany({ where: { accountId, id: { in: [...ids] } }, select: SHOWN });
  const tallies = await readTallies(db, ids);
  const held = await readHeld(db, accountId, sends.filter(isNeverWritten));
  return new Map(sends.map((send) => [send.id, toLine(send, tallies.get(send.id) ?? [], held.get(send.id) ?? 0)]));
}

/** What the newest hold of each of these took. */
async function readHeld(
  db: Database,
  accountId: number,
  sends: readonly { readonly id: number }[],
): Promise<ReadonlyMap<number, Credits>> {
  if (sends.length === 0) return new Map();
  const ids = sends.map(({ id }) => id);
  const holds = await db.creditMovement.findMany({
    where: { accountId, messageId: { in: ids }, kind: 'held' },
    select: { id: true, messageId: true, amount: true },
  });
  const inOrder = holds.toSorted((one, other) => one.id - other.id);
  return new Map(
    inOrder.flatMap(({ messageId, amount }) => (messageId === null ? [] : [[messageId, -Number(amount)]])),
  );
}

type Stored = Pick<SentBulk, 'id' | 'createdAt' | 'login' | 'sender' | 'messageCount'> & {
  readonly sentBy: string | null;
  readonly deferredUntil: Date | null;
  readonly finishedAt: Date | null;
  readonly writtenCount: number;
  readonly unwritableCount: number;
  readonly heldCredits: bigint;
  readonly texts: string;
};

/** Nor will anything of it be. */
const isNeverWritten = ({ finishedAt, writtenCount }: Pick<Stored, 'finishedAt' | 'writtenCount'>): boolean =>
  finishedAt !== null && writtenCount === 0;

/** `price`: what it was to cost. */
const toLine = (send: Stored, tallies: Parameters<typeof costOfBulk>[0], price: Credits): SentBulk => {
  const { id, createdAt, deferredUntil, login, sender, messageCount, heldCredits } = send;
  const texts = readTexts(send.texts);
  return {
    ...{ text: texts[0]?.text ?? null, segmentCount: commonSegments(texts) },
    ...{ id, lastId: id + messageCount - 1, createdAt, dueAt: deferredUntil ?? createdAt, login, sender, messageCount },
    sentBy: readSentBy(send.sentBy),
    outcomes: outcomesOf({ ...send, tallies }),
    cost: costOfBulk(tallies, Number(heldCredits)),
    refunded: isNeverWritten(send) ? price : null,
  };
};

/** Which bulk send of an account a message is of, whether it was written or not; null: none. */
export async function findSendAround(db: Database, accountId: number, messageId: number): Promise<number | null> {
  const [send] = await db.$queryRaw<{ id: number | bigint }[]>`
    SELECT b.id FROM "BulkSend" b WHERE ${isOfSend(Prisma.sql`CAST(${messageId} AS BIGINT)`)} AND b."accountId" = ${accountId}`;
  return send === undefined ? null : Number(send.id);
}

/** A bulk send of an account with all that is told of it; null: there is none of that id, or none any more. */
export async function findKeptBulk(db: Database, accountId: number, id: number, now: Date): Promise<KeptBulk | null> {
  const send = await db.bulkSend.findFirst({
    where: { id, accountId },
    select: { ...SHOWN, apiUserId: true, smsClass: true, tag: true },
  });
  if (!send) return null;
  const { apiUserId, smsClass, tag, texts, finishedAt, unwritableCount, deletedCount, heldCredits } = send;
  const tallies = (await readTallies(db, [id])).get(id) ?? [];
  const held = await findHeld(db, accountId, id);
  const line = toLine(send, tallies, held.price);
  const waits = isUnwritten(send) && line.dueAt > now;
  return {
    ...line,
    ...{ smsClass, tag, finishedAt, texts: readTexts(texts) },
    hasApiUser: apiUserId !== null && (await db.apiUser.findFirst({ where: { id: apiUserId, accountId } })) !== null,
    ...held,
    held: Number(heldCredits),
    ...{ failures: failuresOf(tallies), unwritableCount, deletedCount },
    waits,
    cancellation: await cancellationOf(db, accountId, send, line),
    preview: waits ? await previewSend(db, { id, accountId }, readTexts(texts)) : null,
  };
}

/** Of one of which nothing was cancelled nobody is asked who did. */
const cancellationOf = async (
  db: Database,
  accountId: number,
  { id, finishedAt }: Pick<Stored, 'id' | 'finishedAt'>,
  { outcomes }: SentBulk,
) => (finishedAt === null || outcomes.cancelled === 0 ? null : findCancellation(db, accountId, { id, finishedAt }));

/** What the newest hold took, and from whose quota: an edit that changes the price releases one as a whole and makes another. */
async function findHeld(db: Database, accountId: number, id: number): Promise<Pick<KeptBulk, 'price' | 'quotaOf'>> {
  const hold = await db.creditMovement.findFirst({
    where: { messageId: id, accountId, kind: 'held' },
    orderBy: { id: 'desc' },
    select: { amount: true, quotaOfId: true, login: true },
  });
  if (!hold) return { price: 0, quotaOf: null };
  return { price: -Number(hold.amount), quotaOf: hold.quotaOfId === null ? null : hold.login };
}
