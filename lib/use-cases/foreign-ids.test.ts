/**
 * The owner of another account, on that account and so with every right there, names what belongs to ours: logins,
 * deliveries, invitations, members. All of it is as missing as what never was. And whatever is not made by
 * defineUseCase says why it needs no row in the matrix.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { insertCallbackDeliveries } from '@/lib/db/callbacks/callback-queue';
import { inTransaction } from '@/lib/db/connections/client';
import { hashSecret } from '@/lib/platform/crypto/random-secrets';
import { auditListQuery } from '@/lib/schemas/audit';
import { callbackListQuery } from '@/lib/schemas/callback';
import { messageListQuery } from '@/lib/schemas/message';
import { movementListQuery } from '@/lib/schemas/movement';
import { anyGuess } from '@/lib/testing/guesses';
import { quickHash } from '@/lib/testing/quick-hash';
import { SEEN_UNTOUCHED } from '@/lib/testing/seen-untouched';
import { createTestPanel, type TestPanel } from '@/lib/testing/test-panel';
import { beginTestSession } from '@/lib/testing/test-session';
import { listAccounts } from './accounts/list-accounts';
import { changeLimit } from './alerts/change-limit';
import { sendTestAlert } from './alerts/send-test-alert';
import { changeCallback } from './api-users/change-callback';
import { changeCallbackSecret } from './api-users/change-callback-secret';
import { changePassword } from './api-users/change-password';
import { changeQuota } from './api-users/change-quota';
import { changeRestrictions } from './api-users/change-restrictions';
import { countPending } from './api-users/count-pending';
import { deleteApiUser } from './api-users/delete-api-user';
import { disableApiUser } from './api-users/disable-api-user';
import { getApiUser } from './api-users/get-api-user';
import { findAuditEntries } from './audit/find-audit-entries';
import { findCallbacks } from './callbacks/find-callbacks';
import { redeliverCallbacks } from './callbacks/redeliver-callbacks';
import { testCallback } from './callbacks/test-callback';
import { addUpMovements } from './credit/add-up-movements';
import { findMovements } from './credit/find-movements';
import { acceptInvitation } from './invitations/accept-invitation';
import { joinByInvitation } from './invitations/join-by-invitation';
import { estimateMessage } from './messages/estimate-message';
import { findMessages } from './messages/find-messages';
import { findSent } from './messages/find-sent';
import { getMessage } from './messages/get-message';
import { sendMessage } from './messages/send-message';
import { beginTwoFactor } from './own-sign-in/begin-two-factor';
import { changeOwnPassword } from './own-sign-in/change-own-password';
import { endOtherSessions } from './own-sign-in/end-other-sessions';
import { stopTwoFactor } from './own-sign-in/stop-two-factor';
import { changeRole } from './panel-users/change-role';
import { removePanelUser } from './panel-users/remove-panel-user';
import { revokeInvitation } from './panel-users/revoke-invitation';
import { changeSender } from './senders/change-sender';
import { deleteSender } from './senders/delete-sender';

const login = 'ours';
const email = 'viewer@example.com';
const SENDER = 'OURS';
const INVITATION = 77;
const SEND_KEY = '0'.repeat(32);
const WRITTEN = {
  ...{ sender: SENDER, recipients: '+33612345678', message: 'Hello', noStop: false },
  ...({ when: 'now', at: '', smsClass: '1', key: SEND_KEY, seenCredits: 100 } as const),
};
const TOKEN = 'the link of our guest';
let panel: TestPanel;
let deliveryId: number;

type Outcome = { readonly ok: boolean; readonly error?: string; readonly value?: unknown };

const asStranger = <Input>(
  perform: (
    dependencies: TestPanel['dependencies'],
    actor: TestPanel['actors']['stranger'],
    serviceName: string,
    input: Input,
  ) => Promise<Outcome>,
  input: Input,
) => perform(panel.dependencies, panel.actors.stranger, panel.strangersAccount, input);

const NO_USER = { ok: false, error: 'api_user_not_found' };
const NOT_FOUND = { ok: false, error: 'not_found' };
const NO_MEMBER = { ok: false, error: 'member_not_found' };
const NO_SENDER = { ok: false, error: 'sender_gone' };
const limit = { login, threshold: 100, support: 'mail', email: 'me@example.com', number: '' } as const;

/** Each use case on an account that is told which of its things to work on, and what it says of one of ours. */
const FOREIGN: Readonly<Record<string, { readonly call: () => Promise<Outcome>; readonly says: object }>> = {
  'alerts/change-limit': { call: () => asStranger(changeLimit, { ...limit, seen: SEEN_UNTOUCHED }), says: NO_USER },
  'alerts/send-test-alert': { call: () => asStranger(sendTestAlert, limit), says: NO_USER },
  'api-users/change-callback': {
    call: () => asStranger(changeCallback, { login, callbackUrl: 'https://example.com/', seen: SEEN_UNTOUCHED }),
    says: NO_USER,
  },
  'api-users/change-callback-secret': {
    call: () => asStranger(changeCallbackSecret, { login, signed: true }),
    says: NO_USER,
  },
  'api-users/change-password': {
    call: () => asStranger(changePassword, { login, password: 'abcd1234', keepOld: false }),
    says: NO_USER,
  },
  'api-users/change-quota': {
    call: () => asStranger(changeQuota, { login, active: true, quota: 100, seen: SEEN_UNTOUCHED }),
    says: NO_USER,
  },
  'api-users/change-restrictions': {
    call: () => asStranger(changeRestrictions, { login, ipRestrictions: [], seen: SEEN_UNTOUCHED }),
    says: NO_USER,
  },
  'api-users/count-pending': { call: () => asStranger(countPending, login), says: NOT_FOUND },
  'api-users/delete-api-user': { call: () => asStranger(deleteApiUser, { login, confirmation: login }), says: NO_USER },
  'api-users/disable-api-user': { call: () => asStranger(disableApiUser, { login, disabled: true }), says: NO_USER },
  'api-users/get-api-user': { call: () => asStranger(getApiUser, login), says: NOT_FOUND },
  'audit/find-audit-entries': {
    call: () => asStranger(findAuditEntries, auditListQuery.parse({ subject: login })),
    says: { ok: true, value: { rows: [] } },
  },
  'callbacks/find-callbacks': {
    call: () => asStranger(findCallbacks, callbackListQuery.parse({ login })),
    says: { ok: true, value: { rows: [] } },
  },
  'callbacks/redeliver-callbacks': {
    call: () => asStranger(redeliverCallbacks, { what: 'one', deliveryId }),
    says: { ok: false, error: 'delivery_not_found' },
  },
  'callbacks/test-callback': {
    call: () => asStranger(testCallback, { login, callbackUrl: 'http://127.0.0.1:1/' }),
    says: NO_USER,
  },
  'credit/find-movements': {
    call: () => asStranger(findMovements, movementListQuery.parse({ login })),
    says: { ok: true, value: { rows: [] } },
  },
  'credit/add-up-movements': {
    call: () => asStranger(addUpMovements, movementListQuery.parse({ login })),
    says: { ok: true, value: { sums: [] } },
  },
  'messages/find-messages': {
    call: () => asStranger(findMessages, messageListQuery.parse({ login })),
    says: { ok: true, value: { rows: [] } },
  },
  'messages/get-message': { call: () => asStranger(getMessage, { id: 1 }), says: NOT_FOUND },
  'panel-users/change-role': { call: () => asStranger(changeRole, { email, role: 'owner' }), says: NO_MEMBER },
  'panel-users/remove-panel-user': { call: () => asStranger(removePanelUser, { email }), says: NO_MEMBER },
  'panel-users/revoke-invitation': {
    call: () => asStranger(revokeInvitation, { id: INVITATION }),
    says: { ok: false, error: 'invitation_not_found' },
  },
  'senders/change-sender': {
    call: () => asStranger(changeSender, { sender: SENDER, description: 'theirs', isEnabled: false }),
    says: NO_SENDER,
  },
  'messages/estimate-message': { call: () => asStranger(estimateMessage, WRITTEN), says: NO_SENDER },
  'messages/find-sent': { call: () => asStranger(findSent, SEND_KEY), says: { ok: true, value: null } },
  'messages/send-message': { call: () => asStranger(sendMessage, WRITTEN), says: NO_SENDER },
  'senders/delete-sender': { call: () => asStranger(deleteSender, { sender: SENDER }), says: NO_SENDER },
};

