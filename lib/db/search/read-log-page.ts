import type { IdPage, LogPage, PageCut } from '@/lib/domain/page';
import type { Database } from '../connections/client';
import { type LogFilter, searchLog } from './search-log';

/** A page of what a log's filter finds, newest first; `read` answers the rows of some ids in that order. */
export async function readLogPage<Row>(
  db: Database,
  filter: LogFilter,
  { before, limit }: PageCut,
  read: (ids: number[]) => Promise<readonly Row[]>,
): Promise<LogPage<Row>> {
  const { ids, searchedTo } = await searchLog(db, { ...filter, before, limit: limit + 1 });
  const rows = await read(ids.slice(0, limit));
  return { rows, hasOlder: ids.length > limit || searchedTo !== null, searchedTo };
}

/** The same by their ids alone. */
export async function readIdPage(db: Database, filter: LogFilter, { before, limit }: PageCut): Promise<IdPage> {
  const { ids, searchedTo } = await searchLog(db, { ...filter, before, limit: limit + 1 });
  const page = ids.slice(0, limit);
  return { ids: page, next: ids.length > limit ? (page.at(-1) ?? null) : searchedTo };
}
