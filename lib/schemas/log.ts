import { z } from 'zod';
import { fault } from './fault';
import { rowId } from './list-query';

const NO_DAY = fault('filter_no_day');
const day = z.union([z.literal(''), z.iso.date(NO_DAY)], NO_DAY).default('');

const days = z.strictObject({ from: day, to: day });

/** Days as ISO 8601 compare as texts. */
const isInOrder = ({ from, to }: z.infer<typeof days>) => from === '' || to === '' || from <= to;
const NOT_IN_ORDER = { path: ['to'], error: fault('filter_period_reversed') };

/** A period as the address of a list says it: days of the account's calendar, or empty. Filters are put beside it. */
export const periodQuery = days.refine(isInOrder, NOT_IN_ORDER);

/** What the address of a log says; `before` is a row's id, so that a page costs the same at any depth. */
export const logQuery = periodQuery.safeExtend({ before: rowId.optional() });

/** A page of a log as the panel reads it; what it holds: lib/domain/page.ts. */
export const logOf = <Row extends z.ZodType>(row: Row) =>
  z.object({ rows: z.array(row), hasOlder: z.boolean(), searchedTo: z.number().nullable() });
