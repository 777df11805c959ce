import type { Database } from '@/lib/db/connections/client';
import type { Action } from '@/lib/domain/authorisation/policy';
import type { LogPage, PageCut } from '@/lib/domain/page';
import { ok } from '@/lib/domain/result';
import { type Period, periodOf } from '@/lib/domain/time/period';
import { defineUseCase, type UseCase } from './define-use-case';

/** Read at once, as whoever takes them asks for more. */
const PIECE = 500;

/** The first day and the last, empty where there is none. */
export type Days = { readonly from: string; readonly to: string };

/** Every row that a log's filters find, newest first, piece by piece, and the clock on which the account reads it. */
export type LogExport<Row> = {
  readonly pieces: AsyncIterable<readonly Row[]>;
  readonly timeZone: string;
  readonly days: Days;
};

type Log<Query, Row> = {
  readonly action: Action;
  /** As its pages are read. */
  readonly list: (db: Database, accountId: number, search: Query & PageCut, period: Period) => Promise<LogPage<Row>>;
};

/** A use case that answers all of a log that its filters find: each piece is looked for as one page is, at a bounded cost. */
export const defineLogExport = <Query extends Days, Row extends { readonly id: number }>({
  action,
  list,
}: Log<Query, Row>): UseCase<Query, LogExport<Row>, never> =>
  defineUseCase<Query, LogExport<Row>>({
    action,
    run: async ({ db }, { id, timeZone }, query) => {
      const read = (cut: PageCut) => list(db, id, { ...query, ...cut }, periodOf(query, timeZone));
      return ok({ pieces: readAll(read), timeZone, days: { from: query.from, to: query.to } });
    },
  });

/** Every row of a log, piece by piece. */
export async function* readAll<Row extends { readonly id: number }>(read: (cut: PageCut) => Promise<LogPage<Row>>) {
  let before: number | undefined;
  for (;;) {
    const page = await read({ before, limit: PIECE });
    if (page.rows.length > 0) yield page.rows;
    if (!page.hasOlder) return;
    before = page.searchedTo ?? page.rows.at(-1)?.id;
  }
}
