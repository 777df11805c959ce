import { globAnyCase } from '@/lib/domain/search/glob-any-case';
import { Prisma } from '../generated/client';
import type { Dialect } from './dialect';

export const SQLITE: Dialect = {
  hasOtherWriters: false,
  locking: () => Prisma.empty,
  skippingLocked: () => Prisma.empty,
  takeTurn: () => Promise.resolve(),
  contains: (column, search) => Prisma.sql`${column} GLOB ${`*${globAnyCase(search)}*`}`,
  positionIn: (column, character) => Prisma.sql`instr(${column}, ${character})`,
  // Times are milliseconds.
  minutesBetween: (from, to) => Prisma.sql`((${to} - ${from} + 30000) / 60000)`,
  jsonLength: (column) => Prisma.sql`json_array_length(${column})`,
  jsonField: (column, index, name) => Prisma.sql`json_extract(${column}, ${`$[${index}].${name}`})`,
  // It looks for them row by row.
  joinEach: (table, alias, ids) =>
    Prisma.sql`JOIN ${Prisma.raw(`"${table}" ${alias}`)} ON ${Prisma.raw(alias)}.id IN (${ids})`,
  isAmong: (key, keys) => Prisma.sql`${key} IN (${keys})`,
  namesKeysAgain: false,
  name: 'SQLite',
  clock: Prisma.sql`CAST(unixepoch('subsec') * 1000 AS INTEGER)`,
  version: Prisma.sql`sqlite_version()`,
  readOccupancy: () => Promise.resolve(null),
  // The transaction holds the lock, so those after the last are free.
  nextIds: async (tx, table) => {
    const [last] = await tx.$queryRaw<{ id: number | bigint }[]>`
      SELECT seq AS id FROM sqlite_sequence WHERE name = ${table}`;
    let id = Number(last?.id ?? 0);
    return () => {
      id += 1;
      return id;
    };
  },
};
