import { afterEach, beforeEach, expect, test } from 'vitest';
import { AT_THE_MACHINE } from '@/lib/domain/authorisation/actor';
import { createTestPanel, type TestPanel } from '@/lib/testing/test-panel';
import { DRAFTED_SMS, WRITTEN_SMS } from '@/lib/testing/written-sms';
import { getAccount } from '../accounts/get-account';
import { estimateMessage } from '../messages/estimate-message';
import { sendMessage } from '../messages/send-message';
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
  const audited = await panel.db.auditEntry.findMany({ orderBy: { id: 'asc' } });
  expect(audited.map(({ action, subject, actor, after }) => [action, subject, actor, after])).toEqual([
    ['account.disable', panel.account, 'system', '{"disabled":true}'],
    ['account.disable', panel.account, 'system', '{"disabled":false}'],
  ]);
});

test('as it is already: nothing is written, and nobody is told', async () => {
  await disable(true);
  const told = panel.events.length;
  expect(await disable(true)).toEqual({ ok: true, value: null });
  expect(await panel.db.auditEntry.count()).toBe(1);
  expect(panel.events).toHaveLength(told);
  expect(await disable(true, 'sms-xx99999-1')).toEqual({ ok: false, error: 'account_not_found' });
});

test('its members can neither send nor estimate until it is enabled again', async () => {
  const { dependencies, actors, account } = panel;
  await addSender(dependencies, actors.owner, account, { sender: 'Shop', description: '' });
  const key = '1'.repeat(32);
  const confirmed = { key, confirmedCredits: 100_000, confirmedMoment: null };
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
