import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { AT_THE_MACHINE } from '@/lib/domain/authorisation/actor';
import type { ChappeEvent } from '@/lib/domain/events';
import { createLogger } from '@/lib/platform/log/logger';
import { createTestPanel, type TestPanel } from '@/lib/testing/test-panel';
import { changeRetention } from '@/lib/use-cases/accounts/change-retention';
import { grantCredit } from '@/lib/use-cases/credit/grant-credit';
import { hearCommands } from './hear-commands';

let panel: TestPanel;
let heard: ChappeEvent[];
let looks = 0;
let stop: () => Promise<void>;

beforeEach(async () => {
  panel = await createTestPanel();
  heard = [];
  const events = { publish: (event: ChappeEvent) => void heard.push(event) };
  const lookForCarriers = async () => {
    looks += 1;
  };
  stop = await hearCommands({ db: panel.db, events, lookForCarriers, log: createLogger('silent') }, 5);
});

afterEach(async () => {
  await stop();
  await panel.close();
});

const grant = (serviceName: string) =>
  grantCredit(panel.dependencies, AT_THE_MACHINE, { serviceName, credits: 100, reason: 'Order 1' });

test('what a command changed is told once, of its account alone; what the panel changed is not told again', async () => {
  const change = { retentionMonths: 6, seen: { retentionMonths: 12 } };
  await changeRetention(panel.dependencies, panel.actors.owner, panel.account, change);
  await grant(panel.strangersAccount);
  await vi.waitFor(() => expect(heard).not.toEqual([]), 60_000);
  const { id } = await panel.db.smsAccount.findUniqueOrThrow({ where: { serviceName: panel.strangersAccount } });
  expect(heard.map(({ accountId }) => accountId)).toEqual([id, id, id, id]);
  await grant(panel.account);
  await vi.waitFor(() => expect(heard).toHaveLength(8), 60_000);
});

test('carriers, which belong to no account, are looked at each time', async () => {
  const before = looks;
  await vi.waitFor(() => expect(looks).toBeGreaterThan(before + 1), 60_000);
});
