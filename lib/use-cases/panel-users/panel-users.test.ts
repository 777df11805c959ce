import { Secret, TOTP } from 'otpauth';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { hashPassword } from '@/lib/crypto/password-hash';
import { anyGuess, noGuess } from '@/lib/testing/guesses';
import { createTestPanel, type TestPanel } from '@/lib/testing/test-panel';
import { acceptInvitation } from '../invitations/accept-invitation';
import { joinByInvitation } from '../invitations/join-by-invitation';
import { readInvitation } from '../invitations/read-invitation';
import { beginTwoFactor } from '../own-sign-in/begin-two-factor';
import { changeOwnPassword } from '../own-sign-in/change-own-password';
import { confirmTwoFactor } from '../own-sign-in/confirm-two-factor';
import { getOwnSignIn } from '../own-sign-in/get-own-sign-in';
import { stopTwoFactor } from '../own-sign-in/stop-two-factor';
import { changeRole } from './change-role';
import { checkSignIn } from './check-sign-in';
import { findPanelUsers } from './find-panel-users';
import { findSessionUser } from './find-session-user';
import { invitePanelUser } from './invite-panel-user';
import { removePanelUser } from './remove-panel-user';
import { resetSignIn } from './reset-sign-in';
import { revokeInvitation } from './revoke-invitation';

const PASSWORD = 'correct horse battery';
const DAY_MS = 24 * 3_600_000;
const passwordHash = hashPassword(PASSWORD);
let panel: TestPanel;

beforeEach(async () => {
  panel = await createTestPanel();
  await panel.db.panelUser.updateMany({ data: { passwordHash: await passwordHash } });
});

afterEach(() => panel.close());

const own = (mayTry = true) => ({ ...panel.dependencies, guess: mayTry ? anyGuess : noGuess });
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
const members = async () => {
  const found = await findPanelUsers(panel.dependencies, panel.actors.viewer, panel.account, undefined);
  return found.ok ? found.value : { members: [], invitations: [] };
};
const signIn = (email: string, code = '', now = panel.dependencies.now, password = PASSWORD) =>
  checkSignIn({ db: panel.db, guess: anyGuess, clientIp: '198.51.100.1', now }, { email, password, code });

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
    twoFactor: false,
  });
  expect(await signIn('New@Example.com')).toMatchObject({ ok: true });
  expect(await panel.db.auditEntry.findMany({ orderBy: { id: 'asc' } })).toMatchObject([
    { action: 'panel-user.invite', subject: 'new@example.com', actor: 'panel:owner@example.com' },
    { action: 'panel-user.join', subject: 'new@example.com', actor: 'panel:new@example.com' },
  ]);
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
  expect(await change('owner@example.com', 'viewer')).toEqual({ ok: false, error: 'last_owner' });
  expect(await removePanelUser(dependencies, actors.owner, account, { email: 'owner@example.com' })).toEqual({
    ok: false,
    error: 'last_owner',
  });
  expect(await change('operator@example.com', 'owner')).toMatchObject({ ok: true });
  await Promise.all([change('operator@example.com', 'viewer'), change('owner@example.com', 'viewer')]);
  expect((await members()).members.filter(({ role }) => role === 'owner')).toHaveLength(1);
});

test('somebody removed is a stranger from the next click on', async () => {
  const { dependencies, actors, account } = panel;
  await removePanelUser(dependencies, actors.owner, account, { email: 'viewer@example.com' });
  expect(await findPanelUsers(dependencies, actors.viewer, account, undefined)).toEqual({
    ok: false,
    error: 'not_found',
  });
});

test('a new password ends every session and needs the old one', async () => {
  const { owner } = panel.actors;
  const wish = { currentPassword: 'wrong', password: 'another long one' };
  expect(await changeOwnPassword(own(), owner, wish)).toEqual({ ok: false, error: 'wrong_password' });
  expect(await changeOwnPassword(own(false), owner, { ...wish, currentPassword: PASSWORD })).toEqual({
    ok: false,
    error: 'too_many_tries',
  });
  const changed = await changeOwnPassword(own(), owner, { ...wish, currentPassword: PASSWORD });
  expect(changed).toEqual({ ok: true, value: { sessionEpoch: 1 } });
  const session = (sessionEpoch: number) =>
    findSessionUser(panel, { panelUserId: owner.panelUserId, sessionEpoch }, '198.51.100.1');
  expect(await session(0)).toBeNull();
  expect(await session(1)).toMatchObject({ email: 'owner@example.com' });
  expect(await signIn('owner@example.com')).toEqual({ ok: false, error: 'wrong_credentials' });
  expect(await panel.db.auditEntry.count({ where: { action: 'panel-user.change-password' } })).toBe(1);
});

