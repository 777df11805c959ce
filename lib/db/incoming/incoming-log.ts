import type { IncomingMessage, IncomingSearch } from '@/lib/domain/incoming/incoming-message';
import type { LogPage } from '@/lib/domain/page';
import type { Period } from '@/lib/domain/time/period';
import type { Database } from '../connections/client';
import { readBy } from '../connections/dialect';
import { Prisma } from '../generated/client';
import { idsOfPeriod } from '../search/ids-of-period';
import { hasPartOrNumber } from '../search/numbers';
import { readLogPage } from '../search/read-log-page';
import { hasPart, type LogFilter, narrowBy } from '../search/search-log';

/** One page of what was sent to an account, newest first. */
export async function listIncoming(
  db: Database,
  accountId: number,
  search: IncomingSearch,
  period: Period,
): Promise<LogPage<IncomingMessage>> {
  const within = await idsOfPeriod(db, 'IncomingMessage', period);
  return readLogPage(db, { ...filterBy(accountId, search), within }, search, (ids) => readIncoming(db, accountId, ids));
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
  return found.map((message) => ({ ...message, sender: senders.get(message.messageId) ?? null }));
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

function filterBy(accountId: number, { number, text }: IncomingSearch): LogFilter {
  const conditions = [hasPartOrNumber(Prisma.sql`msisdn`, number, ''), hasPart(Prisma.sql`text`, text)];
  return {
    table: 'IncomingMessage',
    ordered: { index: 'IncomingMessage_accountId_id_idx', where: Prisma.sql`"accountId" = ${accountId}` },
    ...narrowBy([], conditions),
  };
}
