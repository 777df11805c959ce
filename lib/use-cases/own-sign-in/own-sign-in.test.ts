/** What people do about their own sign-in: the password, the second factor, their sessions. */
import { Secret, TOTP } from 'otpauth';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { AT_THE_MACHINE } from '@/lib/domain/authorisation/actor';
import { CODE_LOCK_MS, MOST_WRONG_CODES } from '@/lib/domain/panel-user/failed-sign-ins';
import { anyGuess, noGuess } from '@/lib/testing/guesses';
import { quickHash } from '@/lib/testing/quick-hash';
import { createTestPanel, type TestPanel } from '@/lib/testing/test-panel';
import { beginTestSession } from '@/lib/testing/test-session';
import { findSessionUser } from '../panel-users/find-session-user';
import { resetSignIn } from '../panel-users/reset-sign-in';
import { signIn as performSignIn } from '../panel-users/sign-in';
import { beginTwoFactor } from './begin-two-factor';
import { changeOwnPassword } from './change-own-password';
import { confirmTwoFactor } from './confirm-two-factor';
import { endOtherSessions } from './end-other-sessions';
import { getOwnSignIn } from './get-own-sign-in';
import { noteSessionSeen } from './note-session-seen';
import { signOut } from './sign-out';
import { stopTwoFactor } from './stop-two-factor';

const PASSWORD = 'correct horse battery';
const EMAIL = 'owner@example.com';
let panel: TestPanel;
let owner: Awaited<ReturnType<typeof beginTestSession>>;

beforeEach(async () => {
  panel = await createTestPanel();
  await panel.db.panelUser.updateMany({ data: { passwordHash: quickHash(PASSWORD) } });
  owner = await beginTestSession(panel, 'owner');
});

afterEach(() => panel.close());

const own = (guess = anyGuess) => ({ ...panel.dependencies, guess });
const later = (ms: number) => new Date(panel.dependencies.now.getTime() + ms);
const holder = (token: string, now = later(0)) => findSessionUser({ db: panel.db, now }, token, '198.51.100.1');
const signIn = (code = '', now = later(0), password = PASSWORD) =>
  performSignIn(
    { ...panel.dependencies, guess: anyGuess, clientIp: '198.51.100.1', userAgent: 'Test', now },
    { email: EMAIL, password, code },
  );
const actions = async () =>
  (await panel.db.auditEntry.findMany({ orderBy: { id: 'asc' } })).map(({ action, after }) => [
    action,
    JSON.parse(after),
  ]);

test('a new password needs the old one, ends every other session and gives this one a new token', async () => {
  const elsewhere = await beginTestSession(panel, 'owner');
  const colleague = await beginTestSession(panel, 'viewer');
  const wish = { currentPassword: 'wrong', password: 'another long one' };
  expect(await changeOwnPassword(own(), owner, wish)).toEqual({ ok: false, error: 'wrong_password' });
  const right = { ...wish, currentPassword: PASSWORD };
  expect(await changeOwnPassword(own(noGuess), owner, right)).toEqual({ ok: false, error: 'too_many_tries' });
  expect(await holder(elsewhere.token)).not.toBeNull();
  const changed = await changeOwnPassword(own(), owner, right);
  expect(await holder(elsewhere.token)).toBeNull();
  expect(await holder(owner.token)).toBeNull();
  const token = changed.ok ? changed.value.sessionToken : '';
  expect(await holder(token)).toMatchObject({ email: EMAIL, sessionId: owner.sessionId });
  expect(await holder(colleague.token)).not.toBeNull();
  expect(await signIn()).toEqual({ ok: false, error: 'wrong_credentials' });
  expect(await actions()).toEqual([['panel-user.change-password', {}]]);
  expect(panel.events.map(({ type }) => type)).toEqual(['panel-users', 'audit']);
});

