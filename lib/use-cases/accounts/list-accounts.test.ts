import { afterEach, beforeEach, expect, test } from 'vitest';
import { dayInZone } from '@/lib/domain/time/zoned-time';
import { firstHourOf } from '@/lib/domain/usage/usage';
import { createTestPanel, type TestPanel } from '@/lib/testing/test-panel';
import { listAccounts } from './list-accounts';

let panel: TestPanel;

beforeEach(async () => {
  panel = await createTestPanel();
});

afterEach(() => panel.close());

test('each account tells its week on its own clock, whoever sent, and what its own credit paid for', async () => {
  const { db, dependencies, account } = panel;
  await db.smsAccount.update({ where: { serviceName: account }, data: { timeZone: 'Pacific/Kiritimati' } });
  const { id: accountId } = await db.smsAccount.findUniqueOrThrow({ where: { serviceName: account } });
  const today = dayInZone(dependencies.now, 'Pacific/Kiritimati');
  const owned = { accountId, passwordHash: '', createdAt: dependencies.now };
  const own = await db.apiUser.create({ data: { ...owned, login: 'own' } });
  const quota = await db.apiUser.create({ data: { ...owned, login: 'with-quota', quotaActive: true } });
  const send = (apiUserId: number, day: number, sent: number) =>
    db.usage.create({ data: { accountId, apiUserId, hour: firstHourOf(day) + 23, sent, credits: sent * 100 } });
  await send(own.id, today, 3);
  await send(quota.id, today, 40);
  await send(0, today - 6, 5);
  await send(own.id, today - 7, 600);
  expect(await listAccounts(dependencies, panel.actors.viewer)).toMatchObject([
    { serviceName: account, role: 'viewer', week: [5, 0, 0, 0, 0, 0, 43], spentLately: 800 },
  ]);
});

test('an account that sent nothing is listed, and nobody else’s is', async () => {
  const listed = await listAccounts(panel.dependencies, panel.actors.owner);
  expect(listed).toMatchObject([{ serviceName: panel.account, role: 'owner', week: Array(7).fill(0), spentLately: 0 }]);
});
