/** Old rows apart, as docs/scaling.md says: nothing of the product notices. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, inject, test } from 'vitest';
import { createBareDatabase, inServer } from '@/lib/testing/postgresql/test-databases';
import { insertRows } from '../connections/insert-rows';
import { readMigrations } from '../migrations/migrations-on-disk';
import { applyPostgresqlMigrations } from './apply-migrations';
import { POSTGRESQL } from './dialect';
import { createSqlTransaction } from './sql-transaction';

const [, DOCUMENTED = ''] =
  /```sql\n(BEGIN;[\s\S]*?)```/.exec(readFileSync(path.join(process.cwd(), 'docs/scaling.md'), 'utf8')) ?? [];

let url: string;
let drop: () => Promise<unknown>;

beforeEach(async () => {
  ({ url, drop } = await createBareDatabase(inject('postgresqlUrl') ?? ''));
  await applyPostgresqlMigrations(url, readMigrations(process.cwd(), 'postgresql'));
});

afterEach(() => drop());

const event = (messageId: number) => ({ messageId, at: new Date(0), state: 'delivered', ptt: 4, dlrId: 1 });

test('a table becomes the first of its partitions, and is read and written as before', () =>
  inServer(url, async (client) => {
    const tx = createSqlTransaction(client);
    await insertRows(tx, 'MessageEvent', [event(1), event(2)]);
    expect(DOCUMENTED).toContain('"MessageEvent"');
    await client.query(DOCUMENTED);
    await client.query(`SELECT setval(pg_get_serial_sequence('"MessageEvent"', 'id'), 1999999998)`);
    await insertRows(tx, 'MessageEvent', [event(1), event(1), event(2)]);
    const next = await POSTGRESQL.nextIds(tx, 'MessageEvent', 1);
    expect(next()).toBe(2_000_000_002);
    const where = await client.query(
      `SELECT tableoid::regclass::text AS "table", id::text FROM "MessageEvent" WHERE "messageId" = 1 ORDER BY "MessageEvent".id`,
    );
    expect(where.rows).toEqual([
      { table: '"MessageEvent_1"', id: '1' },
      { table: '"MessageEvent_1"', id: '1999999999' },
      { table: '"MessageEvent_2"', id: '2000000000' },
    ]);
    await client.query('SET enable_seqscan = off');
    const { rows: plan } = await client.query<{ 'QUERY PLAN': string }>(
      'EXPLAIN SELECT state FROM "MessageEvent" WHERE "messageId" = 1 ORDER BY id',
    );
    const steps = plan.map((step) => step['QUERY PLAN']).join('\n');
    expect(steps.match(/messageId_id_idx/g)).toHaveLength(2);
    // What is old goes at once, with its rows.
    await client.query('ALTER TABLE "MessageEvent" DETACH PARTITION "MessageEvent_1"; DROP TABLE "MessageEvent_1"');
    expect((await client.query('TABLE "MessageEvent"')).rowCount).toBe(2);
    await insertRows(tx, 'MessageEvent', [event(3)]);
  }));
