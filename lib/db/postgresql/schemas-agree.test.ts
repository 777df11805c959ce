/**
 * The migrations of both engines lead to the same tables: whoever adds one for one engine adds it for the other. Types
 * are compared by what they hold: SQLite's INTEGER has 64 bits, as PostgreSQL's BIGINT.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Sqlite from 'better-sqlite3';
import type pg from 'pg';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { inServer, lendDatabase } from '@/lib/testing/postgresql/test-databases';
import { applyMigrations } from '../migrations/apply-migrations';

type Column = {
  readonly table: string;
  readonly column: string;
  readonly type: string;
  readonly isNullable: boolean | number;
  /** As SQL writes it; null: none. */
  readonly default: string | null;
  /** Its place in the primary key, from 1; 0: it is not of it. */
  readonly key: number;
  readonly givesIds: boolean;
};

type Index = {
  readonly index: string;
  readonly isUnique: boolean | number;
  readonly columns: string;
  readonly where: string;
};
type Reference = { readonly table: string; readonly columns: string; readonly to: string; readonly onDelete: string };

let folder: string;
let sqlite: Sqlite.Database;
let url: string;
let giveBack: () => void;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'chappe-agree-'));
  const file = path.join(folder, 'chappe.db');
  applyMigrations(`file:${file}`, process.cwd());
  sqlite = new Sqlite(file, { readonly: true });
  ({ url, giveBack } = await lendDatabase(inject('postgresqlUrl') ?? ''));
});

afterAll(() => {
  giveBack();
  sqlite.close();
  rmSync(folder, { recursive: true });
});

const askPostgresql = async <Row extends pg.QueryResultRow>(sql: string): Promise<Row[]> =>
  inServer(url, async (client) => (await client.query<Row>(sql)).rows);

const askSqlite = <Row>(sql: string): Row[] => sqlite.prepare<[], Row>(sql).all();

/** Ours: neither what an engine keeps for itself nor what keeps account of migrations and connections. */
const OURS = "NOT LIKE '\\_%' ESCAPE '\\'";
const TABLES = `m.type = 'table' AND m.name ${OURS} AND m.name NOT LIKE 'sqlite%'`;

const TYPES: Readonly<Record<string, string>> = {
  INTEGER: 'whole number',
  BIGINT: 'whole number',
  bigint: 'whole number',
  TEXT: 'text',
  text: 'text',
  BOOLEAN: 'truth',
  boolean: 'truth',
  DATETIME: 'time',
  'timestamp without time zone': 'time',
};

const inOrder = <Row>(rows: readonly Row[]): Row[] =>
  rows.toSorted((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1));

test('columns, with their types, defaults and keys', async () => {
  const inSqlite = askSqlite<Omit<Column, 'givesIds'> & { readonly sql: string }>(`
    SELECT m.name AS "table", c.name AS "column", c.type, c."notnull" = 0 AS "isNullable", c.dflt_value AS "default",
      c.pk AS key, m.sql FROM sqlite_master m, pragma_table_info(m.name) c WHERE ${TABLES}`);
  const inPostgresql = await askPostgresql<Column>(`
    SELECT c.table_name AS "table", c.column_name AS "column", c.data_type AS type, c.is_nullable = 'YES' AS "isNullable",
      CASE WHEN c.column_default LIKE 'nextval(%' THEN NULL ELSE replace(c.column_default, '::text', '') END AS "default",
      coalesce(array_position(k.conkey, a.attnum), 0) AS key, c.column_default IS NOT NULL AND c.column_default LIKE 'nextval(%' AS "givesIds"
    FROM information_schema.columns c
    JOIN pg_attribute a ON a.attrelid = format('%I', c.table_name)::regclass AND a.attname = c.column_name
    LEFT JOIN pg_constraint k ON k.conrelid = a.attrelid AND k.contype = 'p'
    WHERE c.table_schema = 'public' AND c.table_name ${OURS}`);
  expect(inSqlite.length).toBeGreaterThan(300);
  const meant = inSqlite.map(({ sql, type, isNullable, key, ...column }) => ({
    ...column,
    type: TYPES[type],
    // What SQLite's primary keys of one number say of NULL means nothing.
    isNullable: Boolean(isNullable) && key === 0,
    key,
    givesIds: key === 1 && sql.includes('AUTOINCREMENT'),
  }));
  expect(inOrder(inPostgresql.map((column) => ({ ...column, type: TYPES[column.type] })))).toEqual(inOrder(meant));
});

