/**
 * SQL by tagged templates, as both Prisma's transactions and the gateway's own understand it: so a statement that both
 * need is written once.
 */
import type Sqlite from 'better-sqlite3';
import { Prisma } from '../generated/client';
import type { Dialect } from './dialect';
import { SQLITE } from './sqlite-dialect';

type Query = TemplateStringsArray | Prisma.Sql;

export type SqlTransaction = {
  readonly dialect: Dialect;
  /** The same for as long as its connection lasts; absent: nothing outlasts a connection that is lost. */
  readonly session?: object;
  /** Answers the number of rows that were written. */
  $executeRaw(query: Query, ...values: unknown[]): Promise<number>;
  /**
   * Answers rows, with columns declared DATETIME as Date and BOOLEAN as boolean. A number that a transaction of Prisma's
   * may answer as a bigint is a number here.
   */
  $queryRaw<Rows>(query: Query, ...values: unknown[]): Promise<Rows>;
};

type Decoder = (value: unknown) => unknown;
type Prepared = { readonly statement: Sqlite.Statement; readonly decoders: readonly (readonly [string, Decoder])[] };

/**
 * Statements over a connection, each prepared once. One for each row is quicker here than one for many rows that come
 * as JSON: nothing is parsed, and a call costs microseconds.
 */
export function createSqlTransaction(connection: Sqlite.Database): SqlTransaction {
  const bySource = new WeakMap<object, Prepared>();
  const bySql = new Map<string, Prepared>();
  const prepare = (sql: string): Prepared => {
    const known = bySql.get(sql);
    if (known) return known;
    const statement = connection.prepare(sql);
    const fresh = { statement, decoders: statement.reader ? decodersOf(statement) : [] };
    bySql.set(sql, fresh);
    return fresh;
  };
  /** What ends a whole transaction, as a full disk does, ends it before what else was asked for together: that is not to be done outside of it. */
  const assertWithin = () => {
    if (!connection.inTransaction) throw new Error('The transaction has ended.');
  };
  /** A template without fragments is the same statement each time that its place in the source is reached. */
  const find = (query: Query, values: readonly unknown[]): readonly [Prepared, readonly unknown[]] => {
    if (isFragment(query) || values.some(isFragment)) {
      const { sql, values: bound } = isFragment(query) ? query : Prisma.sql(query, ...values);
      return [prepare(sql), bound];
    }
    const known = bySource.get(query) ?? prepare(query.join('?'));
    bySource.set(query, known);
    return [known, values];
  };
  return {
    dialect: SQLITE,
    async $executeRaw(query, ...values) {
      assertWithin();
      const [{ statement }, bound] = find(query, values);
      return statement.run(...bound.map(encode)).changes;
    },
    async $queryRaw<Rows>(query: Query, ...values: unknown[]) {
      assertWithin();
      const [{ statement, decoders }, bound] = find(query, values);
      const rows = statement.all(...bound.map(encode));
      if (decoders.length > 0) for (const row of rows) decode(row, decoders);
      // As with Prisma, the caller names the rows' type next to the statement that selects them.
      return rows as Rows;
    },
  };
}

const isFragment = (value: unknown): value is Prisma.Sql => value instanceof Prisma.Sql;

function encode(value: unknown): unknown {
  if (value instanceof Date) return value.getTime();
  return typeof value === 'boolean' ? Number(value) : (value ?? null);
}

function decodersOf(statement: Sqlite.Statement): Prepared['decoders'] {
  return statement.columns().flatMap(({ name, type }) => {
    const decoder = DECODERS[type ?? ''];
    return decoder ? [[name, decoder] as const] : [];
  });
}

/** By declared type. */
const DECODERS: Readonly<Record<string, Decoder>> = {
  DATETIME: (value) => new Date(Number(value)),
  BOOLEAN: (value) => value !== 0,
};

function decode(row: unknown, decoders: Prepared['decoders']): void {
  const fields = row as Record<string, unknown>;
  for (const [name, decoder] of decoders) {
    if (fields[name] !== null) fields[name] = decoder(fields[name]);
  }
}
