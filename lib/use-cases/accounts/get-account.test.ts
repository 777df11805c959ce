import { afterEach, beforeEach, expect, test } from 'vitest';
import { dayInZone } from '@/lib/domain/time/zoned-time';
import { firstHourOf } from '@/lib/domain/usage/usage';
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
  const today = dayInZone(dependencies.now, 'Europe/Paris');
  const spend = async (login: string, quotaActive: boolean, day: number, credits: number) => {
    const key = { accountId, login };
    const user = { ...key, passwordHash: '', quotaActive, createdAt: dependencies.now };
    const { id } = await db.apiUser.upsert({ where: { accountId_login: key }, create: user, update: {} });
    await db.usage.create({
      data: { apiUserId: id, accountId, hour: firstHourOf(day), credits, paid: quotaActive ? 0 : credits },
    });
  };
  await spend('shop', false, today, 300);
  await spend('shop', false, today - 6, 40);
  await spend('shop', false, today - 7, 5_000);
  await spend('with-quota', true, today, 70_000);
  const byHand = { accountId, apiUserId: 0 };
  await db.usage.create({ data: { ...byHand, hour: firstHourOf(today), credits: 7, paid: 7 } });
  const spentLately = async () => {
    const found = await getAccount(dependencies, panel.actors.viewer, account, undefined);
    return found.ok && found.value.spentLately;
  };
  expect(await spentLately()).toBe(347);
  // Whoever has a quota from now on has not paid by it.
  await db.apiUser.updateMany({ where: { accountId, login: 'shop' }, data: { quotaActive: true } });
  await db.apiUser.updateMany({ where: { accountId, login: 'with-quota' }, data: { quotaActive: false } });
  expect(await spentLately()).toBe(347);
  const { id, login } = await db.apiUser.findFirstOrThrow({ where: { accountId, login: 'shop' } });
  await db.apiUser.delete({ where: { id } });
  await db.deletedApiUser.create({ data: { id, login, accountId, deletedAt: dependencies.now } });
  expect(await spentLately()).toBe(347);
});

test('an account has begun once one of its messages has arrived, and nobody else’s', async () => {
  const { db, dependencies, account, strangersAccount } = panel;
  const count = async (serviceName: string, sums: object) => {
    const { id: accountId } = await db.smsAccount.findUniqueOrThrow({ where: { serviceName } });
    await db.usage.create({ data: { accountId, apiUserId: 0, hour: 400_000, ...sums } });
  };
  const hasDelivered = async () => {
    const found = await getAccount(dependencies, panel.actors.viewer, account, undefined);
    return found.ok && found.value.hasDelivered;
  };
  await count(strangersAccount, { sent: 1, delivered: 1 });
  expect(await hasDelivered()).toBe(false);
  await count(account, { sent: 2, delivered: 1 });
  expect(await hasDelivered()).toBe(true);
});
