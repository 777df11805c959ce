import { afterEach, beforeEach, expect, test } from 'vitest';
import { AT_THE_MACHINE } from '@/lib/domain/authorisation/actor';
import { MOST_SENDERS } from '@/lib/domain/sender/sender';
import { createTestPanel, type TestPanel } from '@/lib/testing/test-panel';
import { addSender } from './add-sender';
import { addSenderAtTheMachine } from './add-sender-at-the-machine';
import { changeSender } from './change-sender';
import { deleteSender } from './delete-sender';
import { findSenders } from './find-senders';

let panel: TestPanel;

beforeEach(async () => {
  panel = await createTestPanel();
});

afterEach(() => panel.close());

const DONE = { ok: true, value: null };
const byOwner = () => [panel.dependencies, panel.actors.owner, panel.account] as const;
const add = (sender: string, serviceName = panel.account) =>
  addSenderAtTheMachine(panel.dependencies, AT_THE_MACHINE, serviceName, { sender, description: '' });
const audited = async (action: string) => {
  const entries = await panel.db.auditEntry.findMany({ where: { action }, orderBy: { id: 'asc' } });
  return entries.map(({ subject, before, after }) => [subject, before, after]);
};

test('a sender is declared once, however its number is written, and for that account alone', async () => {
  expect(await add('+33612345678')).toEqual(DONE);
  expect(await addSender(...byOwner(), { sender: '0033 6 12 34 56 78', description: '' })).toEqual({
    ok: false,
    error: 'sender_exists',
  });
  expect(await addSender(...byOwner(), { sender: 'MyShop', description: 'Orders' })).toEqual(DONE);
  expect(await add('MyShop')).toEqual({ ok: false, error: 'sender_exists' });
  expect(await add('MyShop', panel.strangersAccount)).toEqual(DONE);
  expect(await add('MyShop', 'sms-xx99999-1')).toEqual({ ok: false, error: 'not_found' });
  expect(await audited('sender.add')).toEqual([
    ['+33612345678', '{}', '{}'],
    ['MyShop', '{}', '{"describedAs":"Orders"}'],
    ['MyShop', '{}', '{}'],
  ]);
  const createdAt = panel.dependencies.now;
  expect(await findSenders(...byOwner(), undefined)).toEqual({
    ok: true,
    value: [
      { sender: '+33612345678', description: '', isEnabled: true, createdAt },
      { sender: 'MyShop', description: 'Orders', isEnabled: true, createdAt },
    ],
  });
});

test('an account has so many senders at most, because all are remembered with each API user', async () => {
  const { id: accountId } = await panel.db.smsAccount.findUniqueOrThrow({ where: { serviceName: panel.account } });
  const createdAt = panel.dependencies.now;
  const data = Array.from({ length: MOST_SENDERS - 1 }, (_, i) => ({ accountId, sender: `S${i}`, createdAt }));
  await panel.db.sender.createMany({ data });
  expect(await add('Last')).toEqual(DONE);
  expect(await add('OneMore')).toEqual({ ok: false, error: 'too_many_senders' });
});

test('a sender is described, disabled and enabled; what requests go by is told at once', async () => {
  await add('MyShop');
  const before = panel.events.length;
  const change = (isEnabled: boolean, seen: { description: string; isEnabled: boolean }) =>
    changeSender(...byOwner(), { sender: 'MyShop', description: 'Orders', isEnabled, seen });
  expect(await change(false, { description: '', isEnabled: true })).toEqual(DONE);
  expect(panel.events.slice(before).map(({ type }) => type)).toEqual(['api-users', 'audit']);
  expect(await findSenders(...byOwner(), undefined)).toMatchObject({
    value: [{ description: 'Orders', isEnabled: false }],
  });
  expect(await change(true, { description: '', isEnabled: true })).toEqual({ ok: false, error: 'changed_meanwhile' });
  const now = { description: 'Orders', isEnabled: false };
  expect(await change(false, now)).toEqual({ ok: false, error: 'unchanged' });
  expect(await change(true, now)).toEqual(DONE);
  expect(await audited('sender.change')).toEqual([
    ['MyShop', '{"describedAs":"","enabled":true}', '{"describedAs":"Orders","enabled":false}'],
    ['MyShop', '{"describedAs":"Orders","enabled":false}', '{"describedAs":"Orders","enabled":true}'],
  ]);
});

test('a sender is deleted, also the last one; after that it can be neither changed nor deleted', async () => {
  await add('MyShop');
  expect(await deleteSender(...byOwner(), { sender: 'MyShop' })).toEqual(DONE);
  const gone = { ok: false, error: 'sender_gone' };
  expect(await deleteSender(...byOwner(), { sender: 'MyShop' })).toEqual(gone);
  expect(await changeSender(...byOwner(), { sender: 'MyShop', description: '', isEnabled: true })).toEqual(gone);
  expect(await findSenders(...byOwner(), undefined)).toEqual({ ok: true, value: [] });
  expect(await audited('sender.delete')).toEqual([['MyShop', '{}', '{}']]);
});