test('text is compared by its bytes, as SQLite compares it', async () => {
  const other = await askPostgresql(`
    SELECT table_name, column_name FROM information_schema.columns
    WHERE table_schema = 'public' AND data_type = 'text' AND collation_name IS DISTINCT FROM 'C' AND table_name ${OURS}`);
  expect(other).toEqual([]);
});

/** The words of a condition, which PostgreSQL writes in its own way. */
const plainly = (where: string) =>
  where
    .replaceAll(/::text(\[\])?|[()"\s]/g, '')
    .replaceAll(/=ANYARRAY\[(.*?)\]/g, 'IN$1')
    .replaceAll('<>', '!=')
    .toLowerCase();

test('indexes, with their columns and conditions', async () => {
  const inSqlite = askSqlite<Index>(`
    SELECT i.name AS "index", i."unique" AS "isUnique",
      (SELECT group_concat(name, ', ') FROM (SELECT c.name FROM pragma_index_info(i.name) c ORDER BY c.seqno)) AS columns,
      coalesce(substr(s.sql, nullif(instr(s.sql, ' WHERE '), 0) + 7), '') AS "where"
    FROM sqlite_master m, pragma_index_list(m.name) i JOIN sqlite_master s ON s.name = i.name
    WHERE ${TABLES} AND i.origin = 'c'`);
  const inPostgresql = await askPostgresql<Index>(`
    SELECT c.relname AS "index", i.indisunique AS "isUnique",
      (SELECT string_agg(a.attname, ', ' ORDER BY a.attnum) FROM pg_attribute a WHERE a.attrelid = c.oid) AS columns,
      coalesce(pg_get_expr(i.indpred, i.indrelid), '') AS "where"
    FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_class t ON t.oid = i.indrelid
    WHERE t.relnamespace = 'public'::regnamespace AND NOT i.indisprimary AND t.relname ${OURS}`);
  expect(inSqlite.length).toBeGreaterThan(50);
  const meant = inSqlite.map((index) => ({ ...index, isUnique: Boolean(index.isUnique), where: plainly(index.where) }));
  expect(inOrder(inPostgresql.map((index) => ({ ...index, where: plainly(index.where) })))).toEqual(inOrder(meant));
});

test('which rows refer to which, and what becomes of them', async () => {
  const inSqlite = askSqlite<Reference>(`
    SELECT m.name AS "table", f."from" AS columns, f."table" AS "to", f.on_delete AS "onDelete"
    FROM sqlite_master m, pragma_foreign_key_list(m.name) f WHERE ${TABLES}`);
  const inPostgresql = await askPostgresql<Reference>(`
    SELECT t.relname AS "table", a.attname AS columns, o.relname AS "to",
      CASE k.confdeltype WHEN 'c' THEN 'CASCADE' WHEN 'r' THEN 'RESTRICT' WHEN 'n' THEN 'SET NULL' ELSE 'NO ACTION' END AS "onDelete"
    FROM pg_constraint k JOIN pg_class t ON t.oid = k.conrelid JOIN pg_class o ON o.oid = k.confrelid
    JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = ANY (k.conkey) WHERE k.contype = 'f'`);
  expect(inSqlite.length).toBeGreaterThan(10);
  expect(inOrder(inPostgresql)).toEqual(inOrder(inSqlite));
});
