import type pg from 'pg';
import { withoutIndexes } from '../connections/dialect';
import type { SqlTransaction } from '../connections/sql-transaction';
import { Prisma } from '../generated/client';
import { encode } from './answers';
import { POSTGRESQL } from './dialect';

type Query = TemplateStringsArray | Prisma.Sql;
type Statement = { readonly name: string; readonly text: string };

/**
 * Statements over a connection, each prepared once. What is sent before the former is answered goes along with it:
 * whoever awaits several together waits once.
 */
export function createSqlTransaction(client: pg.ClientBase): SqlTransaction {
  const bySource = new WeakMap<object, Statement>();
  const bySql = new Map<string, Statement>();
  const prepare = (sql: string): Statement => {
    const known = bySql.get(sql) ?? { name: `s${bySql.size}`, text: withoutIndexes(sql) };
    bySql.set(sql, known);
    return known;
  };
  /** A template without fragments is the same statement each time that its place in the source is reached. */
  const find = (query: Query, values: readonly unknown[]): readonly [Statement, readonly unknown[]] => {
    if (isFragment(query) || values.some(isFragment)) {
      const { text, values: bound } = isFragment(query) ? query : Prisma.sql(query, ...values);
      return [prepare(text), bound];
    }
    const known = bySource.get(query) ?? prepare(numbered(query));
    bySource.set(query, known);
    return [known, values];
  };
  const send = (query: Query, values: readonly unknown[]) => {
    const [statement, bound] = find(query, values);
    return client.query({ ...statement, values: bound.map(encode) });
  };
  return {
    dialect: POSTGRESQL,
    session: client,
    $executeRaw: async (query, ...values) => (await send(query, values)).rowCount ?? 0,
    async $queryRaw<Rows>(query: Query, ...values: unknown[]) {
      const { rows } = await send(query, values);
      // As with Prisma, the caller names the rows' type next to the statement that selects them.
      return rows as Rows;
    },
  };
}

const isFragment = (value: unknown): value is Prisma.Sql => value instanceof Prisma.Sql;

const numbered = ([first = '', ...rest]: readonly string[]): string =>
  rest.reduce((text, chunk, index) => `${text}$${index + 1}${chunk}`, first);
