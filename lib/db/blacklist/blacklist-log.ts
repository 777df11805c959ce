import { readActor } from '@/lib/domain/authorisation/actor';
import type { BlacklistEntry, BlacklistSearch } from '@/lib/domain/blacklist/blacklist-entry';
import { readNumberSearch } from '@/lib/domain/numbering/number-search';
import type { LogPage } from '@/lib/domain/page';
import type { Period } from '@/lib/domain/time/period';
import type { Database } from '../connections/client';
import { Prisma } from '../generated/client';
import { idsOfPeriod } from '../search/ids-of-period';
import { beginsWith, hasPartOrNumber } from '../search/numbers';
import { readLogPage } from '../search/read-log-page';
import { type LogFilter, narrowBy } from '../search/search-log';

/** One page of an account's blacklist, newest first. */
export async function listBlacklist(
  db: Database,
  accountId: number,
  search: BlacklistSearch,
  period: Period,
): Promise<LogPage<BlacklistEntry>> {
  const within = await idsOfPeriod(db, 'BlacklistEntry', period);
  return readLogPage(db, { ...filterBy(accountId, search), within }, search, (ids) => readEntries(db, accountId, ids));
}

async function readEntries(db: Database, accountId: number, ids: number[]): Promise<BlacklistEntry[]> {
  const found = await db.blacklistEntry.findMany({
    where: { accountId, id: { in: ids } },
    orderBy: { id: 'desc' },
    select: { id: true, msisdn: true, createdAt: true, addedBy: true, messageId: true },
  });
  return found.map(({ addedBy, ...entry }) => ({ ...entry, addedBy: readActor(addedBy) }));
}

const MSISDN = Prisma.sql`msisdn`;

function filterBy(accountId: number, { number }: BlacklistSearch): LogFilter {
  const account = Prisma.sql`"accountId" = ${accountId}`;
  const typed = readNumberSearch(number);
  const beginning = typed !== null && typed.ending === null && typed.beginning;
  const byNumber = beginning !== false && {
    index: 'BlacklistEntry_accountId_msisdn_key',
    where: Prisma.sql`${account} AND ${beginsWith(MSISDN, beginning)}`,
  };
  return {
    table: 'BlacklistEntry',
    ordered: { index: 'BlacklistEntry_accountId_id_idx', where: account },
    ...narrowBy([byNumber], [beginning === false && hasPartOrNumber(MSISDN, number, '')]),
  };
}