test('the sessions of a person are listed, and the others end with a click', async () => {
  const elsewhere = await beginTestSession(panel, 'owner');
  const over = await beginTestSession(panel, 'owner');
  await signOut(panel.dependencies, over.token);
  await signOut(panel.dependencies, over.token);
  await beginTestSession(panel, 'viewer');
  await noteSessionSeen({ db: panel.db, now: later(60_000) }, { ...owner, clientIp: '192.0.2.5' });
  const { sessions } = await getOwnSignIn({ db: panel.db, now: later(60_000) }, owner);
  expect(sessions).toMatchObject([
    { id: owner.sessionId, isThisOne: true, clientIp: '192.0.2.5', lastSeenAt: later(60_000) },
    { id: elsewhere.sessionId, isThisOne: false, lastSeenAt: later(0) },
  ]);
  const kept = await endOtherSessions(own(), owner);
  expect(kept).toMatchObject({ ok: true, value: { ended: 1 } });
  expect(await holder(elsewhere.token)).toBeNull();
  expect(await holder(kept.ok ? kept.value.sessionToken : '')).not.toBeNull();
  expect(await actions()).toEqual([
    ['panel-user.sign-out', {}],
    ['panel-user.end-sessions', { sessionsEnded: 1 }],
  ]);
});

test('of a session the database knows the token’s hash alone', async () => {
  const begun = await signIn();
  const token = begun.ok ? begun.value.sessionToken : '';
  expect(token).toHaveLength(43);
  expect(
    JSON.stringify([
      await panel.db.panelSession.findMany(),
      await panel.db.auditEntry.findMany({ orderBy: { id: 'asc' } }),
    ]),
  ).not.toContain(token);
});

async function setUpTwoFactor() {
  const begun = await beginTwoFactor(own(), owner, { currentPassword: PASSWORD });
  if (!begun.ok) throw new Error(begun.error);
  const totp = new TOTP({ secret: Secret.fromBase32(begun.value.secret) });
  const codeAt = (now: Date) => totp.generate({ timestamp: now.getTime() });
  const confirmed = await confirmTwoFactor(own(), owner, { code: codeAt(later(0)) });
  if (!confirmed.ok) throw new Error(confirmed.error);
  return { codeAt, ...confirmed.value, uri: begun.value.uri };
}

test('set-up needs the password and a fitting code, and ends the sessions that were begun without', async () => {
  const elsewhere = await beginTestSession(panel, 'owner');
  expect(await confirmTwoFactor(own(), owner, { code: '000000' })).toEqual({ ok: false, error: 'not_begun' });
  expect(await beginTwoFactor(own(), owner, { currentPassword: 'wrong' })).toEqual({
    ok: false,
    error: 'wrong_password',
  });
  const begun = await beginTwoFactor(own(), owner, { currentPassword: PASSWORD });
  const totp = new TOTP({ secret: Secret.fromBase32(begun.ok ? begun.value.secret : '') });
  const tooOld = totp.generate({ timestamp: later(-120_000).getTime() });
  expect(await confirmTwoFactor(own(), owner, { code: tooOld })).toEqual({ ok: false, error: 'wrong_code' });
  expect(await confirmTwoFactor(own(noGuess), owner, { code: tooOld })).toEqual({ ok: false, error: 'too_many_tries' });
  expect(await signIn()).toMatchObject({ ok: true });
  const { sessionToken } = await setUpTwoFactor();
  expect(await holder(elsewhere.token)).toBeNull();
  expect(await holder(owner.token)).toBeNull();
  expect(await holder(sessionToken)).not.toBeNull();
  expect(await beginTwoFactor(own(), owner, { currentPassword: PASSWORD })).toEqual({
    ok: false,
    error: 'two_factor_on',
  });
});

test('switching the second factor off needs the password', async () => {
  await setUpTwoFactor();
  expect(await stopTwoFactor(own(), owner, { currentPassword: 'wrong' })).toEqual({
    ok: false,
    error: 'wrong_password',
  });
  expect(await stopTwoFactor(own(), owner, { currentPassword: PASSWORD })).toMatchObject({ ok: true });
  expect(await signIn()).toMatchObject({ ok: true });
});

