/** Pages of lists whose cursor is an id, which stands for the last one of the page before. */
import { err, ok, type Result } from '@/lib/domain/result';
import type { Fault } from './faults';
import type { IdPage } from './route';

export const WRONG_CURSOR: Fault = {
  code: 'invalid_parameter',
  about: '[X-Pagination-Cursor] must be the X-Pagination-Cursor-Next of an answer of this route',
};

/** Where a page begins, and how long it is at most; undefined: at the beginning. */
export function readIdCursor({
  cursor,
  size,
}: IdPage): Result<{ readonly before: number | undefined; readonly limit: number }, Fault> {
  if (cursor === null) return ok({ before: undefined, limit: size });
  return /^\d{1,15}$/.test(cursor) ? ok({ before: Number(cursor), limit: size }) : err(WRONG_CURSOR);
}

/** Of what answers the id behind which it goes on. */
export const nextId = ({ next }: { readonly next: number | null }): string | null =>
  next === null ? null : String(next);
