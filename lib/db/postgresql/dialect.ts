import type { Occupancy } from '@/lib/domain/instance/health';
import { regexAnyCase } from '@/lib/domain/search/regex-any-case';
import type { Dialect } from '../connections/dialect';
import { Prisma } from '../generated/client';

export const POSTGRESQL: Dialect = {
  hasOtherWriters: true,
  locking: (of) => Prisma.raw(`FOR NO KEY UPDATE${of === undefined ? '' : ` OF "${of}"`}`),
  skippingLocked: (of) => Prisma.raw(`FOR NO KEY UPDATE${of === undefined ? '' : ` OF "${of}"`} SKIP LOCKED`),
  takeTurn: async (tx, name) => {
    await tx.$queryRaw`SELECT 1 AS one FROM pg_advisory_xact_lock(hashtextextended(${name}, 0))`;
  },
  contains: (column, search) => Prisma.sql`${column} ~ ${regexAnyCase(search)}`,
  positionIn: (column, character) => Prisma.sql`strpos(${column}, ${character})`,
  minutesBetween: (from, to) => Prisma.sql`CAST(trunc((extract(epoch FROM ${to} - ${from}) + 30) / 60) AS BIGINT)`,
  jsonLength: (column) => Prisma.sql`json_array_length(CAST(${column} AS JSON))`,
  jsonField: (column, index, name) =>
    Prisma.sql`(CAST(${column} AS JSON) -> CAST(${index} AS INTEGER) ->> CAST(${name} AS TEXT))`,
  joinEach: (table, alias, ids) => Prisma.sql`CROSS JOIN LATERAL (${ids}) AS ${Prisma.raw(`"${alias}_found"(id)`)}
    JOIN ${Prisma.raw(`"${table}" ${alias} ON ${alias}.id = "${alias}_found".id`)}`,
  // A join it may plan as one of the whole table, which it took for empty.
  isAmong: (key, keys) => Prisma.sql`${key} = ANY (ARRAY(${keys}))`,
  namesKeysAgain: true,
  name: 'PostgreSQL',
  // Not when the transaction began.
  clock: Prisma.sql`CAST(trunc(extract(epoch FROM clock_timestamp()) * 1000) AS BIGINT)`,
  version: Prisma.sql`current_setting('server_version')`,
  readOccupancy: async (db) => {
    const [found] = await db.$queryRaw<Occupancy[]>`
      SELECT pg_database_size(current_database()) AS "databaseBytes",
        (SELECT COUNT(*) FROM pg_stat_activity WHERE backend_type = 'client backend') AS connections,
        CAST(current_setting('max_connections') AS BIGINT) AS "mostConnections"`;
    return found ?? null;
  },
  // A sequence gives none twice, whoever rolls back.
  nextIds: async (tx, table, count) => {
    const given = await tx.$queryRaw<{ id: number | bigint }[]>`
      SELECT nextval(pg_get_serial_sequence(${`"${table}"`}, 'id')) AS id FROM generate_series(1, CAST(${count} AS BIGINT))`;
    const ids = given.map(({ id }) => Number(id)).values();
    return () => {
      const { value } = ids.next();
      if (value === undefined) throw new Error(`More than ${count} ids of ${table} are needed.`);
      return value;
    };
  },
};
