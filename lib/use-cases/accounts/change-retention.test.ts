import { afterEach, beforeEach, expect, test } from 'vitest';
import { createTestPanel, type TestPanel } from '@/lib/testing/test-panel';
import { changeRetention } from './change-retention';

let panel: TestPanel;

beforeEach(async () => {
  panel = await createTestPanel();
});

afterEach(() => panel.close());

const change = (months: number, retentionMonths: number) =>
  changeRetention(panel.dependencies, panel.actors.owner, panel.account, { months, seen: { retentionMonths } });
const stored = async () =>
  (await panel.db.smsAccount.findUniqueOrThrow({ where: { serviceName: panel.account } })).retentionMonths;

test('an account keeps its messages for a year at first, then as long as its owner says', async () => {
  expect(await stored()).toBe(12);
  expect(await change(6, 12)).toEqual({ ok: true, value: null });
  expect(await stored()).toBe(6);
  const [entry] = await panel.db.auditEntry.findMany({ where: { action: 'account.change-retention' } });
  expect([entry?.before, entry?.after]).toEqual(['{"retentionMonths":12}', '{"retentionMonths":6}']);
});

test('nothing is written when nothing changes, or when somebody was faster', async () => {
  expect(await change(12, 12)).toEqual({ ok: false, error: 'unchanged' });
  await change(6, 12);
  expect(await change(3, 12)).toEqual({ ok: false, error: 'changed_meanwhile' });
  expect(await stored()).toBe(6);
  expect(await panel.db.auditEntry.count()).toBe(1);
});