/** Use cases on an account that are told nothing but the account. */
const WITHOUT_IDS = [
  'accounts/change-account-callback',
  'accounts/change-retention',
  'accounts/change-stop-clause',
  'accounts/change-time-zone',
  'accounts/follow-account',
  'accounts/get-account',
  'alerts/change-account-limit',
  'alerts/change-alert-templates',
  'alerts/find-alerts',
  'alerts/get-alert-templates',
  'alerts/send-alert-sample',
  'api-users/add-api-user',
  'api-users/export-api-users',
  'api-users/find-api-users',
  'callbacks/check-callback-host',
  'callbacks/test-account-callback',
  'credit/export-movements',
  'credit/get-spending-pace',
  'panel-users/find-panel-users',
  'panel-users/invite-panel-user',
  'senders/add-sender',
  'senders/find-senders',
];

/** Everything that is not made by defineUseCase, and why it may do without a role. */
const OUTSIDE: Readonly<Record<string, string>> = {
  'accounts/list-accounts': 'answers the memberships of the actor: tested below',
  'credit/grant-credit': 'called by a command on the server only: grant-credit.test.ts',
  'instance/add-account': 'called by a command on the server only: add-account.test.ts',
  'instance/awaits-first-sign-in': 'says yes or no of the whole instance: awaits-first-sign-in.test.ts',
  'instance/seed-instance': 'called at the start of an empty instance only',
  'invitations/accept-invitation': 'the token is the right: tested below and in panel-users.test.ts',
  'invitations/join-by-invitation': 'the token and its e-mail address are the right: tested below',
  'invitations/read-invitation': 'the token is the right: panel-users.test.ts',
  'own-sign-in/begin-two-factor': 'works on the actor alone: tested below',
  'own-sign-in/change-own-password': 'works on the actor alone: tested below',
  'own-sign-in/confirm-two-factor': 'works on the actor alone, with a code of the actor’s own secret',
  'own-sign-in/end-other-sessions': 'works on the actor alone: tested below',
  'own-sign-in/get-own-sign-in': 'works on the actor alone, and only reads',
  'own-sign-in/note-session-seen': 'is called for the session that was just looked up',
  'own-sign-in/sign-out': 'the token is the right: own-sign-in.test.ts',
  'own-sign-in/stop-two-factor': 'works on the actor alone: tested below',
  'panel-users/find-session-user': 'is the session’s own check',
  'panel-users/record-failed-sign-in': 'is about whoever failed to sign in: sign-in.test.ts',
  'panel-users/reset-sign-in': 'called by a command on the server only',
  'panel-users/sign-in': 'is the sign-in itself: sign-in.test.ts',
  'senders/add-sender-at-the-machine': 'called by a command on the server only: senders.test.ts',
};

