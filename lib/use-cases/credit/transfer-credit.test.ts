import { afterEach, beforeEach, expect, test } from 'vitest';
import { findLedgerFaults } from '@/lib/db/ledger/verify-ledger';
import { AT_THE_MACHINE } from '@/lib/domain/authorisation/actor';
import { INSTANCE_LOG } from '@/lib/domain/authorisation/instance-audited';
import { movementListQuery } from '@/lib/schemas/movement';
import { addInstanceOwner } from '@/lib/testing/instance-owner';
import { createTestPanel, type TestPanel } from '@/lib/testing/test-panel';
import { disableAccount } from '../instance/disable-account';
import { findMovements } from './find-movements';
import { grantCredit } from './grant-credit';
import { transferCredit } from './transfer-credit';

let panel: TestPanel;

beforeEach(async () => {
  panel = await createTestPanel();
});

afterEach(() => panel.closeBalanced());

const transfer = (given: Partial<Parameters<typeof transferCredit>[2]> = {}, actor = AT_THE_MACHINE) =>
  transferCredit(panel.dependencies, actor, {
    from: panel.account,
    to: panel.strangersAccount,
    credits: 1_250,
    reason: 'Paid by the wrong one',
    ...given,
  });

const newest = async (account: string, actor = panel.actors.owner) => {
  const found = await findMovements(panel.dependencies, actor, account, movementListQuery.parse({ kind: 'transfer' }));
  return found.ok ? found.value.rows : null;
};

test('what leaves one account reaches the other: each ledger names the other account, the reason and who did it', async () => {
  const owner = await addInstanceOwner(panel);
  const given = { from: panel.account, to: panel.strangersAccount, credits: 1_250, reason: 'Paid by the wrong one' };
  expect(await transferCredit(panel.dependencies, owner, given)).toEqual({
    ok: true,
    value: { fromLeft: 18_750, toLeft: 21_250 },
  });
  const actor = { kind: 'panel-user', name: owner.email };
  const common = { kind: 'transfer', reason: given.reason, actor, isQuota: false };
  expect(await newest(panel.account)).toMatchObject([
    { ...common, amount: -1_250, balanceAfter: 18_750, counterpart: panel.strangersAccount },
  ]);
  expect(await newest(panel.strangersAccount, panel.actors.stranger)).toMatchObject([
    { ...common, amount: 1_250, balanceAfter: 21_250, counterpart: panel.account },
  ]);
  const audited = await panel.db.auditEntry.findMany({
    where: { accountId: { not: INSTANCE_LOG } },
    orderBy: { id: 'asc' },
  });
  expect(audited.map(({ action, subject, after }) => [action, subject, JSON.parse(after)])).toEqual([
    ['credit.transfer', panel.strangersAccount, { credits: -1_250, reason: given.reason }],
    ['credit.transfer', panel.account, { credits: 1_250, reason: given.reason }],
  ]);
  expect(panel.events.map(({ type }) => type)).toEqual(['credits', 'audit', 'credits', 'audit']);
});

test('the account at the other end is told to be the reader’s own once they are a member there', async () => {
  await transfer();
  const { owner } = panel.actors;
  expect(await newest(panel.account, owner)).toMatchObject([{ isCounterpartOwn: false }]);
  const { id: accountId } = await panel.db.smsAccount.findUniqueOrThrow({
    where: { serviceName: panel.strangersAccount },
  });
  await panel.db.membership.create({ data: { panelUserId: owner.panelUserId, accountId, role: 'viewer' } });
  expect(await newest(panel.account, owner)).toMatchObject([{ isCounterpartOwn: true }]);
  expect(await newest(panel.account, panel.actors.viewer)).toMatchObject([{ isCounterpartOwn: false }]);
});

test('all of it may go, and nothing more', async () => {
  expect(await transfer({ credits: 20_001 })).toEqual({ ok: false, error: 'credit_not_enough' });
  expect(await transfer({ credits: 20_000 })).toMatchObject({ ok: true, value: { fromLeft: 0 } });
  expect(await transfer({ credits: 1 })).toEqual({ ok: false, error: 'credit_not_enough' });
});

test('two at once never give the same credit twice', async () => {
  const both = await Promise.all([transfer({ credits: 15_000 }), transfer({ credits: 15_000 })]);
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
});

test('what cannot be is refused, with nothing written', async () => {
  await disableAccount(panel.dependencies, AT_THE_MACHINE, { serviceName: panel.strangersAccount, disabled: true });
  const before = [await panel.db.creditMovement.count(), await panel.db.auditEntry.count()];
  expect(await transfer({ to: panel.account })).toEqual({ ok: false, error: 'same_account' });
  expect(await transfer({ from: 'sms-xx99999-1' })).toEqual({ ok: false, error: 'account_not_found' });
  expect(await transfer({ to: 'sms-xx99999-1' })).toEqual({ ok: false, error: 'other_account_not_found' });
  expect(await transfer()).toEqual({ ok: false, error: 'account_disabled' });
  const grant = { serviceName: panel.strangersAccount, credits: 100, reason: 'Order 1' };
  expect(await grantCredit(panel.dependencies, AT_THE_MACHINE, grant)).toEqual({
    ok: false,
    error: 'account_disabled',
  });
  expect([await panel.db.creditMovement.count(), await panel.db.auditEntry.count()]).toEqual(before);
});

test('a disabled account may be emptied', async () => {
  await disableAccount(panel.dependencies, AT_THE_MACHINE, { serviceName: panel.account, disabled: true });
  expect(await transfer({ credits: 20_000 })).toMatchObject({ ok: true });
});

test.each([
  ['of another amount', 'amount = amount + 1'],
  ['that names nothing', '"counterpartId" = NULL'],
  ['that names itself', '"counterpartId" = id'],
])('the proof of the ledger finds the end of a transfer %s', async (_, damage) => {
  await transfer();
  expect(await findLedgerFaults(panel.db)).toEqual([]);
  const stored = await panel.db.creditMovement.findMany({ where: { kind: 'transfer' } });
  await panel.db.$executeRawUnsafe(
    `UPDATE "CreditMovement" SET ${damage} WHERE "counterpartId" IS NOT NULL AND amount > 0`,
  );
  expect(await findLedgerFaults(panel.db)).toContainEqual(expect.stringContaining('(transfer) has no other end'));
  for (const { id, amount, counterpartId } of stored) {
    await panel.db.creditMovement.update({ where: { id }, data: { amount, counterpartId } });
  }
});

test('under one key it moves once, though the account is empty or disabled by then, and for its asker alone', async () => {
  const once = { credits: 20_000, key: 'a'.repeat(32) };
  const first = { ok: true, value: { fromLeft: 0, toLeft: 40_000 } };
  expect(await transfer(once)).toEqual(first);
  expect(await transfer(once)).toEqual(first);
  await disableAccount(panel.dependencies, AT_THE_MACHINE, { serviceName: panel.strangersAccount, disabled: true });
  expect(await transfer(once)).toEqual(first);
  expect(await transfer({ ...once, credits: 1 })).toEqual({ ok: false, error: 'act_key_taken' });
  const owner = await addInstanceOwner(panel);
  const asked = { from: panel.account, to: panel.strangersAccount, reason: 'Paid by the wrong one', ...once };
  expect(await transferCredit(panel.dependencies, owner, asked)).toEqual({ ok: false, error: 'act_key_taken' });
});
