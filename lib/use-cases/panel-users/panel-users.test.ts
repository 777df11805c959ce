import { afterEach, beforeEach, expect, test } from 'vitest';
import { inTransaction } from '@/lib/db/connections/client';
import { findInvitation, useInvitation } from '@/lib/db/panel-users/invitations';
import { hashSecret } from '@/lib/platform/crypto/random-secrets';
import { panelUserListQuery } from '@/lib/schemas/panel-user';
import { anyGuess } from '@/lib/testing/guesses';
import { createTestPanel, type TestPanel } from '@/lib/testing/test-panel';
import { acceptInvitation } from '../invitations/accept-invitation';
import { joinByInvitation } from '../invitations/join-by-invitation';
import { readInvitation } from '../invitations/read-invitation';
import { changeRole } from './change-role';
import { findPanelUsers } from './find-panel-users';
import { invitePanelUser } from './invite-panel-user';
import { removePanelUser } from './remove-panel-user';
import { revokeInvitation } from './revoke-invitation';
import { signIn as performSignIn } from './sign-in';

const PASSWORD = 'correct horse battery';
/** Whoever is made a second owner. */
const SECOND = 'operator@example.com';
const DAY_MS = 24 * 3_600_000;
let panel: TestPanel;

beforeEach(async () => {
  panel = await createTestPanel();
});

afterEach(() => panel.close());

const later = (ms: number) => new Date(panel.dependencies.now.getTime() + ms);
const invite = async (email = 'new@example.com', role: 'owner' | 'viewer' = 'viewer'): Promise<string> => {
  const made = await invitePanelUser(panel.dependencies, panel.actors.owner, panel.account, { email, role });
  if (!made.ok) throw new Error(made.error);
  return made.value.token;
};
const accept = (token: string, now = panel.dependencies.now) =>
  acceptInvitation(
    { ...panel.dependencies, now, clientIp: '198.51.100.1' },
    { token, name: 'New', password: PASSWORD },
  );
const EVERYBODY = panelUserListQuery.parse({});
const members = async () => {
  const found = await findPanelUsers(panel.dependencies, panel.actors.viewer, panel.account, EVERYBODY);
  return found.ok
    ? { members: found.value.members.rows, invitations: found.value.invitations.rows }
    : expect.unreachable();
};
const signIn = (email: string) =>
  performSignIn(
    { ...panel.dependencies, guess: anyGuess, clientIp: '198.51.100.1', userAgent: 'Test' },
    { email, password: PASSWORD, code: '' },
  );

test('an invitation makes a panel user with its role, once, and its token is kept as a hash only', async () => {
  const token = await invite();
  expect(JSON.stringify(await panel.db.invitation.findMany())).not.toContain(token);
  expect((await members()).invitations).toMatchObject([{ email: 'new@example.com', role: 'viewer' }]);
  expect(await readInvitation(panel.dependencies, token)).toMatchObject({ email: 'new@example.com', hasSignIn: false });
  const outcomes = await Promise.all([accept(token), accept(token)]);
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await members()).toMatchObject({ invitations: [] });
  expect((await members()).members).toContainEqual({
    email: 'new@example.com',
    name: 'New',
    role: 'viewer',
    signIn: null,
    isLastOwner: false,
  });
  expect(await signIn('New@Example.com')).toMatchObject({ ok: true });
  expect(await panel.db.auditEntry.findMany({ orderBy: { id: 'asc' } })).toMatchObject([
    { action: 'panel-user.invite', subject: 'new@example.com', actor: 'panel:owner@example.com' },
    { action: 'panel-user.join', subject: 'new@example.com', actor: 'panel:new@example.com' },
    { action: 'panel-user.sign-in', subject: 'new@example.com', actor: 'panel:new@example.com' },
  ]);
});

test('how people sign in owners alone are told, and when they were last seen, which may have been on another account, nobody', async () => {
  const { owner, operator, viewer } = panel.actors;
  await panel.db.panelUser.update({ where: { id: operator.panelUserId }, data: { totpSecret: 'a secret' } });
  const times = { createdAt: later(-DAY_MS), lastSeenAt: later(-DAY_MS) };
  const session = { panelUserId: viewer.panelUserId, tokenHash: 'a hash', userAgent: '', clientIp: '', ...times };
  await panel.db.panelSession.create({ data: session });
  const signInsFor = async (actor: typeof owner) => {
    const found = await findPanelUsers(panel.dependencies, actor, panel.account, EVERYBODY);
    return found.ok ? new Map(found.value.members.rows.map(({ email, signIn }) => [email, signIn])) : null;
  };
  const told = await signInsFor(owner);
  expect(told?.get(operator.email)).toEqual({ twoFactor: true });
  expect(told?.get(viewer.email)).toEqual({ twoFactor: false });
  for (const actor of [operator, viewer])
    expect([...((await signInsFor(actor))?.values() ?? [])].filter((signIn) => signIn !== null)).toEqual([]);
});

