import { afterEach, beforeEach, expect, test } from 'vitest';
import { nameOrder } from '@/lib/domain/account/account-list';
import type { PanelUser } from '@/lib/domain/authorisation/actor';
import { dayInZone } from '@/lib/domain/time/zoned-time';
import { firstHourOf } from '@/lib/domain/usage/usage';
import { accountListQuery } from '@/lib/schemas/account';
import { createTestPanel, type TestPanel } from '@/lib/testing/test-panel';
import { changeDescription } from './change-description';
import { findOwnAccounts } from './find-own-accounts';
import { listAccounts } from './list-accounts';

const DAY_MS = 24 * 3_600_000;

let panel: TestPanel;

beforeEach(async () => {
  panel = await createTestPanel();
});

afterEach(() => panel.close());

const list = (actor: PanelUser, asked: object = {}) =>
  listAccounts(panel.dependencies, actor, accountListQuery.parse(asked));

test('each account tells its week on its own clock, whoever sent, and what its own credit paid for', async () => {
  const { db, dependencies, account } = panel;
  await db.smsAccount.update({ where: { serviceName: account }, data: { timeZone: 'Pacific/Kiritimati' } });
  const { id: accountId } = await db.smsAccount.findUniqueOrThrow({ where: { serviceName: account } });
  const today = dayInZone(dependencies.now, 'Pacific/Kiritimati');
  const owned = { accountId, passwordHash: '', createdAt: dependencies.now };
  const own = await db.apiUser.create({ data: { ...owned, login: 'own' } });
  const quota = await db.apiUser.create({ data: { ...owned, login: 'with-quota', quotaActive: true } });
  const send = (apiUserId: number, day: number, sent: number) =>
    db.usage.create({
      data: {
        ...{ accountId, apiUserId, hour: firstHourOf(day) + 23, sent, credits: sent * 100 },
        paid: apiUserId === quota.id ? 0 : sent * 100,
      },
    });
  await send(own.id, today, 3);
  await send(quota.id, today, 40);
  await send(0, today - 6, 5);
  await send(own.id, today - 7, 600);
  expect((await list(panel.actors.viewer)).accounts).toMatchObject([
    { serviceName: account, role: 'viewer', week: [5, 0, 0, 0, 0, 0, 43], spentLately: 800 },
  ]);
});

test('what a bulk send has waiting counts on the day on which it was accepted, and for the order by traffic', async () => {
  const { db, dependencies, account, actors } = panel;
  const { now } = dependencies;
  await db.smsAccount.updateMany({ data: { timeZone: 'Pacific/Kiritimati' } });
  const { id: accountId } = await db.smsAccount.findUniqueOrThrow({ where: { serviceName: account } });
  const another = { serviceName: 'sms-aa1-1', nameOrder: 'sms-aa1-1', createdAt: now, timeZone: 'Europe/Paris' };
  const memberships = { create: { panelUserId: actors.owner.panelUserId, role: 'owner' } };
  const { id: anotherId } = await db.smsAccount.create({ data: { ...another, memberships } });
  const today = firstHourOf(dayInZone(now, 'Europe/Paris'));
  await db.usage.create({ data: { accountId: anotherId, apiUserId: 0, hour: today, sent: 300, credits: 0, paid: 0 } });
  const later = new Date(now.getTime() + 30 * DAY_MS);
  let nextId = 1_000;
  const addBulk = (data: object) =>
    db.bulkSend.create({
      data: {
        ...{ id: nextId++, accountId, login: null, sender: 'TEST', smsClass: 1, tag: '', texts: '[]' },
        ...{ messageCount: 240, heldCredits: 0n, createdAt: now, deferredUntil: later, ...data },
      },
    });
  await addBulk({ takenOutCount: 1, writtenCount: 1 });
  await addBulk({ messageCount: 70, createdAt: new Date(now.getTime() - 3 * DAY_MS) });
  await addBulk({ messageCount: 5_000, createdAt: new Date(now.getTime() - 7 * DAY_MS) });
  await addBulk({ writtenCount: 100 });
  await addBulk({ finishedAt: now });
  await addBulk({ deferredUntil: null });
  const { accounts } = await list(actors.owner, { sort: 'traffic', direction: 'desc' });
  expect(accounts.map(({ serviceName, week }) => [serviceName, ...week])).toEqual([
    [account, 0, 0, 0, 70, 0, 0, 239],
    ['sms-aa1-1', 0, 0, 0, 0, 0, 0, 300],
  ]);
});