beforeAll(async () => {
  panel = await createTestPanel();
  const { db, dependencies } = panel;
  const { now } = dependencies;
  const { id: accountId } = await db.smsAccount.findUniqueOrThrow({ where: { serviceName: panel.account } });
  const user = await db.apiUser.create({ data: { accountId, login, passwordHash: '', createdAt: now } });
  await db.sender.create({ data: { accountId, sender: SENDER, createdAt: now } });
  const paid = { firstMessageId: 1, messageCount: 1, credits: 100, createdAt: now };
  await db.sendKey.create({ data: { accountId, key: SEND_KEY, ...paid } });
  const owed = {
    kind: 'status' as const,
    accountId,
    apiUserId: user.id,
    messageId: 1,
    change: { ptt: 4, dlrId: 1 as const, date: '2026-11-24 11:00:00' },
    url: 'http://one.example/',
  };
  await inTransaction(db, (tx) => insertCallbackDeliveries(tx, [owed], now));
  deliveryId = (await db.callbackDelivery.findFirstOrThrow()).id;
  const kept = { accountId, login, sender: 'TEST', recipient: '33612345678', text: '', encoding: 'gsm7' };
  const sent = { segmentCount: 1, credits: 0, state: 'delivered', ptt: 4, dlrId: 1 };
  await db.message.create({ data: { id: 1, ...kept, ...sent, createdAt: now, dueAt: now, updatedAt: now } });
  const entry = {
    accountId,
    at: now,
    actor: 'system',
    clientIp: '',
    action: 'api-user.add',
    before: '{}',
    after: '{}',
  };
  await db.auditEntry.create({ data: { ...entry, subject: login } });
  const invited = { id: INVITATION, accountId, email: 'guest@example.com', role: 'owner', invitedBy: '' };
  const until = new Date(now.getTime() + 60_000);
  await db.invitation.create({ data: { ...invited, tokenHash: hashSecret(TOKEN), createdAt: now, expiresAt: until } });
});

