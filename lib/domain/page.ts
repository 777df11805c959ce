/** A page of a log, newest first. */
export type LogPage<Row> = {
  readonly rows: readonly Row[];
  readonly hasOlder: boolean;
  /**
   * A log is searched for a bounded time. When that was not enough for a page, this is the id up to which it was, and
   * where a further search goes on; null when the page is full or the log at its end.
   */
  readonly searchedTo: number | null;
};

export const EMPTY_PAGE: LogPage<never> = { rows: [], hasOlder: false, searchedTo: null };

/** A numbered page of a list; one beyond the last is the last one. */
export type NumberedPage<Row> = { readonly rows: readonly Row[]; readonly total: number; readonly page: number };

/** Which numbered page is wanted, and how long each is. */
export type PageNumber = { readonly page: number; readonly limit: number };

/** The page that there is, and how many rows are before it. */
export function placeOfPage({ page: wanted, limit }: PageNumber, total: number): { page: number; offset: number } {
  const page = Math.min(wanted, Math.max(1, Math.ceil(total / limit)));
  return { page, offset: (page - 1) * limit };
}

/** How much of what belongs to one row of a list, such as the owners of an account, the row names; it counts the rest. */
export const MOST_IN_ROW = 10;

/** From where on a page is wanted, and how long it is. */
export type PageCut = { readonly before?: number | undefined; readonly limit: number };

/** Rows of a log by their ids alone. `next`: before which id more are to be looked for; null: that is all. */
export type IdPage = { readonly ids: readonly number[]; readonly next: number | null };
