import { afterEach, beforeEach, expect, test } from 'vitest';
import { isServiceName } from '@/lib/domain/account/service-name';
import { AT_THE_MACHINE } from '@/lib/domain/authorisation/actor';
import { accountListQuery } from '@/lib/schemas/account';
import { addInstanceOwner } from '@/lib/testing/instance-owner';
import { createTestPanel, type TestPanel } from '@/lib/testing/test-panel';
import { listAccounts } from '../accounts/list-accounts';
import { acceptInvitation } from '../invitations/accept-invitation';
import { joinByInvitation } from '../invitations/join-by-invitation';
import { addAccount } from './add-account';

let panel: TestPanel;

beforeEach(async () => {
  panel = await createTestPanel();
});

afterEach(() => panel.close());

const add = (given: { serviceName?: string; owner: string }) =>
  addAccount(panel.dependencies, AT_THE_MACHINE, {
    serviceName: undefined,
    description: 'Shop',
    timeZone: 'Indian/Reunion',
    sender: 'MyShop',
    ...given,
  });

test('an account begins without credit, with its sender and a name of the original’s form', async () => {
  const added = await add({ owner: 'new@example.com' });
  if (!added.ok) throw new Error(added.error);
  expect(isServiceName(added.value.serviceName)).toBe(true);
  const account = await panel.db.smsAccount.findUniqueOrThrow({
    where: { serviceName: added.value.serviceName },
    include: { senders: true, invitations: true, memberships: true },
  });
  expect(account).toMatchObject({ creditsLeft: 0n, description: 'Shop', timeZone: 'Indian/Reunion', memberships: [] });
  expect(account.senders.map(({ sender }) => sender)).toEqual(['MyShop']);
  expect(account.invitations).toMatchObject([{ email: 'new@example.com', role: 'owner', invitedBy: 'Chappe' }]);
  const audited = await panel.db.auditEntry.findMany({ where: { accountId: account.id }, orderBy: { id: 'asc' } });
  expect(audited.map(({ actor, action }) => [actor, action])).toEqual([
    ['system', 'account.open'],
    ['system', 'panel-user.invite'],
  ]);
});

test('the link makes its owner an owner', async () => {
  const added = await add({ owner: 'later@example.com' });
  if (!added.ok || added.value.token === null) throw new Error('No invitation.');
  const user = { email: 'later@example.com', name: 'Later', passwordHash: '', createdAt: panel.dependencies.now };
  const { id: panelUserId } = await panel.db.panelUser.create({ data: user });
  const actor = { kind: 'panel-user', panelUserId, email: user.email, clientIp: '' } as const;
  expect(await joinByInvitation(panel.dependencies, actor, { token: added.value.token })).toMatchObject({ ok: true });
  expect(await panel.db.membership.findFirst({ where: { panelUserId } })).toMatchObject({ role: 'owner' });
});

test('somebody who signs in here already becomes the owner at once', async () => {
  const { email } = panel.actors.stranger;
  expect(await add({ serviceName: 'sms-ab123-2', owner: email })).toEqual({
    ok: true,
    value: { serviceName: 'sms-ab123-2', token: null },
  });
  const { accounts } = await listAccounts(panel.dependencies, panel.actors.stranger, accountListQuery.parse({}));
  expect(accounts.map(({ serviceName }) => serviceName)).toContain('sms-ab123-2');
});

test('its first credit has a reason, and an instance owner who adds it is named as who invites', async () => {
  const owner = await addInstanceOwner(panel);
  const grant = { credits: 5_000, reason: 'Order 1' };
  const wanted = { description: 'Shop', timeZone: 'Europe/Paris', owner: 'new@example.com', grant };
  const added = await addAccount(panel.dependencies, owner, wanted);
  if (!added.ok) throw new Error(added.error);
  const account = await panel.db.smsAccount.findUniqueOrThrow({
    where: { serviceName: added.value.serviceName },
    include: { invitations: true, senders: true },
  });
  expect(account).toMatchObject({ creditsLeft: 5_000n, senders: [], invitations: [{ invitedBy: owner.email }] });
  expect(await panel.db.creditMovement.findFirst({ where: { accountId: account.id } })).toMatchObject({
    kind: 'grant',
    reason: 'Order 1',
    actor: `panel:${owner.email}`,
  });
});

test('a name that is taken is refused, and nothing is changed', async () => {
  const before = [await panel.db.auditEntry.count(), await panel.db.sender.count()];
  const again = { serviceName: panel.account, owner: panel.actors.stranger.email };
  expect(await add(again)).toEqual({ ok: false, error: 'service_name_taken' });
  expect([await panel.db.auditEntry.count(), await panel.db.sender.count()]).toEqual(before);
});

test('under one key it is opened once, and whoever asks again gets the same link, which is kept nowhere', async () => {
  const key = 'c'.repeat(32);
  const wanted = { description: 'Shop', timeZone: 'Europe/Paris', owner: 'new@example.com', key };
  const grant = { credits: 5_000, reason: 'Order 1' };
  const first = await addAccount(panel.dependencies, AT_THE_MACHINE, { ...wanted, grant });
  expect(first).toMatchObject({ ok: true, value: { token: expect.any(String) } });
  const counted = async () => [await panel.db.smsAccount.count(), await panel.db.creditMovement.count()];
  const before = await counted();
  expect(await addAccount(panel.dependencies, AT_THE_MACHINE, { ...wanted, grant })).toEqual(first);
  expect(await addAccount(panel.dependencies, AT_THE_MACHINE, wanted)).toEqual({ ok: false, error: 'act_key_taken' });
  expect(await counted()).toEqual(before);
  const token = first.ok ? String(first.value.token) : '';
  expect(JSON.stringify(await panel.db.actKey.findMany())).not.toContain(token);
  const joining = { token, name: 'New', password: 'long enough for all' };
  expect(await acceptInvitation({ ...panel.dependencies, clientIp: '' }, joining)).toMatchObject({ ok: true });
});

test('two who ask under one key at once are answered the same, and one account is opened', async () => {
  const wanted = {
    description: 'Shop',
    timeZone: 'Europe/Paris',
    owner: 'new@example.com',
    key: 'd'.repeat(32),
    serviceName: 'sms-dd22222-1',
  };
  const before = await panel.db.smsAccount.count();
  const [one, other] = await Promise.all([1, 2].map(() => addAccount(panel.dependencies, AT_THE_MACHINE, wanted)));
  expect(one).toMatchObject({ ok: true });
  expect(other).toEqual(one);
  expect(await panel.db.smsAccount.count()).toBe(before + 1);
});
