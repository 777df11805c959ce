import type { IncomingMessage, IncomingSearch } from '@/lib/domain/incoming/incoming-message';
import type { IdPage, LogPage, PageCut } from '@/lib/domain/page';
import type { Period } from '@/lib/domain/time/period';
import type { Database } from '../connections/client';
import { type Dialect, readBy } from '../connections/dialect';
import { Prisma } from '../generated/client';
import { idsOfPeriod } from '../search/ids-of-period';
import { hasPartOrNumber } from '../search/numbers';
import { readIdPage, readLogPage } from '../search/read-log-page';
import { hasPart, type LogFilter, narrowBy } from '../search/search-log';
import { findOwed } from './drop-incoming';

/** One page of what was sent to an account, newest first. */
export async function listIncoming(
  db: Database,
  accountId: number,
  search: IncomingSearch,
  period: Period,
): Promise<LogPage<IncomingMessage>> {
  const within = await idsOfPeriod(db, 'IncomingMessage', period);
  return readLogPage(db, { ...filterBy(db.dialect, accountId, search), within }, search, (ids) =>
    readIncoming(db, accountId, ids),
  );
}

type IdSearch = PageCut & {
  /** The whole of it; undefined: anybody's. */
  readonly msisdn?: string | undefined;
  /** Of the message that they answer; undefined: of any. */
  readonly tag?: string | undefined;
  /** Of the API user whose message they answer; null: of anybody's. */
  readonly apiUserId: number | null;
};

/** The ids of what was sent to an account, newest first. */
export async function listIncomingIds(
  db: Database,
  accountId: number,
  { msisdn, tag, apiUserId, ...cut }: IdSearch,
  period: Period,
): Promise<IdPage> {
  const conditions = [
    msisdn !== undefined && Prisma.sql`msisdn = ${msisdn}`,
    apiUserId !== null && Prisma.sql`"apiUserId" = ${apiUserId}`,
    tag !== undefined &&
      Prisma.sql`EXISTS (SELECT 1 FROM "Message" m WHERE m.id = "messageId" AND m."accountId" = ${accountId} AND m.tag = ${tag})`,
  ];
  const within = await idsOfPeriod(db, 'IncomingMessage', period);
  return readIdPage(db, { ...ofAccount(accountId), ...narrowBy([], conditions), within }, cut);
}

/** One of them with the tag of the message that it answers; null: there is none of that id, or of that API user. */
export async function findIncomingMessage(
  db: Database,
  accountId: number,
  { id, apiUserId }: { readonly id: number; readonly apiUserId: number | null },
): Promise<(IncomingMessage & { readonly tag: string }) | null> {
  const where = { accountId, id, ...(apiUserId === null ? {} : { apiUserId }) };
  if ((await db.incomingMessage.count({ where })) === 0) return null;
  const [found] = await readIncoming(db, accountId, [id]);
  if (!found) return null;
  const answered = await db.message.findFirst({ where: { accountId, id: found.messageId }, select: { tag: true } });
  return { ...found, tag: answered?.tag ?? '' };
}

/** The newest replies to a message, at most `limit`, newest first. */
export async function listRepliesTo(
  db: Database,
  accountId: number,
  messageId: number,
  limit: number,
): Promise<IncomingMessage[]> {
  const found = await db.$queryRaw<{ id: number | bigint }[]>`
    SELECT id FROM ${readBy('IncomingMessage', 'IncomingMessage_messageId_idx')}
    WHERE "messageId" = ${messageId} AND "accountId" = ${accountId} ORDER BY id DESC LIMIT ${limit}`;
  return readIncoming(
    db,
    accountId,
    found.map(({ id }) => Number(id)),
  );
}

/** Those of an account that have these ids, newest first. */
async function readIncoming(db: Database, accountId: number, ids: readonly number[]): Promise<IncomingMessage[]> {
  const where = { accountId, id: { in: [...ids] } };
  const found = await db.incomingMessage.findMany({ where, orderBy: { id: 'desc' }, select: SHOWN });
  const answered = [...new Set(found.map(({ messageId }) => messageId))];
  const messages = await db.message.findMany({
    where: { accountId, id: { in: answered } },
    select: { id: true, sender: true },
  });
  const senders = new Map(messages.map(({ id, sender }) => [id, sender]));
  const owed = await findOwed(db, ids);
  return found.map((message) => ({
    ...message,
    sender: senders.get(message.messageId) ?? null,
    isOwed: owed.has(message.id),
  }));
}

const SHOWN = {
  id: true,
  createdAt: true,
  msisdn: true,
  recipient: true,
  text: true,
  segmentCount: true,
  receivedCount: true,
  isStop: true,
  messageId: true,
  answerId: true,
} as const;

function filterBy(dialect: Dialect, accountId: number, { number, text }: IncomingSearch): LogFilter {
  const conditions = [
    hasPartOrNumber(dialect, Prisma.sql`msisdn`, number, ''),
    hasPart(dialect, Prisma.sql`text`, text),
  ];
  return { ...ofAccount(accountId), ...narrowBy([], conditions) };
}

const ofAccount = (accountId: number): LogFilter => ({
  table: 'IncomingMessage',
  ordered: { index: 'IncomingMessage_accountId_id_idx', where: Prisma.sql`"accountId" = ${accountId}` },
});
