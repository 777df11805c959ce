import { afterEach, beforeEach, expect, test } from 'vitest';
import { createLogger } from '@/lib/platform/log/logger';
import { createSqliteFile, NODE_ID, type TestDatabase } from '@/lib/testing/test-database';
import { createSessions } from './keep-sessions';

let database: TestDatabase;

beforeEach(async () => {
  database = await createSqliteFile();
});

afterEach(() => database.close());

const facts = {
  ...{ accountId: 1, apiUserId: 1, login: 'user1', clientIp: '192.0.2.1', tls: false },
  mode: 'receiver',
} as const;

const live = { accepted: () => 0, delivered: () => 0, heardAt: () => 0, end: () => undefined };

test('that sessions cannot be written is logged once, however often they can be read meanwhile, and again once they could', async () => {
  const lines: string[] = [];
  const log = createLogger('warn', { write: (line) => void lines.push(line) });
  const { db } = database;
  const fill = () =>
    db.$executeRaw`CREATE TRIGGER full BEFORE INSERT ON "SmppSession" BEGIN SELECT RAISE(ABORT, 'full'); END`;
  const kept = createSessions({ db, nodeId: NODE_ID, log, now: () => new Date() });
  await fill();
  kept.begin(facts, live);
  await expect.poll(() => lines).toHaveLength(1);
  await db.$executeRaw`DROP TRIGGER full`;
  kept.begin(facts, live);
  await expect.poll(() => db.smppSession.count()).toBe(2);
  await fill();
  kept.begin(facts, live);
  await expect.poll(() => lines).toHaveLength(2);
  kept.look();
  kept.begin(facts, live);
  await kept.stop();
  expect(lines).toHaveLength(2);
});