test('an account that sent nothing is listed, and nobody else’s is', async () => {
  const listed = (await list(panel.actors.owner)).accounts;
  expect(listed).toMatchObject([{ serviceName: panel.account, role: 'owner', week: Array(7).fill(0), spentLately: 0 }]);
});

/** The last letter of each account's name, as the list has them. */
const listed = async (asked: object) => {
  const { accounts, total, all } = await list(panel.actors.stranger, asked);
  expect([accounts.length, all]).toEqual([total, 4]);
  return accounts.map(({ serviceName }) => serviceName.slice(4, 7)).join(' ');
};

async function addFour() {
  const { db, dependencies, actors } = panel;
  const createdAt = dependencies.now;
  const today = dayInZone(createdAt, 'Europe/Paris');
  const { panelUserId } = actors.stranger;
  await db.membership.deleteMany({ where: { panelUserId } });
  for (const { role, sent, description = '', ...account } of [
    { serviceName: 'sms-aa1-1', description: 'Shop', creditsLeft: 10_000, role: 'owner', sent: 7 },
    { serviceName: 'sms-aa2-1', creditsLeft: 400, role: 'viewer', sent: 6, disabledAt: createdAt },
    { serviceName: 'sms-aa3-1', description: 'Éclair', creditsLeft: 0, role: 'owner', sent: 9 },
    {
      serviceName: 'sms-aa4-1',
      description: 'Zed',
      creditsLeft: 500,
      timeZone: 'Pacific/Kiritimati',
      role: 'owner',
      sent: 4,
    },
  ]) {
    const memberships = { create: { panelUserId, role } };
    const named = { ...account, description, nameOrder: nameOrder({ ...account, description }) };
    const { id: accountId } = await db.smsAccount.create({ data: { ...named, createdAt, memberships } });
    const usage = { accountId, apiUserId: 0 };
    await db.usage.create({
      data: { ...usage, hour: firstHourOf(today), sent, credits: sent * 100, paid: sent * 100 },
    });
    // Beyond the week of any clock.
    await db.usage.create({
      data: { ...usage, hour: firstHourOf(today - 8), sent: 500, credits: 50_000, paid: 50_000 },
    });
  }
}

test('an account is found by any part of what people or scripts call it, and by how its credit stands', async () => {
  await addFour();
  expect(await listed({ search: 'SHO' })).toBe('aa1');
  expect(await listed({ search: 'aa2' })).toBe('aa2');
  expect(await listed({ search: 'nothing' })).toBe('');
  expect(await listed({ state: 'disabled' })).toBe('aa2');
  expect(await listed({ state: 'enabled' })).toBe('aa3 aa1 aa4');
  expect(await listed({ credit: 'low' })).toBe('aa2');
  expect(await listed({ credit: 'none' })).toBe('aa3');
  expect(await listed({ credit: 'enough', search: 'sms' })).toBe('aa1 aa4');
});

test('accounts stand in the order of what they are called, of their credit, their traffic or one’s role', async () => {
  await addFour();
  expect(await listed({})).toBe('aa3 aa1 aa2 aa4');
  expect(await listed({ direction: 'desc' })).toBe('aa4 aa2 aa1 aa3');
  expect(await listed({ sort: 'state', direction: 'desc' })).toBe('aa2 aa3 aa1 aa4');
  expect(await listed({ sort: 'credit' })).toBe('aa3 aa2 aa4 aa1');
  expect(await listed({ sort: 'traffic', direction: 'desc' })).toBe('aa3 aa1 aa2 aa4');
  expect(await listed({ sort: 'role' })).toBe('aa3 aa1 aa4 aa2');
});

test('an account that is renamed moves to its new place, where accents and capitals count for nothing', async () => {
  await addFour();
  const { dependencies, actors } = panel;
  const rename = (description: string) =>
    changeDescription(dependencies, actors.stranger, 'sms-aa4-1', { seen: { description: 'Zed' }, description });
  expect((await rename('ÉCHOPPE')).ok).toBe(true);
  expect(await listed({})).toBe('aa4 aa3 aa1 aa2');
  const { accounts } = await findOwnAccounts(dependencies, actors.stranger, { search: 'sms-aa' });
  expect(accounts.map(({ serviceName }) => serviceName.slice(4, 7)).join(' ')).toBe('aa4 aa3 aa1 aa2');
});

test('nobody’s accounts are an empty list', async () => {
  await panel.db.membership.deleteMany();
  for (const asked of [{}, { sort: 'traffic' }, { credit: 'low' }])
    expect(await list(panel.actors.owner, asked)).toEqual({ accounts: [], total: 0, all: 0, page: 1 });
});
