import { afterEach, beforeEach, expect, test } from 'vitest';
import { dayOf } from '@/lib/domain/usage/usage';
import { createTestPanel, type TestPanel } from '@/lib/testing/test-panel';
import { getAccount } from './get-account';

let panel: TestPanel;

beforeEach(async () => {
  panel = await createTestPanel();
});

afterEach(() => panel.close());

test('what was spent lately is the last seven days, of whoever draws on the account’s own credit', async () => {
  const { db, dependencies, account } = panel;
  const { id: accountId } = await db.smsAccount.findUniqueOrThrow({ where: { serviceName: account } });
  const today = dayOf(dependencies.now);
  const spend = async (login: string, quotaActive: boolean, day: number, credits: number) => {
    const key = { accountId, login };
    const user = { ...key, passwordHash: '', quotaActive, createdAt: dependencies.now };
    const { id } = await db.apiUser.upsert({ where: { accountId_login: key }, create: user, update: {} });
    await db.usageDay.create({ data: { apiUserId: id, accountId, day, credits } });
  };
  await spend('shop', false, today, 300);
  await spend('shop', false, today - 6, 40);
  await spend('shop', false, today - 7, 5_000);
  await spend('with-quota', true, today, 70_000);
  expect(await getAccount(dependencies, panel.actors.viewer, account, undefined)).toMatchObject({
    value: { spentLately: 340 },
  });
});