afterAll(() => panel.close());

/** All that belongs to our account and its people. */
async function ours(): Promise<string> {
  const { db } = panel;
  const everything = [
    await db.apiUser.findMany(),
    await db.creditMovement.findMany(),
    await db.callbackDelivery.findMany(),
    await db.membership.findMany(),
    await db.invitation.findMany(),
    await db.panelUser.findMany({ where: { email: { not: 'stranger@example.com' } } }),
    await db.panelSession.findMany({ where: { panelUser: { email: { not: 'stranger@example.com' } } } }),
    await db.auditEntry.findMany({ where: { actor: { not: 'panel:stranger@example.com' } } }),
    await db.alert.findMany(),
    await db.sender.findMany(),
  ];
  return JSON.stringify(everything, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value));
}

describe('what is ours is missing to the owner of another account', () => {
  test.each(Object.entries(FOREIGN))('%s', async (_, { call, says }) => {
    const before = await ours();
    expect(await call()).toMatchObject(says);
    expect(await ours()).toBe(before);
  });
});

test('accounts are listed to their members only', async () => {
  const listed = await listAccounts(panel.dependencies, panel.actors.stranger);
  expect(listed.map(({ serviceName }) => serviceName)).toEqual([panel.strangersAccount]);
});

test('an invitation is nothing without its link, and nothing to somebody else with it', async () => {
  const { dependencies, actors } = panel;
  const before = await ours();
  expect(await joinByInvitation(dependencies, actors.stranger, { token: TOKEN })).toEqual({
    ok: false,
    error: 'not_yours',
  });
  const guess = { token: String(INVITATION), name: 'Somebody', password: 'long enough for all' };
  expect(await acceptInvitation({ ...dependencies, clientIp: '' }, guess)).toEqual({
    ok: false,
    error: 'invitation_over',
  });
  expect(await joinByInvitation(dependencies, actors.stranger, guess)).toEqual({ ok: false, error: 'invitation_over' });
  expect(await ours()).toBe(before);
});

test('what people do about their own sign-in touches nobody else’s', async () => {
  const { db, dependencies, actors } = panel;
  const own = { ...dependencies, guess: anyGuess };
  await db.panelUser.updateMany({ data: { passwordHash: quickHash('right') } });
  const ourSession = await beginTestSession(panel, 'owner');
  const theirs = await beginTestSession(panel, 'stranger');
  const before = await ours();
  expect(await beginTwoFactor(own, theirs, { currentPassword: 'right' })).toMatchObject({ ok: true });
  const wrong = { currentPassword: 'wrong', password: 'long enough for all' };
  expect(await changeOwnPassword(own, theirs, wrong)).toMatchObject({ error: 'wrong_password' });
  expect(await endOtherSessions(own, { ...theirs, sessionId: ourSession.sessionId })).toMatchObject({ ok: true });
  expect(await stopTwoFactor(own, actors.stranger, wrong)).toMatchObject({ error: 'wrong_password' });
  expect(await ours()).toBe(before);
});

test('every use case is in one of the three lists', () => {
  const files = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
    .filter((file) => /^(?!_shared).*\/.*(?<!\.test)\.ts$/.test(file))
    .map((file) => file.replace(/\.ts$/, ''));
  const onAccount = (file: string) =>
    readFileSync(path.join(import.meta.dirname, `${file}.ts`), 'utf8').includes('= defineUseCase');
  const listed = [...Object.keys(FOREIGN), ...WITHOUT_IDS];
  expect(files.filter(onAccount).toSorted()).toEqual(listed.toSorted());
  expect(files.filter((file) => !onAccount(file)).toSorted()).toEqual(Object.keys(OUTSIDE).toSorted());
});
