/**
 * Many values within one statement, in words that SQLite and PostgreSQL both understand. They are filled up to a power
 * of two, so that a statement has a dozen texts and not one for every number of values: each text stays prepared.
 */
import { Prisma } from '../generated/client';

/** Of one list or table; SQLite takes 32,766 in a statement, PostgreSQL twice as many. */
const MOST_VALUES = 32_000;

/** `width`: how many values each of these is. */
function fill<Value>(values: readonly Value[], filler: Value, width = 1): Value[] {
  let length = 1;
  while (length < values.length) length *= 2;
  if (length * width > MOST_VALUES) throw new RangeError(`${values.length} are too many for one statement.`);
  return [...values, ...new Array<Value>(length - values.length).fill(filler)];
}

/** Equals nothing; and so nothing is known to be outside of it either: never ask `NOT IN` an empty list. */
const EMPTY = Prisma.sql`NULL`;

/** What stands between the brackets of `IN (…)`. */
export function list(values: readonly (number | string)[]): Prisma.Sql {
  const last = values.at(-1);
  return last === undefined ? EMPTY : Prisma.join(fill(values, last));
}

type Cell = number | string | boolean | Date;

/** By its first row PostgreSQL learns what a column holds; SQLite takes the same words. */
function typeOf(cell: Cell): Prisma.Sql {
  if (typeof cell === 'number') return Prisma.sql`BIGINT`;
  if (typeof cell === 'string') return Prisma.sql`TEXT`;
  return typeof cell === 'boolean' ? Prisma.sql`BOOLEAN` : Prisma.sql`TIMESTAMP`;
}

/**
 * Rows to read `FROM`, or to `UPDATE … FROM`, with columns named column1, column2 and so on. The rows that fill it up
 * hold NULL, which no join finds. At least one row.
 */
export function table(rows: readonly (readonly Cell[])[]): Prisma.Sql {
  const filler = rows[0]?.map(() => null) ?? [];
  const [first = [], ...others] = fill<readonly (Cell | null)[]>(rows, filler, filler.length);
  const typed = first.map((cell) => (cell === null ? EMPTY : Prisma.sql`CAST(${cell} AS ${typeOf(cell)})`));
  return Prisma.sql`(VALUES ${Prisma.join([typed, ...others].map((row) => Prisma.sql`(${Prisma.join(row)})`))})`;
}
