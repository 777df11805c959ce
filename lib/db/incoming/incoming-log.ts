import type { IncomingMessage, IncomingSearch } from '@/lib/domain/incoming/incoming-message';
import type { LogPage } from '@/lib/domain/page';
import type { Period } from '@/lib/domain/time/period';
import type { Database } from '../connections/client';
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
  return readLogPage(db, { ...filterBy(accountId, search), within }, search, (ids) =>
    db.incomingMessage.findMany({ where: { accountId, id: { in: ids } }, orderBy: { id: 'desc' }, select: SHOWN }),
  );
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
