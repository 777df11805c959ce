import { expect, test } from 'vitest';
import { createLogger } from '@/lib/platform/log/logger';
import { createTestPanel } from '@/lib/testing/test-panel';
import { startRetentionLoop } from './start-retention-loop';

const YEARS_MS = 10 * 365 * 86_400_000;

test('a running server deletes what is too old a minute after its start, not before, and only where it does so for all nodes', async () => {
  const panel = await createTestPanel();
  const entry = { accountId: 1, actor: 'system', clientIp: '', action: 'x', subject: '', before: '{}', after: '{}' };
  await panel.db.auditEntry.create({ data: { ...entry, at: new Date(Date.now() - YEARS_MS) } });
  let running = 0;
  let isOurs = true;
  const { writer, dependencies } = panel;
  const loop = startRetentionLoop({
    writer,
    events: dependencies.events,
    log: createLogger('silent'),
    now: () => new Date(),
    running: () => running,
    isOurs: () => isOurs,
  });
  running = 59_000;
  loop.wake();
  await writer.commit((tx) => tx.$queryRaw`SELECT 1`);
  expect(await panel.db.auditEntry.count()).toBe(1);
  running = 61_000;
  isOurs = false;
  loop.wake();
  await writer.commit((tx) => tx.$queryRaw`SELECT 1`);
  expect(await panel.db.auditEntry.count()).toBe(1);
  isOurs = true;
  loop.wake();
  await expect.poll(() => panel.db.auditEntry.count()).toBe(0);
  await loop.stop();
  await panel.close();
});
