import { afterEach, beforeEach, expect, test } from 'vitest';
import { giveOtherAccount } from '@/lib/testing/other-account';
import { createTestPanel, type TestPanel } from '@/lib/testing/test-panel';
import { moveCredit } from './move-credit';

const FROM = 'sms-ours-1';
const TO = 'sms-other-1';

let panel: TestPanel;

beforeEach(async () => {
  panel = await createTestPanel();
});

afterEach(() => panel.closeBalanced());

const move = (credits: number, to = TO, { key, from = FROM }: { key?: string; from?: string } = {}) => {
  const { dependencies, actors } = panel;
  return moveCredit(dependencies, actors.owner, from, { to, credits, reason: 'for another shop', key });
};

const creditOf = async (serviceName: string) =>
  Number((await panel.db.smsAccount.findUniqueOrThrow({ where: { serviceName } })).creditsLeft);

test('both accounts keep what was moved, in their credit, their ledger and their audit log', async () => {
  await giveOtherAccount(panel.db, panel.actors.owner.panelUserId);
  expect(await move(15_000)).toEqual({ ok: true, value: { fromLeft: 5_000, toLeft: 15_000 } });
  expect([await creditOf(FROM), await creditOf(TO)]).toEqual([5_000, 15_000]);
  const entries = await panel.db.auditEntry.findMany({ where: { action: 'credit.transfer' }, orderBy: { id: 'asc' } });
  expect(entries.map(({ subject, actor }) => [subject, actor])).toEqual([
    [TO, 'panel:owner@example.com'],
    [FROM, 'panel:owner@example.com'],
  ]);
  const told = panel.events.filter(({ type }) => type === 'credits').map(({ accountId }) => accountId);
  expect(new Set(told).size).toBe(2);
});

test('under one key it is moved once, from each account, and nothing else is', async () => {
  await giveOtherAccount(panel.db, panel.actors.owner.panelUserId);
  const first = { ok: true, value: { fromLeft: 5_000, toLeft: 15_000 } };
  expect(await Promise.all([1, 2].map(() => move(15_000, TO, { key: 'order 17' })))).toEqual([first, first]);
  expect(await move(15_000, TO, { key: 'order 17' })).toEqual(first);
  expect(await move(100, TO, { key: 'order 17' })).toEqual({ ok: false, error: 'act_key_taken' });
  expect(await move(100, FROM, { key: 'order 17', from: TO })).toMatchObject({ ok: true });
  expect([await creditOf(FROM), await creditOf(TO)]).toEqual([5_100, 14_900]);
});

test('no more than there is is moved', async () => {
  await giveOtherAccount(panel.db, panel.actors.owner.panelUserId);
  expect(await move(20_001)).toEqual({ ok: false, error: 'credit_not_enough' });
  expect(await move(100, FROM)).toEqual({ ok: false, error: 'same_account' });
  expect([await creditOf(FROM), await creditOf(TO)]).toEqual([20_000, 0]);
});

test('only between accounts of which both are one’s own, as their owner', async () => {
  await giveOtherAccount(panel.db, panel.actors.owner.panelUserId, 'operator');
  for (const to of [TO, panel.strangersAccount, 'sms-nowhere-1']) {
    expect(await move(100, to)).toEqual({ ok: false, error: 'other_account_not_found' });
  }
});

test.each([FROM, TO])('nothing is moved while %s is disabled', async (serviceName) => {
  await giveOtherAccount(panel.db, panel.actors.owner.panelUserId);
  await panel.db.smsAccount.update({ where: { serviceName }, data: { disabledAt: panel.dependencies.now } });
  expect(await move(100)).toEqual({ ok: false, error: 'account_disabled' });
});
