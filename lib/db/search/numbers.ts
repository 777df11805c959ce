/** How numbers that somebody looks for are found among the MSISDNs of a column. */
import type { NumberSearch } from '@/lib/domain/numbering/number-search';
import { Prisma } from '../generated/client';

/** `:` is the character after 9, so the range holds every number that begins with these digits; an index answers it. */
export const beginsWith = (column: Prisma.Sql, digits: string): Prisma.Sql =>
  Prisma.sql`${column} >= ${digits} AND ${column} < ${`${digits}:`}`;

/** No index knows how a number ends. */
export const beginsOrEnds = (column: Prisma.Sql, { beginning, ending }: NumberSearch): Prisma.Sql =>
  ending === null
    ? beginsWith(column, beginning)
    : Prisma.sql`((${beginsWith(column, beginning)}) OR ${column} LIKE ${`%${ending}`})`;
