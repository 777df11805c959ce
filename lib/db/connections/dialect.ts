/** The few things that SQLite and PostgreSQL say in different words, by name; this is how SQLite says them. */
import { globAnyCase } from '@/lib/domain/search/glob-any-case';
import { Prisma } from '../generated/client';
import type { SqlTransaction } from './sql-transaction';

/** Whether a text holds what is searched, whatever its case. */
export const contains = (column: Prisma.Sql, search: string): Prisma.Sql =>
  Prisma.sql`${column} GLOB ${`*${globAnyCase(search)}*`}`;

/** Where in a text a character stands first, from 1; 0: nowhere. */
export const positionIn = (column: Prisma.Sql, character: string): Prisma.Sql =>
  Prisma.sql`instr(${column}, ${character})`;

/** How many minutes lie between two times, rounded. */
export const minutesBetween = (from: Prisma.Sql, to: Prisma.Sql): Prisma.Sql =>
  Prisma.sql`((${to} - ${from} + 30000) / 60000)`;

/** Which version of the database this is. */
export const ENGINE_VERSION = Prisma.sql`sqlite_version()`;

/** How many elements an array stored as JSON has. */
export const jsonLength = (column: Prisma.Sql): Prisma.Sql => Prisma.sql`json_array_length(${column})`;

/** A table read by this index: no statement depends on what SQLite guesses, and one without its index fails. */
export const readBy = (table: string, index: string): Prisma.Sql => Prisma.raw(`"${table}" INDEXED BY "${index}"`);

/** The same by its primary key, where another index would look better to SQLite and is not. */
export const readByKey = (table: string, alias: string = table): Prisma.Sql =>
  Prisma.raw(`"${table}" AS "${alias}" INDEXED BY "sqlite_autoindex_${table}_1"`);

/**
 * Joins to each row before it the rows of a table whose ids are found for that row; `ids` may speak of it. SQLite looks
 * for them row by row.
 */
export const joinEach = (table: string, alias: string, ids: Prisma.Sql): Prisma.Sql =>
  Prisma.sql`JOIN ${Prisma.raw(`"${table}" ${alias}`)} ON ${Prisma.raw(alias)}.id IN (${ids})`;

/** The first of the ids that no row of the table has had; as the transaction holds the lock, those after it are free too. */
export async function nextId(tx: SqlTransaction, table: string): Promise<number> {
  const [last] = await tx.$queryRaw<{ id: number | bigint }[]>`
    SELECT seq AS id FROM sqlite_sequence WHERE name = ${table}`;
  return Number(last?.id ?? 0) + 1;
}
