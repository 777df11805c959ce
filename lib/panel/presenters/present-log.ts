import type { LogPage } from '@/lib/domain/page';

/** A page of a log as the panel reads it, row by row. */
export const presentLog =
  <Row, Told>(present: (row: Row) => Told) =>
  <Page extends LogPage<Row>>({ rows, ...page }: Page) => ({ ...page, rows: rows.map(present) });
