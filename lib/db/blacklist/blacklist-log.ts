import { readActor } from '@/lib/domain/authorisation/actor';
import type { BlacklistEntry, BlacklistSearch } from '@/lib/domain/blacklist/blacklist-entry';
import { readNumberSearch } from '@/lib/domain/numbering/number-search';
import type { LogPage, PageCut } from '@/lib/domain/page';
import type { Period } from '@/lib/domain/time/period';
import type { Database } from '../connections/client';
import type { Dialect } from '../connections/dialect';
import { Prisma } from '../generated/client';
import { idsOfPeriod } from '../search/ids-of-period';
import { beginsWith, hasPartOrNumber } from '../search/numbers';
import { readIdPage, readLogPage } from '../search/read-log-page';
import { type LogFilter, narrowBy } from '../search/search-log';

/** One page of an account's blacklist, newest first. */
export async function listBlacklist(
  db: Database,
  accountId: number,
  search: BlacklistSearch,
  period: Period,
): Promise<LogPage<BlacklistEntry>> {
  const within = await idsOfPeriod(db, 'BlacklistEntry', period);
  return readLogPage(db, { ...filterBy(db.dialect, accountId, search), within }, search, (ids) =>
    readEntries(db, accountId, ids),
  );
}

/** Numbers of an account's blacklist, the newest first; `next` goes on behind them. */
export async function listBlacklistedNumbers(
  db: Database,
  accountId: number,
  { messageId, ...cut }: PageCut & { readonly messageId?: number | undefined },
): Promise<{ readonly msisdns: readonly string[]; readonly next: number | null }> {
  const account = Prisma.sql`"accountId" = ${accountId}`;
  const ordered = { index: 'BlacklistEntry_accountId_id_idx', where: account };
  const answered = narrowBy([], [messageId !== undefined && Prisma.sql`"messageId" = ${messageId}`]);
  const { ids, next } = await readIdPage(db, { table: 'BlacklistEntry', ordered, ...answered }, cut);
  const [last, first] = [ids.at(-1) ?? 0, ids[0] ?? 0];
  // Of one account all in between are meant, so that a long page is no long list of ids.
  const where = { accountId, id: { gte: last, lte: first }, ...(messageId === undefined ? {} : { messageId }) };
  const found = await db.blacklistEntry.findMany({ where, orderBy: { id: 'desc' }, select: { msisdn: true } });
  return { msisdns: found.map(({ msisdn }) => msisdn), next };
}

/** How a number came on an account's blacklist; null: it is not there. */
export async function findBlacklistEntry(
  db: Database,
  accountId: number,
  msisdn: string,
): Promise<BlacklistEntry | null> {
  const found = await db.blacklistEntry.findFirst({ where: { accountId, msisdn }, select: { id: true } });
  return found ? ((await readEntries(db, accountId, [found.id]))[0] ?? null) : null;
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

function filterBy(dialect: Dialect, accountId: number, { number }: BlacklistSearch): LogFilter {
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
    ...narrowBy([byNumber], [beginning === false && hasPartOrNumber(dialect, MSISDN, number, '')]),
  };
}
