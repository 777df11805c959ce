import pg from 'pg';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/lib/testing/test-database';
import { openPostgresqlSecrets } from './callback-secrets';

const NOW = new Date('2026-11-24T10:00:00Z');
const NO_PREVIOUS = { previousCallbackSecret: null, previousCallbackSecretUntil: null };

let database: TestDatabase;

beforeEach(async () => {
  database = await createTestDatabase();
});

afterEach(async () => {
  vi.restoreAllMocks();
  await database.close();
});

async function addApiUsers(count: number): Promise<number[]> {
  const { id: accountId } = await database.db.smsAccount.create({ data: { serviceName: 'sms-1', createdAt: NOW } });
  const ids: number[] = [];
  for (let index = 0; index < count; index += 1) {
    const { id } = await database.db.apiUser.create({
      data: { accountId, login: `u${index}`, passwordHash: '', callbackSecret: `whsec_${index}`, createdAt: NOW },
    });
    ids.push(id);
  }
  return ids;
}

test('calls that are made together ask once, and each is told its own secret as it is then', async () => {
  const ids = await addApiUsers(3);
  const questions = vi.spyOn(pg.Pool.prototype, 'query');
  const secrets = openPostgresqlSecrets(database.url);
  const gone = 999_999;
  const asked = [...ids, gone, ...ids];
  const told = await Promise.all(asked.map((id) => secrets.of(id)));
  const holders = ids.map((_, index) => ({ callbackSecret: `whsec_${index}`, ...NO_PREVIOUS }));
  expect(told).toEqual([...holders, null, ...holders]);
  expect(questions).toHaveBeenCalledTimes(1);

  await database.db.apiUser.updateMany({ data: { callbackSecret: 'whsec_new' } });
  expect(await Promise.all(ids.map((id) => secrets.of(id)))).toEqual(
    ids.map(() => ({ callbackSecret: 'whsec_new', ...NO_PREVIOUS })),
  );
  await secrets.close();
});
