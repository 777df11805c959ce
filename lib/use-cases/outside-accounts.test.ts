/** What is not done on an account, and so asks for no role, reaches nothing that is somebody else's. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { accountListQuery } from '@/lib/schemas/account';
import { createFurnishedPanel, type FurnishedPanel, INVITATION, INVITATION_TOKEN } from '@/lib/testing/furnished-panel';
import { anyGuess } from '@/lib/testing/guesses';
import { quickHash } from '@/lib/testing/quick-hash';
import { beginTestSession } from '@/lib/testing/test-session';
import { findOwnAccounts } from './accounts/find-own-accounts';
import { listAccounts } from './accounts/list-accounts';
import { listServiceNames } from './accounts/list-service-names';
import { acceptInvitation } from './invitations/accept-invitation';
import { joinByInvitation } from './invitations/join-by-invitation';
import { beginTwoFactor } from './own-sign-in/begin-two-factor';
import { changeOwnPassword } from './own-sign-in/change-own-password';
import { endOtherSessions } from './own-sign-in/end-other-sessions';
import { saveOwnNumber } from './own-sign-in/save-own-number';
import { stopTwoFactor } from './own-sign-in/stop-two-factor';

let panel: FurnishedPanel;

beforeAll(async () => {
  panel = await createFurnishedPanel();
});

afterAll(() => panel.close());

test('accounts are listed to their members only', async () => {
  const listed = await listAccounts(panel.dependencies, panel.actors.stranger, accountListQuery.parse({}));
  expect(listed.accounts.map(({ serviceName }) => serviceName)).toEqual([panel.strangersAccount]);
  const found = await findOwnAccounts(panel.dependencies, panel.actors.stranger, { search: 'sms' });
  expect(found.accounts.map(({ serviceName }) => serviceName)).toEqual([panel.strangersAccount]);
  const named = await listServiceNames(panel.dependencies, panel.actors.stranger, { after: null, limit: 10 });
  expect(named).toEqual({ names: [panel.strangersAccount], hasMore: false });
});

test('an invitation is nothing without its link, and nothing to somebody else with it', async () => {
  const { dependencies, actors } = panel;
  const before = await panel.ours();
  expect(await joinByInvitation(dependencies, actors.stranger, { token: INVITATION_TOKEN })).toEqual({
    ok: false,
    error: 'not_yours',
  });
  const guess = { token: String(INVITATION), name: 'Somebody', password: 'long enough for all' };
  expect(await acceptInvitation({ ...dependencies, clientIp: '' }, guess)).toEqual({
    ok: false,
    error: 'invitation_over',
  });
  expect(await joinByInvitation(dependencies, actors.stranger, guess)).toEqual({ ok: false, error: 'invitation_over' });
  expect(await panel.ours()).toBe(before);
});

test('what people do about their own sign-in touches nobody else’s', async () => {
  const { db, dependencies, actors } = panel;
  const own = { ...dependencies, guess: anyGuess };
  await db.panelUser.updateMany({ data: { passwordHash: quickHash('right') } });
  const ourSession = await beginTestSession(panel, 'owner');
  const theirs = await beginTestSession(panel, 'stranger');
  const before = await panel.ours();
  expect(await beginTwoFactor(own, theirs, { currentPassword: 'right' })).toMatchObject({ ok: true });
  const wrong = { currentPassword: 'wrong', password: 'long enough for all' };
  expect(await changeOwnPassword(own, theirs, wrong)).toMatchObject({ error: 'wrong_password' });
  expect(await endOtherSessions(own, { ...theirs, sessionId: ourSession.sessionId })).toMatchObject({ ok: true });
  expect(await saveOwnNumber(own, theirs, { number: '+33612345678' })).toMatchObject({ ok: true });
  expect(await stopTwoFactor(own, actors.stranger, wrong)).toMatchObject({ error: 'wrong_password' });
  expect(await panel.ours()).toBe(before);
});
