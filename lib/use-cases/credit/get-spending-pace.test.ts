import { afterEach, beforeEach, expect, test } from 'vitest';
import { dayInZone } from '@/lib/domain/time/zoned-time';
import { firstHourOf } from '@/lib/domain/usage/usage';
import { grantCredit } from '@/lib/testing/credit';
import { createTestPanel, type TestPanel } from '@/lib/testing/test-panel';
import { getSpendingPace } from './get-spending-pace';

let panel: TestPanel;
let today: number;

beforeEach(async () => {
  panel = await createTestPanel();
  today = dayInZone(panel.dependencies.now, 'Europe/Paris');
});

afterEach(() => panel.close());

/** On our account, or on a stranger's. */
async function spend(login: string, daysAgo: number, credits: number, { quotaActive = false, ours = true } = {}) {
  const { db, dependencies, account, strangersAccount } = panel;
  const serviceName = ours ? account : strangersAccount;
  const { id: accountId } = await db.smsAccount.findUniqueOrThrow({ where: { serviceName } });
  const key = { accountId, login };
  const user = { ...key, passwordHash: '', quotaActive, createdAt: dependencies.now };
  const { id } = await db.apiUser.upsert({ where: { accountId_login: key }, create: user, update: {} });
  await db.usage.create({
    data: {
      apiUserId: id,
      accountId,
      hour: firstHourOf(today - daysAgo) + 23,
      credits,
      paid: quotaActive ? 0 : credits,
    },
  });
}

const pace = () => getSpendingPace(panel.dependencies, panel.actors.viewer, panel.account, undefined);

test('the pace is that of this account’s own credit, from its first day on', async () => {
  await spend('theirs', 20, 9_000, { ours: false });
  await spend('with-quota', 25, 5_000, { quotaActive: true });
  expect(await pace()).toEqual({ ok: true, value: { pace: { kind: 'too_early' }, today, hasHadCredit: true } });
  await spend('shop', 10, 300);
  await spend('billing', 10, 200);
  await spend('billing', 0, 7_000);
  expect(await pace()).toEqual({
    ok: true,
    value: { pace: { kind: 'steady', spent: 500, days: 10 }, today, hasHadCredit: true },
  });
});

test('who was busy long ago has thirty days, the quiet ones too', async () => {
  await spend('shop', 200, 80_000);
  expect(await pace()).toMatchObject({ value: { pace: { kind: 'idle' } } });
  await spend('shop', 3, 600);
  expect(await pace()).toMatchObject({ value: { pace: { kind: 'steady', spent: 600, days: 30 } } });
});

test('what was spent behind very many hours that quotas paid is not looked for', async () => {
  await spend('shop', 200, 80_000);
  await spend('shop', 3, 600);
  const { id: accountId } = await panel.db.smsAccount.findUniqueOrThrow({ where: { serviceName: panel.account } });
  const hour = firstHourOf(today - 100);
  const rows = Array.from({ length: 10_000 }, (_, index) => ({
    accountId,
    apiUserId: 1_000 + index,
    hour,
    credits: 1,
  }));
  await panel.db.usage.createMany({ data: rows.slice(1) });
  expect(await pace()).toMatchObject({ value: { pace: { kind: 'steady', days: 30 } } });
  await panel.db.usage.createMany({ data: rows.slice(0, 1) });
  expect(await pace()).not.toMatchObject({ value: { pace: { kind: 'steady', days: 30 } } });
});

test('an account that no credit ever came to has used none up', async () => {
  const { db, dependencies, account } = panel;
  const { id } = await db.smsAccount.findUniqueOrThrow({ where: { serviceName: account } });
  await db.creditMovement.deleteMany({ where: { accountId: id } });
  expect(await pace()).toMatchObject({ value: { hasHadCredit: false } });
  await grantCredit(db, id, 100, dependencies.now);
  expect(await pace()).toMatchObject({ value: { hasHadCredit: true } });
});
