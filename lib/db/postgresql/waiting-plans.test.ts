/** What PostgreSQL goes through to find what of an account waits: as much as it may, however much waits of anybody. */
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { createBareDatabase, inServer } from '@/lib/testing/postgresql/test-databases';
import { openWatchedReads, type WatchedReads } from '@/lib/testing/postgresql/watched-reads';
import { readWaitingOf } from '../health/waiting-for-any';
import { applyMigrations } from '../open/apply-migrations';

const NOW = new Date('2026-11-24T10:00:00Z');
const MANY = 100_000;
/** Those that are scheduled, as far as they are counted, and so many more at each end. */
const MOST_AT_ONCE = 15_000 + 5_000 + 5_000 + 5_000;

let reads: WatchedReads;
let drop: () => Promise<unknown>;

/** Of two accounts by turns: all wait, but the newest half of account 3 is scheduled. */
beforeAll(async () => {
  const bare = await createBareDatabase(inject('postgresqlUrl') ?? '');
  ({ drop } = bare);
  await applyMigrations(bare.url, process.cwd());
  await inServer(bare.url, async (client) => {
    await client.query(
      `INSERT INTO "SmsAccount" (id, "serviceName", "createdAt")
       SELECT id, 'sms-account-' || id, CAST($1 AS TIMESTAMP) FROM unnest(ARRAY[901, 902, 903]) AS id`,
      [NOW],
    );
    await client.query(
      `INSERT INTO "Message" (id, "accountId", sender, recipient, text, encoding, "segmentCount", credits, state, ptt,
         "dlrId", "createdAt", "dueAt", "updatedAt")
       SELECT i, CASE WHEN i > $2 THEN 903 ELSE 901 + i % 2 END, 'TEST', '33612345678', 'Hi', 'gsm7', 1, 100,
         CASE WHEN i > $2 THEN 'scheduled' ELSE 'accepted' END, 1000, 0, CAST($1 AS TIMESTAMP),
         CAST($1 AS TIMESTAMP) + CASE WHEN i > $2 THEN interval '1 day' + i * interval '1 ms' ELSE interval '0' END, CAST($1 AS TIMESTAMP)
       FROM generate_series(1, CAST($3 AS INTEGER)) AS i`,
      [NOW, MANY, 2 * MANY],
    );
    await client.query(`INSERT INTO "Dispatch" ("messageId", "dueAt") SELECT id, "dueAt" FROM "Message"`);
    await client.query('ANALYZE');
  });
  reads = await openWatchedReads(bare.url);
});

afterAll(async () => {
  await reads.close();
  await drop();
});

test.each([
  [901, { count: 7_500, isMore: true, since: null }],
  // So much is scheduled that the look is cut before anything else of the account.
  [903, { count: 0, isMore: true, since: null }],
  [903, { count: 10_000, isMore: true, since: null }, new Date('2026-11-26T10:00:00Z')],
  [904, null],
])('of account %s', async (account, waiting, now = NOW) => {
  expect(await readWaitingOf(reads.db, account, now)).toEqual(waiting);
  const watched = await reads.watch(() => readWaitingOf(reads.db, account, now));
  const scans = watched.flatMap(({ scans: all }) =>
    all.filter(({ table }) => table === 'Message' || table === 'Dispatch'),
  );
  expect(scans).not.toEqual([]);
  expect(scans.filter(({ rows }) => rows > MOST_AT_ONCE)).toEqual([]);
});
