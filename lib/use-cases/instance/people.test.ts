import { afterEach, beforeEach, expect, test } from 'vitest';
import type { PanelUser } from '@/lib/domain/authorisation/actor';
import { INSTANCE_LOG } from '@/lib/domain/authorisation/instance-audited';
import { peopleQuery } from '@/lib/schemas/instance';
import { addInstanceOwner, OWN } from '@/lib/testing/instance-owner';
import { createTestPanel, type TestPanel } from '@/lib/testing/test-panel';
import { beginTestSession } from '@/lib/testing/test-session';
import { endSessions } from './end-sessions';
import { findPeople } from './find-people';
import { nameInstanceOwner } from './name-instance-owner';
import { removeFromAccount } from './remove-from-account';

let panel: TestPanel;
let owner: PanelUser;

beforeEach(async () => {
  panel = await createTestPanel();
  owner = await addInstanceOwner(panel);
});

afterEach(() => panel.close());

const people = async (asked: object = {}) => {
  const found = await findPeople(panel.dependencies, owner, peopleQuery.parse(asked));
  if (!found.ok) throw new Error(found.error);
  return found.value;
};

const name = (email: string, isInstanceOwner: boolean) =>
  nameInstanceOwner(panel.dependencies, owner, { email, isInstanceOwner, proof: OWN });

test('everybody is there with their accounts and roles, and found by address, name or account', async () => {
  await beginTestSession(panel, 'viewer');
  const { people: all, total } = await people();
  expect([total, all.map(({ email }) => email)]).toEqual([
    5,
    ['instance-owner', 'operator', 'owner', 'stranger', 'viewer'].map((one) => `${one}@example.com`),
  ]);
  expect(all[4]).toMatchObject({
    twoFactor: false,
    isInstanceOwner: false,
    accounts: [{ serviceName: panel.account, role: 'viewer' }],
  });
  expect(all.map(({ lastSeenAt }) => lastSeenAt)).toEqual([null, null, null, null, panel.dependencies.now]);
  expect((await people({ search: 'OPER' })).people).toHaveLength(1);
  expect((await people({ search: panel.strangersAccount })).people.map((one) => one.email)).toEqual([
    'stranger@example.com',
  ]);
  expect(await people({ search: 'nobody', page: 9 })).toEqual({ people: [], total: 0, page: 1 });
});

test('an instance always keeps an owner, also when two give it up at once', async () => {
  const { email } = panel.actors.owner;
  expect(await name(owner.email, false)).toEqual({ ok: false, error: 'last_instance_owner' });
  expect(await name(email, true)).toEqual({ ok: true, value: { isChange: true, isTold: true } });
  expect(await panel.db.auditEntry.findFirst({ where: { accountId: { not: INSTANCE_LOG } } })).toMatchObject({
    action: 'panel-user.change-instance-owner',
    subject: email,
    actor: `panel:${owner.email}`,
    after: '{"instanceOwner":true}',
  });
  const written = await panel.db.auditEntry.count();
  expect(await name(email, true)).toEqual({ ok: true, value: { isChange: false, isTold: false } });
  expect(await panel.db.auditEntry.count()).toBe(written);
  const both = await Promise.all([name(email, false), name(owner.email, false)]);
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await panel.db.panelUser.count({ where: { isInstanceOwner: true } })).toBe(1);
});

test('nobody is made an owner who is not there', async () => {
  expect(await name('nobody@example.com', true)).toEqual({ ok: false, error: 'panel_user_not_found' });
});

test('sessions end everywhere, and the accounts of that person read so', async () => {
  await beginTestSession(panel, 'viewer');
  const { email } = panel.actors.viewer;
  expect(await endSessions(panel.dependencies, owner, { email })).toEqual({ ok: true, value: { ended: 1 } });
  expect(await panel.db.panelSession.count({ where: { endedAt: null } })).toBe(0);
  expect(await panel.db.auditEntry.findFirst({ where: { accountId: { not: INSTANCE_LOG } } })).toMatchObject({
    action: 'panel-user.end-sessions',
    subject: email,
    actor: `panel:${owner.email}`,
  });
});

test('somebody is taken out of any account, but not its last owner', async () => {
  const remove = (email: string) => removeFromAccount(panel.dependencies, owner, { email, serviceName: panel.account });
  expect(await remove(panel.actors.viewer.email)).toEqual({ ok: true, value: null });
  expect(await remove(panel.actors.viewer.email)).toEqual({ ok: false, error: 'member_not_found' });
  expect(await remove(panel.actors.owner.email)).toEqual({ ok: false, error: 'last_owner' });
  const last = async () =>
    (await people()).people.filter(({ accounts }) => accounts.some(({ isLastOwner }) => isLastOwner));
  expect((await last()).map(({ email }) => email)).toContain(panel.actors.owner.email);
  await panel.db.membership.updateMany({ where: { accountId: 1 }, data: { role: 'owner' } });
  expect((await last()).map(({ email }) => email)).not.toContain(panel.actors.owner.email);
  expect(panel.events).toContainEqual({ type: 'panel-users', accountId: 1 });
});
