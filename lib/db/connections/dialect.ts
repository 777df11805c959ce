/** The few things that SQLite and PostgreSQL say in different words, by name; this is how SQLite says them. */
import { globAnyCase } from '@/lib/domain/search/glob-any-case';
import { Prisma } from '../generated/client';

/** Whether a text holds what is searched, or begins with it, whatever its case. */
export function matches(column: Prisma.Sql, search: string, where: 'anywhere' | 'beginning'): Prisma.Sql {
  const pattern = `${where === 'anywhere' ? '*' : ''}${globAnyCase(search)}*`;
  return Prisma.sql`${column} GLOB ${pattern}`;
}

/** How many elements an array stored as JSON has. */
export const jsonLength = (column: Prisma.Sql): Prisma.Sql => Prisma.sql`json_array_length(${column})`;

/** A table read by this index: no statement depends on what SQLite guesses, and one without its index fails. */
export const readBy = (table: string, index: string): Prisma.Sql => Prisma.raw(`"${table}" INDEXED BY "${index}"`);
