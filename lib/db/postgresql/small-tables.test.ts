/** What is prepared while a table is small is still asked when it is large. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { inServer } from '@/lib/testing/postgresql/test-databases';
import { createTestDatabase, type TestDatabase } from '@/lib/testing/test-database';
import { list } from '../connections/fragments';
import { openPostgresqlWriter } from './writer';

let database: TestDatabase;

beforeEach(async () => {
  database = await createTestDatabase();
});

afterEach(() => database.close());

const NOW = new Date('2026-11-24T10:00:00Z');
const FEW = 50;

test('the gateway reads by indexes from the beginning, where the server would rather go through a table', async () => {
  for (let index = 1; index <= FEW; index += 1) {
    await database.db.smsAccount.create({ data: { serviceName: `sms-${index}`, createdAt: NOW } });
  }
  const asked = `EXPLAIN SELECT id FROM "SmsAccount" WHERE id IN (1, 2, 3, 4)`;
  await inServer(database.url, async (client) => {
    await client.query('ANALYZE "SmsAccount"');
    const { rows } = await client.query<{ 'QUERY PLAN': string }>(asked);
    expect(rows.map((row) => row['QUERY PLAN']).join('\n')).toMatch(/Seq Scan/);
  });
  const writer = openPostgresqlWriter(database.url);
  const plan = await writer.commit(
    (tx) =>
      tx.$queryRaw<{ 'QUERY PLAN': string }[]>`EXPLAIN SELECT id FROM "SmsAccount" WHERE id IN (${list([1, 2, 3, 4])})`,
  );
  await writer.close();
  expect(plan.map((row) => row['QUERY PLAN']).join('\n')).toMatch(/Index/);
});
