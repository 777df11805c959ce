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

/** From where on a page is wanted, and how long it is. */
export type PageCut = { readonly before?: number | undefined; readonly limit: number };
