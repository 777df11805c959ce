import { afterEach, beforeEach, expect, test } from 'vitest';
import { grantCredit } from '@/lib/testing/credit';
import { createTestDatabase, type TestDatabase } from '@/lib/testing/test-database';
import { Prisma } from '../generated/client';
import { sumLog } from './sum-log';

const AT = new Date('2026-11-24T10:00:00Z');
let database: TestDatabase;

beforeEach(async () => {
  database = await createTestDatabase();
  await database.db.smsAccount.create({ data: { id: 1, serviceName: 'sms-1', createdAt: AT } });
  for (let amount = 1; amount <= 7; amount += 1) await grantCredit(database.db, 1, amount, AT);
});

afterEach(() => database.close());

const sumOf = async (limits: { stepRows: number; mostRows: number }, matching?: Prisma.Sql) => {
  const account = Prisma.sql`"accountId" = 1`;
  const ordered = { index: 'CreditMovement_accountId_id_idx', where: account };
  const columns = { by: 'kind', of: 'amount' };
  const { sums, isOfNewest } = await sumLog(
    database.db,
    { table: 'CreditMovement', ordered, matching },
    columns,
    limits,
  );
  return { ...sums.get('grant'), isOfNewest };
};

test('steps of any size come to the same sum', async () => {
  for (const stepRows of [1, 2, 3, 7, 8, 100]) {
    expect(await sumOf({ stepRows, mostRows: 1_000 })).toEqual({ count: 7, total: 28, isOfNewest: false });
    expect(await sumOf({ stepRows, mostRows: 1_000 }, Prisma.sql`amount > 5`)).toEqual({
      count: 2,
      total: 13,
      isOfNewest: false,
    });
  }
});

test('beyond the bound the newest are added up, and that is said', async () => {
  expect(await sumOf({ stepRows: 2, mostRows: 4 })).toEqual({ count: 4, total: 22, isOfNewest: true });
});