async function setUpTwoFactor() {
  const { owner } = panel.actors;
  const begun = await beginTwoFactor(own(), owner);
  if (!begun.ok) throw new Error(begun.error);
  const totp = new TOTP({ secret: Secret.fromBase32(begun.value.secret) });
  const codeAt = (now: Date) => totp.generate({ timestamp: now.getTime() });
  const confirmed = await confirmTwoFactor(own(), owner, { code: codeAt(panel.dependencies.now) });
  if (!confirmed.ok) throw new Error(confirmed.error);
  return { codeAt, recoveryCodes: confirmed.value.recoveryCodes, uri: begun.value.uri };
}

test('the second factor is asked for after the right password; each code is taken once', async () => {
  const email = 'owner@example.com';
  const { codeAt, uri } = await setUpTwoFactor();
  expect(uri).toMatch(/^otpauth:\/\/totp\/Chappe:owner%40example\.com\?/);
  expect(await signIn(email, '', later(0), 'wrong')).toEqual({ ok: false, error: 'wrong_credentials' });
  expect(await signIn(email)).toEqual({ ok: false, error: 'code_needed' });
  // The code that proved the set-up was seen already.
  expect(await signIn(email, codeAt(later(0)))).toEqual({ ok: false, error: 'wrong_code' });
  const soon = later(60_000);
  const outcomes = await Promise.all([1, 2, 3].map(() => signIn(email, codeAt(soon), soon)));
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await signIn(email, codeAt(soon), later(200_000))).toEqual({ ok: false, error: 'wrong_code' });
});

test('a recovery code signs in once, however it is typed; the hashes alone are kept', async () => {
  const { recoveryCodes } = await setUpTwoFactor();
  expect(new Set(recoveryCodes).size).toBe(8);
  const [first = ''] = recoveryCodes;
  expect(JSON.stringify(await panel.db.recoveryCode.findMany())).not.toContain(first);
  const typed = first.toUpperCase().replaceAll('-', ' ');
  expect(await signIn('owner@example.com', typed)).toMatchObject({ ok: true });
  expect(await signIn('owner@example.com', first)).toEqual({ ok: false, error: 'wrong_code' });
  expect(await getOwnSignIn(panel, panel.actors.owner)).toMatchObject({ twoFactor: true, recoveryCodesLeft: 7 });
});

test('set-up needs a fitting code; switching off needs the password', async () => {
  const { owner } = panel.actors;
  expect(await confirmTwoFactor(own(), owner, { code: '000000' })).toEqual({ ok: false, error: 'not_begun' });
  const begun = await beginTwoFactor(own(), owner);
  const secret = begun.ok ? begun.value.secret : '';
  const tooOld = new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: later(-120_000).getTime() });
  expect(await confirmTwoFactor(own(), owner, { code: tooOld })).toEqual({ ok: false, error: 'wrong_code' });
  expect(await signIn('owner@example.com')).toMatchObject({ ok: true });
  await setUpTwoFactor();
  expect(await beginTwoFactor(own(), owner)).toEqual({ ok: false, error: 'two_factor_on' });
  expect(await stopTwoFactor(own(), owner, { currentPassword: 'wrong' })).toEqual({
    ok: false,
    error: 'wrong_password',
  });
  expect(await stopTwoFactor(own(), owner, { currentPassword: PASSWORD })).toMatchObject({ ok: true });
  expect(await signIn('owner@example.com')).toMatchObject({ ok: true });
});

test('the operator at the machine lets somebody back in', async () => {
  await setUpTwoFactor();
  expect(await resetSignIn(panel.dependencies, 'nobody@example.com')).toEqual({
    ok: false,
    error: 'panel_user_not_found',
  });
  const reset = await resetSignIn(panel.dependencies, 'Owner@example.com');
  const password = reset.ok ? reset.value.password : '';
  expect(await signIn('owner@example.com', '', later(0), password)).toMatchObject({
    ok: true,
    value: { sessionEpoch: 1 },
  });
});
