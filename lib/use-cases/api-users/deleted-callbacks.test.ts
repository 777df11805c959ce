import { afterEach, beforeEach, expect, test } from 'vitest';
import { createTestPanel, type TestPanel } from '@/lib/testing/test-panel';
import { deleteApiUser } from './delete-api-user';

const login = 'script';
let panel: TestPanel;

beforeEach(async () => {
  panel = await createTestPanel();
});

afterEach(() => panel.close());

test.each([
  ['callbackUrl', 'status'],
  ['replyUrl', 'incoming'],
  ['stopUrl', 'stop'],
] as const)('with its %s goes what that is owed, and nothing that the account’s is', async (setting, own) => {
  const { db, dependencies, actors, account } = panel;
  const { id: accountId } = await db.smsAccount.findUniqueOrThrow({ where: { serviceName: account } });
  const createdAt = dependencies.now;
  const added = { accountId, login, passwordHash: '', createdAt, [setting]: 'https://user.example/' };
  const { id: apiUserId } = await db.apiUser.create({ data: added });
  for (const kind of ['status', 'incoming', 'stop']) {
    await db.callbackDelivery.create({
      data: { accountId, apiUserId, messageId: 1, kind, url: '', receiver: '', createdAt, nextAttemptAt: createdAt },
    });
  }
  expect(await deleteApiUser(dependencies, actors.owner, account, { login, confirmation: login })).toMatchObject({
    ok: true,
  });
  const ended = await db.callbackDelivery.findMany({ where: { status: 'failed' } });
  expect(ended.map(({ kind }) => kind)).toEqual([own]);
});
