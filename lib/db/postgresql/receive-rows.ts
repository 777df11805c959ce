/** Another database's rows, put into this one and read back, within one transaction. */
import pg from 'pg';
import { OperatorFault } from '@/lib/platform/log/operator-fault';
import type { MovedColumn, MovedTable } from '../move/moved-tables';
import { type MovedRow, nameRow } from '../move/read-rows';
import { withoutNul } from './answers';

/** As PostgreSQL keeps it: its texts hold no NUL. */
export const asKept = (row: MovedRow): MovedRow =>
  row.map((cell) => (typeof cell === 'string' ? withoutNul(cell) : cell));

/** In which type a column's values are sent. */
const SENT: Readonly<Record<MovedColumn['kind'], string>> = {
  number: 'BIGINT',
  text: 'TEXT',
  truth: 'BOOLEAN',
  time: 'BIGINT',
};

const quoted = (name: string): string => `"${name}"`;

/** What becomes of a value that was sent. */
const toStored = ({ kind }: MovedColumn, value: string): string =>
  kind === 'time' ? `TIMESTAMP 'epoch' + ${value} * INTERVAL '1 millisecond'` : value;

/** What is stored, as it was before it was sent. */
function toSent({ name, kind }: MovedColumn): string {
  if (kind === 'truth') return `CAST(${quoted(name)} AS INTEGER)`;
  return kind === 'time' ? `CAST(extract(epoch FROM ${quoted(name)}) * 1000 AS BIGINT)` : quoted(name);
}

/** Takes away what migrations have put there for a new instance. */
export const emptyTables = (client: pg.Client, tables: readonly MovedTable[]) =>
  client.query(`TRUNCATE TABLE ${tables.map(({ name }) => quoted(name)).join(', ')}`);

/**
 * Adds rows, a column at a time: an array for each.
 * @throws OperatorFault that says why the database does not take them.
 */
export async function putRows(client: pg.Client, table: MovedTable, rows: readonly MovedRow[]): Promise<void> {
  const { name, columns } = table;
  const kept = rows.map(asKept);
  const arrays = columns.map(({ kind }, index) => `$${index + 1}::${SENT[kind]}[]`);
  const given = columns.map((_, index) => `c${index}`);
  const stored = columns.map((column, index) => toStored(column, `sent.c${index}`));
  const text = `INSERT INTO ${quoted(name)} (${columns.map((column) => quoted(column.name)).join(', ')})
    SELECT ${stored.join(', ')} FROM unnest(${arrays.join(', ')}) AS sent(${given.join(', ')})`;
  try {
    await client.query({
      name: `put ${name}`,
      text,
      values: columns.map((_, index) => kept.map((row) => row[index])),
    });
  } catch (cause) {
    if (!(cause instanceof pg.DatabaseError) || !REFUSED.test(cause.code ?? '')) throw cause;
    const [first, last] = [rows[0], rows.at(-1)].map((row) => nameRow(table, row ?? []));
    throw new OperatorFault(
      `${name}: the rows from ${first} to ${last} are not ones that PostgreSQL takes: ${cause.message}.`,
      { cause },
    );
  }
}

/** Data that cannot be, that contradict other data, or that are too large. */
const REFUSED = /^(?:22|23|54)/;

type StoredRows = {
  /** The next so many; fewer where there are no more. */
  take(count: number): Promise<readonly MovedRow[]>;
  close(): Promise<void>;
};

/** The rows of a table in the order of its key. */
export async function openRows(client: pg.Client, { name, columns, key }: MovedTable): Promise<StoredRows> {
  await client.query(
    `DECLARE stored NO SCROLL CURSOR FOR SELECT ${columns.map(toSent).join(', ')} FROM ${quoted(name)}
     ORDER BY ${key.map(quoted).join(', ')}`,
  );
  return {
    take: async (count) => {
      const text = `FETCH ${count} FROM stored`;
      return (await client.query<(number | string | null)[]>({ text, rowMode: 'array' })).rows;
    },
    close: async () => {
      await client.query('CLOSE stored');
    },
  };
}

/** The next id that the table gives is one that the other database has not given. */
export async function goOnFrom(client: pg.Client, { name, key, lastId }: MovedTable): Promise<void> {
  if (lastId === null || lastId === 0) return;
  await client.query('SELECT setval(pg_get_serial_sequence($1, $2), $3)', [quoted(name), key[0], lastId]);
}
