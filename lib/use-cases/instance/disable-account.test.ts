import { afterEach, beforeEach, expect, test } from 'vitest';
import { AT_THE_MACHINE } from '@/lib/domain/authorisation/actor';
import { INSTANCE_LOG } from '@/lib/domain/authorisation/instance-audited';
import type { Accept } from '@/lib/domain/sending/acceptance';
import { createTestPanel, plainApiUser, type TestPanel } from '@/lib/testing/test-panel';
import { DRAFTED_SMS, WRITTEN_SMS } from '@/lib/testing/written-sms';
import { getAccount } from '../accounts/get-account';
import { addApiUser } from '../api-users/add-api-user';
import { estimateMessage } from '../messages/estimate-message';
import { sendMessage } from '../messages/send-message';
import { sendTest } from '../messages/send-test';
import { addSender } from '../senders/add-sender';
import { disableAccount } from './disable-account';

let panel: TestPanel;

beforeEach(async () => {
  panel = await createTestPanel();
});

afterEach(() => panel.close());

const disable = (disabled: boolean, serviceName = panel.account) =>
  disableAccount(panel.dependencies, AT_THE_MACHINE, { serviceName, disabled });

const disabledAt = async () => {
  const account = await getAccount(panel.dependencies, panel.actors.viewer, panel.account, undefined);
  return account.ok ? account.value.disabledAt : 'refused';
};

test('its members read since when it is disabled, and the audit log by whom; open panels and remembered rows are told', async () => {
  expect(await disable(true)).toEqual({ ok: true, value: null });
  expect(await disabledAt()).toEqual(panel.dependencies.now);
  expect(panel.events.map(({ type }) => type)).toEqual(['api-users', 'audit']);
  expect(await disable(false)).toEqual({ ok: true, value: null });
  expect(await disabledAt()).toBeNull();
  const audited = await panel.db.auditEntry.findMany({
    where: { accountId: { not: INSTANCE_LOG } },
    orderBy: { id: 'asc' },
  });
  expect(audited.map(({ action, subject, actor, after }) => [action, subject, actor, after])).toEqual([
    ['account.disable', panel.account, 'system', '{"disabled":true}'],
    ['account.disable', panel.account, 'system', '{"disabled":false}'],
  ]);
});

test('as it is already: nothing is written, and nobody is told', async () => {
  await disable(true);
  const told = panel.events.length;
  expect(await disable(true)).toEqual({ ok: true, value: null });
  expect(await panel.db.auditEntry.count({ where: { accountId: { not: INSTANCE_LOG } } })).toBe(1);
  expect(panel.events).toHaveLength(told);
  expect(await disable(true, 'sms-xx99999-1')).toEqual({ ok: false, error: 'account_not_found' });
});

test('its members can neither send nor estimate until it is enabled again', async () => {
  const { dependencies, actors, account } = panel;
  await addSender(dependencies, actors.owner, account, { sender: 'Shop', description: '' });
  const key = '1'.repeat(32);
  const confirmed = { key, confirmedCredits: 100_000, confirmedMoment: null, confirmedQuotaOf: null };
  const send = () =>
    sendMessage(dependencies, actors.owner, account, { ...WRITTEN_SMS, ...confirmed, sender: 'Shop' } as const);
  const estimate = () => estimateMessage(dependencies, actors.owner, account, { ...DRAFTED_SMS, sender: 'Shop' });
  await disable(true);
  expect(await send()).toEqual({ ok: false, error: 'account_disabled' });
  expect(await estimate()).toEqual({ ok: false, error: 'account_disabled' });
  expect(await panel.db.message.count()).toBe(0);
  await disable(false);
  expect(await send()).toMatchObject({ ok: true });
});

test('a send that was checked before the account was disabled is refused where it is paid, whoever pays, and changes nothing', async () => {
  const { dependencies, actors, account, db } = panel;
  await addSender(dependencies, actors.owner, account, { sender: 'Shop', description: '' });
  await addApiUser(dependencies, actors.owner, account, plainApiUser('billing'));
  const accept: Accept = async (request) => {
    await disable(true);
    const outcome = await dependencies.accept(request);
    if (!outcome) throw new Error('The queue is empty.');
    return outcome;
  };
  const late = { ...dependencies, accept };
  const written = { ...WRITTEN_SMS, key: '2'.repeat(32), sender: 'Shop' } as const;
  for (const payer of ['', 'billing']) {
    const send = { ...written, payer, confirmedCredits: 100_000, confirmedMoment: null, confirmedQuotaOf: null };
    expect(await sendMessage(late, actors.owner, account, send)).toEqual({ ok: false, error: 'account_disabled' });
    await disable(false);
    const test = { ...written, payer, number: '+33612345678', confirmedQuotaOf: null };
    expect(await sendTest(late, actors.owner, account, test)).toEqual({ ok: false, error: 'account_disabled' });
    await disable(false);
  }
  expect([await db.message.count(), await db.sendKey.count()]).toEqual([0, 0]);
  expect(await db.creditMovement.count({ where: { kind: 'debit' } })).toBe(0);
});
