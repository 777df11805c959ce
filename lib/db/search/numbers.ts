/** How numbers that somebody looks for are found among the texts of a column. */
import { type NumberSearch, readNumberSearch } from '@/lib/domain/numbering/number-search';
import type { Dialect } from '../connections/dialect';
import { Prisma } from '../generated/client';

/** `:` is the character after 9, so the range holds every number that begins with these digits; an index answers it. */
export const beginsWith = (column: Prisma.Sql, digits: string): Prisma.Sql =>
  Prisma.sql`${column} >= ${digits} AND ${column} < ${`${digits}:`}`;

/** No index knows how a number ends. */
export const beginsOrEnds = (
  column: Prisma.Sql,
  { beginning, ending }: NumberSearch,
  sign: '' | '+' = '',
): Prisma.Sql => {
  const begins = beginsWith(column, sign + beginning);
  return ending === null ? begins : Prisma.sql`((${begins}) OR ${column} LIKE ${`${sign}%${ending}`})`;
};

/** That a text holds what is typed or, if numbers may stand there, is one that is meant; `sign` is what they begin with. */
export function hasPartOrNumber(
  { contains }: Dialect,
  column: Prisma.Sql,
  typed: string,
  sign: '' | '+',
): Prisma.Sql | false {
  if (typed === '') return false;
  const number = readNumberSearch(typed);
  const asText = contains(column, typed);
  return number === null ? asText : Prisma.sql`(${asText} OR ${beginsOrEnds(column, number, sign)})`;
}