test('the second factor is asked for after the right password; each code is taken once', async () => {
  const { codeAt, uri } = await setUpTwoFactor();
  expect(uri).toMatch(/^otpauth:\/\/totp\/Chappe:owner%40example\.com\?/);
  expect(await signIn('', later(0), 'wrong')).toEqual({ ok: false, error: 'wrong_credentials' });
  expect(await signIn()).toEqual({ ok: false, error: 'code_needed' });
  // The code that proved the set-up was seen already.
  expect(await signIn(codeAt(later(0)))).toEqual({ ok: false, error: 'wrong_code' });
  const soon = later(60_000);
  const outcomes = await Promise.all([1, 2, 3].map(() => signIn(codeAt(soon), soon)));
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await signIn(codeAt(soon), later(200_000))).toEqual({ ok: false, error: 'wrong_code' });
});

test('a recovery code signs in once, however it is typed; the hashes alone are kept', async () => {
  const { recoveryCodes } = await setUpTwoFactor();
  expect(new Set(recoveryCodes).size).toBe(8);
  const [first = ''] = recoveryCodes;
  expect(JSON.stringify(await panel.db.recoveryCode.findMany())).not.toContain(first);
  expect(await signIn(first.toUpperCase().replaceAll('-', ' '))).toMatchObject({ ok: true });
  expect(await signIn(first)).toEqual({ ok: false, error: 'wrong_code' });
  expect(await getOwnSignIn(panel.dependencies, owner)).toMatchObject({ twoFactor: true, recoveryCodesLeft: 7 });
});

test('after five wrong codes none is taken for a quarter of an hour, its owner is told, a recovery code lets in', async () => {
  const { codeAt, recoveryCodes } = await setUpTwoFactor();
  const soon = later(60_000);
  const wrong = await Promise.all(Array.from({ length: 8 }, () => signIn(codeAt(later(-600_000)), soon)));
  const refusals = wrong.map((outcome) => (outcome.ok ? 'signed in' : outcome.error));
  expect(refusals.filter((refusal) => refusal === 'wrong_code')).toHaveLength(MOST_WRONG_CODES - 1);
  expect(refusals.filter((refusal) => refusal === 'codes_locked')).toHaveLength(8 - MOST_WRONG_CODES + 1);
  expect(await signIn(codeAt(soon), soon)).toEqual({ ok: false, error: 'codes_locked' });
  for (let count = 0; count < 10; count += 1) {
    expect(await signIn('not-a-recovery-code', soon)).toEqual({ ok: false, error: 'codes_locked' });
  }
  const [mail, ...others] = await panel.db.alert.findMany();
  expect(others).toEqual([]);
  expect(mail).toMatchObject({ recipient: EMAIL, channel: 'mail', status: 'pending' });
  expect(JSON.parse(mail?.topic ?? '')).toMatchObject({ kind: 'wrong-codes', clientIp: '198.51.100.1' });
  expect((await actions()).filter(([action]) => action === 'panel-user.wrong-codes')).toHaveLength(1);
  const unlocked = new Date(soon.getTime() + CODE_LOCK_MS);
  expect(await signIn(codeAt(unlocked), unlocked)).toMatchObject({ ok: true });
  await Promise.all(Array.from({ length: 5 }, () => signIn('000000', unlocked)));
  expect(await signIn(recoveryCodes[0], unlocked)).toMatchObject({ ok: true });
});

test('the operator at the machine lets somebody back in, and everybody else out', async () => {
  await setUpTwoFactor();
  expect(await resetSignIn(panel.dependencies, AT_THE_MACHINE, { email: 'nobody@example.com' })).toEqual({
    ok: false,
    error: 'panel_user_not_found',
  });
  const elsewhere = await beginTestSession(panel, 'owner');
  const reset = await resetSignIn(panel.dependencies, AT_THE_MACHINE, { email: 'Owner@example.com' });
  expect(await holder(elsewhere.token)).toBeNull();
  expect(await signIn('', later(0), reset.ok ? reset.value.password : '')).toMatchObject({ ok: true });
  const [entry] = await panel.db.auditEntry.findMany({
    where: { after: { contains: 'resetAtTheMachine' } },
    orderBy: { id: 'asc' },
  });
  expect(entry).toMatchObject({ actor: 'system', clientIp: 'command line', subject: 'owner@example.com' });
});
