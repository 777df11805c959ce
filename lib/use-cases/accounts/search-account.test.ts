import { afterEach, beforeEach, expect, test } from 'vitest';
import { createTestPanel, type TestPanel } from '@/lib/testing/test-panel';
import { searchAccount } from './search-account';

let panel: TestPanel;

beforeEach(async () => {
  panel = await createTestPanel();
  const { db, dependencies, account } = panel;
  const { id: accountId } = await db.smsAccount.findUniqueOrThrow({ where: { serviceName: account } });
  const createdAt = dependencies.now;
  for (const login of ['shop', 'Shop-2', 'crm', ...Array.from({ length: 6 }, (_, index) => `many-${index}`)])
    await db.apiUser.create({ data: { accountId, login, passwordHash: '', createdAt } });
  for (const sender of ['MyShop', 'Other'])
    await db.sender.create({ data: { accountId, sender, status: 'enable', createdAt } });
  for (const [id, recipient] of [
    [4711, '33612345678'],
    [4712, '33612345679'],
    [33612345, '32470123456'],
  ] as const) {
    const text = { sender: 'MyShop', recipient, text: '', encoding: 'gsm7', segmentCount: 1, credits: 0 };
    const times = { createdAt, dueAt: createdAt, updatedAt: createdAt };
    await db.message.create({ data: { id, accountId, ...text, ...times, state: 'delivered', ptt: 4, dlrId: 1 } });
  }
});

afterEach(() => panel.close());

const search = async (text: string) => {
  const found = await searchAccount(panel.dependencies, panel.actors.viewer, panel.account, { text });
  if (!found.ok) throw new Error(found.error);
  const { messages, sends, logins, senders } = found.value;
  return { messages: messages.map(({ id }) => id), sends: sends.map(({ id }) => id), logins, senders };
};

test('logins and senders are found by a part of them, whatever its case', async () => {
  expect(await search('SHOP')).toEqual({ messages: [], sends: [], logins: ['Shop-2', 'shop'], senders: ['MyShop'] });
});

test('a message is found by its id, and by a number as people write it, the one of that id first', async () => {
  expect((await search('4711')).messages).toEqual([4711]);
  expect((await search('06 12 34 56 78')).messages).toEqual([4711]);
  expect((await search('33612345')).messages).toEqual([33612345, 4712, 4711]);
});

test('too little to tell a number by finds none, nothing finds nothing, and of many a few are told', async () => {
  expect((await search('336')).messages).toEqual([]);
  expect(await search('')).toEqual({ messages: [], sends: [], logins: [], senders: [] });
  expect((await search('many')).logins).toHaveLength(5);
});

test('a bulk send is found by its id, beside its first message, and no other account’s is', async () => {
  const { db, dependencies, account, strangersAccount } = panel;
  const { id: accountId } = await db.smsAccount.findUniqueOrThrow({ where: { serviceName: account } });
  const { id: other } = await db.smsAccount.findUniqueOrThrow({ where: { serviceName: strangersAccount } });
  const send = { sender: 'MyShop', smsClass: 1, tag: '', texts: '[]', messageCount: 101, heldCredits: 0 };
  const createdAt = dependencies.now;
  await db.bulkSend.create({ data: { id: 4711, accountId, ...send, createdAt } });
  await db.bulkSend.create({ data: { id: 5000, accountId: other, ...send, createdAt } });
  expect(await search('4711')).toMatchObject({ sends: [4711], messages: [4711] });
  expect((await search('4712')).sends).toEqual([]);
  expect((await search('5000')).sends).toEqual([]);
});
