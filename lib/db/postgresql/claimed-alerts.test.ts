/** What a node has claimed it knows, also when the database's answer to the claim was lost. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createMailWork } from '@/lib/engine/alerts/mail-work';
import { createLogger } from '@/lib/platform/log/logger';
import { startCuttingProxy } from '@/lib/testing/postgresql/cutting-proxy';
import { takeBy } from '@/lib/testing/take-alerts';
import { NODE_ID } from '@/lib/testing/test-database';
import { createTestGateway, NOW, type TestGateway } from '@/lib/testing/test-gateway';
import { openPostgresqlWriter } from './writer';

let gateway: TestGateway;

beforeEach(async () => {
  gateway = await createTestGateway();
});

afterEach(() => gateway.close());

test.each(['before', 'after'] as const)('an alert whose claim was cut off %s its commit is sent once', async (cut) => {
  const { db, accountId, url } = gateway;
  const told = { accountId, login: 'user1', channel: 'mail', recipient: 'ops@example.com', body: 'Low' };
  await db.alert.create({ data: { ...told, nextAttemptAt: NOW, createdAt: NOW } });
  const proxy = await startCuttingProxy(url);
  const writer = openPostgresqlWriter(proxy.url);
  await writer.commit(async () => undefined);
  const common = { db, events: { publish: () => undefined }, log: createLogger('silent'), nodeId: NODE_ID };
  const mails: string[] = [];
  const work = createMailWork(
    { ...common, now: () => NOW, take: takeBy(writer, NODE_ID, NOW), write: () => ({ subject: '', body: '' }) },
    async ({ id }) => void mails.push(id),
  );
  proxy.cutNext(cut);
  expect(await work.doDue(10)).toBe(1);
  expect(await work.doDue(10)).toBe(0);
  expect(mails).toHaveLength(1);
  expect(await db.alert.findMany()).toMatchObject([{ status: 'sent', leasedBy: null, attempts: 1 }]);
  await writer.close();
  await proxy.close();
});