test('an invitation that was replaced while somebody accepted it does not use up the one that replaced it', async () => {
  const held = await findInvitation(panel.db, hashSecret(await invite()), panel.dependencies.now);
  if (!held) throw new Error('The invitation is not there.');
  const replacement = await invite();
  expect(await inTransaction(panel.db, (tx) => useInvitation(tx, held))).toBe(false);
  expect(await accept(replacement)).toMatchObject({ ok: true });
});

test('a revoked, replaced, overdue or made-up invitation leads nowhere', async () => {
  const over = { ok: false, error: 'invitation_over' };
  const replaced = await invite();
  const current = await invite();
  expect(await accept(replaced)).toEqual(over);
  expect(await accept(current, later(7 * DAY_MS))).toEqual(over);
  expect(await accept('made-up')).toEqual(over);
  const [open] = (await members()).invitations;
  const id = open?.id ?? 0;
  expect(await revokeInvitation(panel.dependencies, panel.actors.stranger, panel.strangersAccount, { id })).toEqual({
    ok: false,
    error: 'invitation_not_found',
  });
  expect(await revokeInvitation(panel.dependencies, panel.actors.owner, panel.account, { id })).toMatchObject({
    ok: true,
  });
  expect(await accept(current)).toEqual(over);
});

test('whoever signs in already joins as themselves, and nobody in their place', async () => {
  const token = await invite('stranger@example.com');
  expect(await accept(token)).toEqual({ ok: false, error: 'has_sign_in' });
  expect(await joinByInvitation(panel.dependencies, panel.actors.viewer, { token })).toEqual({
    ok: false,
    error: 'not_yours',
  });
  expect(await joinByInvitation(panel.dependencies, panel.actors.stranger, { token })).toMatchObject({ ok: true });
  expect((await members()).members.map(({ email }) => email)).toContain('stranger@example.com');
  expect(
    await invitePanelUser(panel.dependencies, panel.actors.owner, panel.account, {
      email: 'stranger@example.com',
      role: 'owner',
    }),
  ).toEqual({ ok: false, error: 'already_member' });
});

test('an account keeps an owner, even when the last two leave at once', async () => {
  const { dependencies, actors, account } = panel;
  const change = (email: string, role: 'owner' | 'viewer') =>
    changeRole(dependencies, actors.owner, account, { email, role });
  const last = async () => (await members()).members.filter(({ isLastOwner }) => isLastOwner).map(({ email }) => email);
  expect(await last()).toEqual(['owner@example.com']);
  expect(await change('owner@example.com', 'viewer')).toEqual({ ok: false, error: 'last_owner' });
  expect(await removePanelUser(dependencies, actors.owner, account, { email: 'owner@example.com' })).toEqual({
    ok: false,
    error: 'last_owner',
  });
  expect(await change('operator@example.com', 'owner')).toMatchObject({ ok: true });
  expect(await last()).toEqual([]);
  await Promise.all([change('operator@example.com', 'viewer'), change('owner@example.com', 'viewer')]);
  expect((await members()).members.filter(({ role }) => role === 'owner')).toHaveLength(1);
});

test('somebody removed is a stranger from the next click on', async () => {
  const { dependencies, actors, account } = panel;
  await removePanelUser(dependencies, actors.owner, account, { email: 'viewer@example.com' });
  expect(await findPanelUsers(dependencies, actors.viewer, account, EVERYBODY)).toEqual({
    ok: false,
    error: 'not_found',
  });
});

test.each([
  ['was removed', () => removePanelUser(panel.dependencies, panel.actors.owner, panel.account, { email: SECOND })],
  [
    'is no longer an owner',
    () => changeRole(panel.dependencies, panel.actors.owner, panel.account, { email: SECOND, role: 'operator' }),
  ],
])('the invitations of somebody who %s lead nowhere; those of others stay', async (_, leave) => {
  const { dependencies, actors, account } = panel;
  await changeRole(dependencies, actors.owner, account, { email: SECOND, role: 'owner' });
  const others = await invite('friend@example.com');
  const made = await invitePanelUser(dependencies, actors.operator, account, { email: 'x@example.com', role: 'owner' });
  const theirs = made.ok ? made.value.token : '';
  expect(await readInvitation(dependencies, theirs)).not.toBeNull();
  expect(await leave()).toMatchObject({ ok: true });
  expect(await accept(theirs)).toEqual({ ok: false, error: 'invitation_over' });
  expect(await accept(others)).toMatchObject({ ok: true });
});
