/** Calls every use case of the panel directly as each role and as another account's owner. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Member } from '@/lib/domain/authorisation/actor';
import { alertListQuery } from '@/lib/schemas/alert';
import { apiUserListQuery } from '@/lib/schemas/api-user';
import { auditListQuery } from '@/lib/schemas/audit';
import { callbackListQuery } from '@/lib/schemas/callback';
import { messageListQuery } from '@/lib/schemas/message';
import { movementListQuery } from '@/lib/schemas/movement';
import { seenNow } from '@/lib/testing/seen-now';
import { CALLERS, type Caller, createTestPanel, plainApiUser, type TestPanel } from '@/lib/testing/test-panel';
import { changeAccountCallback } from './accounts/change-account-callback';
import { changeRetention } from './accounts/change-retention';
import { changeStopClause } from './accounts/change-stop-clause';
import { changeTimeZone } from './accounts/change-time-zone';
import { followAccount } from './accounts/follow-account';
import { getAccount } from './accounts/get-account';
import { changeAccountLimit } from './alerts/change-account-limit';
import { changeAlertTemplates } from './alerts/change-alert-templates';
import { changeLimit } from './alerts/change-limit';
import { findAlerts } from './alerts/find-alerts';
import { getAlertTemplates } from './alerts/get-alert-templates';
import { sendAlertSample } from './alerts/send-alert-sample';
import { sendTestAlert } from './alerts/send-test-alert';
import { addApiUser } from './api-users/add-api-user';
import { changeCallback } from './api-users/change-callback';
import { changeCallbackSecret } from './api-users/change-callback-secret';
import { changePassword } from './api-users/change-password';
import { changeQuota } from './api-users/change-quota';
import { changeRestrictions } from './api-users/change-restrictions';
import { countPending } from './api-users/count-pending';
import { deleteApiUser } from './api-users/delete-api-user';
import { disableApiUser } from './api-users/disable-api-user';
import { exportApiUsers } from './api-users/export-api-users';
import { findApiUsers } from './api-users/find-api-users';
import { getApiUser } from './api-users/get-api-user';
import { findAuditEntries } from './audit/find-audit-entries';
import { checkCallbackHost } from './callbacks/check-callback-host';
import { findCallbacks } from './callbacks/find-callbacks';
import { redeliverCallbacks } from './callbacks/redeliver-callbacks';
import { testAccountCallback } from './callbacks/test-account-callback';
import { testCallback } from './callbacks/test-callback';
import { addUpMovements } from './credit/add-up-movements';
import { exportMovements } from './credit/export-movements';
import { findMovements } from './credit/find-movements';
import { getSpendingPace } from './credit/get-spending-pace';

import { estimateMessage } from './messages/estimate-message';

import { findMessages } from './messages/find-messages';
import { findSent } from './messages/find-sent';
import { getMessage } from './messages/get-message';
import { sendMessage } from './messages/send-message';
import { changeRole } from './panel-users/change-role';
import { findPanelUsers } from './panel-users/find-panel-users';
import { invitePanelUser } from './panel-users/invite-panel-user';
import { removePanelUser } from './panel-users/remove-panel-user';
import { revokeInvitation } from './panel-users/revoke-invitation';
import { addSender } from './senders/add-sender';
import { changeSender } from './senders/change-sender';
import { deleteSender } from './senders/delete-sender';
import { findSenders } from './senders/find-senders';

type Outcome = { readonly ok: boolean; readonly error?: string };
type Given = Omit<TestPanel, 'actors'> & { readonly actors: Readonly<Record<Caller, Member>> };
type Call = (panel: Given, caller: Caller) => Promise<Outcome>;

const on =
  <Input>(
    useCase: (
      dependencies: TestPanel['dependencies'],
      actor: Member,
      serviceName: string,
      input: Input,
    ) => Promise<Outcome>,
    input: (caller: Caller, panel: Given) => Input | Promise<Input>,
  ): Call =>
  async (given, caller) =>
    useCase(given.dependencies, given.actors[caller], given.account, await input(caller, given));

/** With what the caller would see in the dialog: no conflict is what must refuse them. */
const edit = async <Input extends object>({ db, account }: Given, input: Input) => ({
  ...input,
  login,
  seen: await seenNow(db, account, login),
});

const EVERYONE: readonly Caller[] = ['owner', 'operator', 'viewer'];
const OWNER: readonly Caller[] = ['owner'];
const NOT_VIEWER: readonly Caller[] = ['owner', 'operator'];
const login = 'existing';
const INVITATION = 77;
const MESSAGE = 88;
const LIMIT = { threshold: 100, support: 'mail', email: 'me@example.com', number: '' } as const;
const WRITTEN = {
  sender: 'TEST',
  recipients: '+33612345678',
  message: 'Hello',
  noStop: false,
  when: 'now',
  at: '',
} as const;
const TEMPLATES = { emailCustom: false, emailFrom: '', emailSubject: '', emailBody: '', smsCustom: false, smsBody: '' };

/** One row for each use case on an account; a new file without a row fails the last test. */
const MATRIX: Readonly<Record<string, { readonly call: Call; readonly allowed: readonly Caller[] }>> = {
  'accounts/change-retention': {
    call: on(changeRetention, () => ({ retentionMonths: 6, seen: { retentionMonths: 12 } })),
    allowed: OWNER,
  },
  'accounts/change-time-zone': { call: on(changeTimeZone, () => ({ timeZone: 'Europe/London' })), allowed: OWNER },
  'accounts/change-stop-clause': { call: on(changeStopClause, () => ({ stopClauseEnabled: false })), allowed: OWNER },
  'accounts/change-account-callback': {
    call: on(changeAccountCallback, (caller) => ({ callbackUrl: `https://example.com/${caller}` })),
    allowed: NOT_VIEWER,
  },
  'accounts/follow-account': { call: on(followAccount, () => undefined), allowed: EVERYONE },
  'accounts/get-account': { call: on(getAccount, () => undefined), allowed: EVERYONE },
  'alerts/change-account-limit': {
    call: on(changeAccountLimit, (caller) => ({ ...LIMIT, email: `${caller}@example.com` })),
    allowed: NOT_VIEWER,
  },
  'alerts/change-alert-templates': {
    // Each caller changes something, because nothing else is saved.
    call: on(changeAlertTemplates, (caller) => ({ ...TEMPLATES, smsCustom: true, smsBody: caller })),
    allowed: NOT_VIEWER,
  },
  'alerts/change-limit': {
    call: on(changeLimit, (caller, given) => edit(given, { ...LIMIT, email: `${caller}@example.com` })),
    allowed: NOT_VIEWER,
  },
  'alerts/find-alerts': { call: on(findAlerts, () => alertListQuery.parse({})), allowed: EVERYONE },
  'alerts/get-alert-templates': { call: on(getAlertTemplates, () => undefined), allowed: EVERYONE },
  'alerts/send-alert-sample': {
    call: on(sendAlertSample, () => ({ ...TEMPLATES, number: null })),
    allowed: NOT_VIEWER,
  },
  'alerts/send-test-alert': { call: on(sendTestAlert, () => ({ login, ...LIMIT })), allowed: NOT_VIEWER },
  'api-users/add-api-user': {
    call: on(addApiUser, (caller) => plainApiUser(`by-${caller}`)),
    allowed: OWNER,
  },
  'api-users/change-callback': {
    call: on(changeCallback, (caller, given) => edit(given, { callbackUrl: `https://${caller}.example.com/` })),
    allowed: NOT_VIEWER,
  },
  'api-users/change-callback-secret': {
    call: on(changeCallbackSecret, () => ({ login, signed: true })),
    allowed: OWNER,
  },
  'api-users/change-password': {
    call: on(changePassword, () => ({ login, password: 'abcd1234', keepOld: false })),
    allowed: OWNER,
  },
  'api-users/change-restrictions': {
    call: on(changeRestrictions, (caller, given) =>
      edit(given, { ipRestrictions: [`192.0.2.${CALLERS.indexOf(caller) + 1}`] }),
    ),
    allowed: NOT_VIEWER,
  },
  'api-users/count-pending': { call: on(countPending, () => login), allowed: EVERYONE },
  'api-users/delete-api-user': {
    call: on(deleteApiUser, () => ({ login: 'deletable', confirmation: '' })),
    allowed: OWNER,
  },
  'api-users/disable-api-user': { call: on(disableApiUser, () => ({ login, disabled: false })), allowed: NOT_VIEWER },
  'api-users/export-api-users': { call: on(exportApiUsers, () => apiUserListQuery.parse({})), allowed: EVERYONE },
  'api-users/get-api-user': { call: on(getApiUser, () => login), allowed: EVERYONE },
  'audit/find-audit-entries': { call: on(findAuditEntries, () => auditListQuery.parse({})), allowed: EVERYONE },
  'callbacks/check-callback-host': { call: on(checkCallbackHost, () => ({ host: '10.0.0.1' })), allowed: EVERYONE },
  'callbacks/find-callbacks': { call: on(findCallbacks, () => callbackListQuery.parse({})), allowed: EVERYONE },
  'callbacks/redeliver-callbacks': {
    call: on(redeliverCallbacks, () => ({ what: 'failed', since: new Date(0), login: '' }) as const),
    allowed: NOT_VIEWER,
  },
  'callbacks/test-account-callback': {
    call: on(testAccountCallback, () => ({ callbackUrl: 'http://10.0.0.1/' })),
    allowed: NOT_VIEWER,
  },
  'callbacks/test-callback': {
    call: on(testCallback, () => ({ login, callbackUrl: 'http://10.0.0.1/' })),
    allowed: NOT_VIEWER,
  },
  'credit/add-up-movements': { call: on(addUpMovements, () => movementListQuery.parse({})), allowed: EVERYONE },
  'credit/export-movements': { call: on(exportMovements, () => movementListQuery.parse({})), allowed: EVERYONE },
  'credit/get-spending-pace': { call: on(getSpendingPace, () => undefined), allowed: EVERYONE },
  'credit/find-movements': { call: on(findMovements, () => movementListQuery.parse({})), allowed: EVERYONE },
  'api-users/change-quota': {
    call: on(changeQuota, (_, given) => edit(given, { active: true, quota: 100 })),
    allowed: OWNER,
  },
  'api-users/find-api-users': { call: on(findApiUsers, () => apiUserListQuery.parse({})), allowed: EVERYONE },
  'panel-users/change-role': {
    call: on(changeRole, () => ({ email: 'member@example.com', role: 'operator' }) as const),
    allowed: OWNER,
  },
  'panel-users/find-panel-users': { call: on(findPanelUsers, () => undefined), allowed: EVERYONE },
  'panel-users/invite-panel-user': {
    call: on(invitePanelUser, () => ({ email: 'new@example.com', role: 'viewer' }) as const),
    allowed: OWNER,
  },
  'panel-users/remove-panel-user': {
    call: on(removePanelUser, () => ({ email: 'leaver@example.com' })),
    allowed: OWNER,
  },
  'panel-users/revoke-invitation': { call: on(revokeInvitation, () => ({ id: INVITATION })), allowed: OWNER },
  'messages/find-messages': { call: on(findMessages, () => messageListQuery.parse({})), allowed: EVERYONE },
  'senders/add-sender': {
    call: on(addSender, (caller) => ({ sender: `by ${caller}`, description: '' })),
    allowed: OWNER,
  },
  'senders/change-sender': {
    call: on(changeSender, (caller) => ({ sender: 'TEST', description: `by ${caller}`, isEnabled: true })),
    allowed: NOT_VIEWER,
  },
  'senders/delete-sender': { call: on(deleteSender, () => ({ sender: 'DELETABLE' })), allowed: OWNER },
  'senders/find-senders': { call: on(findSenders, () => undefined), allowed: EVERYONE },
  'messages/find-sent': { call: on(findSent, () => '0'.repeat(32)), allowed: OWNER },
  'messages/estimate-message': { call: on(estimateMessage, () => WRITTEN), allowed: OWNER },
  'messages/send-message': {
    call: on(sendMessage, () => ({ ...WRITTEN, smsClass: '1', key: '0'.repeat(32), seenCredits: 100 }) as const),
    allowed: OWNER,
  },
  'messages/get-message': { call: on(getMessage, () => ({ id: MESSAGE })), allowed: EVERYONE },
};

/** What the REST API has: what a consumer key may ask for at all. */
const FOR_KEYS: readonly string[] = [
  'accounts/change-account-callback',
  'accounts/follow-account',
  'accounts/get-account',
  'alerts/change-account-limit',
  'alerts/change-alert-templates',
  'alerts/change-limit',
  'alerts/find-alerts',
  'alerts/get-alert-templates',
  'api-users/add-api-user',
  'api-users/change-callback',
  'api-users/change-password',
  'api-users/change-quota',
  'api-users/change-restrictions',
  'api-users/count-pending',
  'api-users/delete-api-user',
  'api-users/export-api-users',
  'api-users/find-api-users',
  'api-users/get-api-user',
  'messages/estimate-message',
  'messages/find-messages',
  'messages/find-sent',
  'messages/send-message',
  'senders/add-sender',
  'senders/change-sender',
  'senders/delete-sender',
  'senders/find-senders',
];

/** Two accounts with what the rows above speak of. */
async function furnish(): Promise<TestPanel> {
  const panel = await createTestPanel();
  const { id } = await panel.db.smsAccount.findUniqueOrThrow({ where: { serviceName: panel.account } });
  const now = panel.dependencies.now;
  for (const name of ['member', 'leaver']) {
    const data = { email: `${name}@example.com`, name, passwordHash: '', createdAt: now };
    await panel.db.panelUser.create({ data: { ...data, memberships: { create: { accountId: id, role: 'viewer' } } } });
  }
  await panel.db.invitation.create({
    data: {
      id: INVITATION,
      accountId: id,
      email: 'guest@example.com',
      role: 'viewer',
      tokenHash: 'x',
      invitedBy: 'owner@example.com',
      createdAt: now,
      expiresAt: new Date(now.getTime() + 60_000),
    },
  });
  for (const sender of ['TEST', 'DELETABLE']) {
    await panel.db.sender.create({ data: { accountId: id, sender, createdAt: now } });
  }
  const sent = { sender: 'TEST', recipient: '33612345678', text: '', encoding: 'gsm7', segmentCount: 1, credits: 0 };
  await panel.db.message.create({
    data: {
      ...{ id: MESSAGE, accountId: id, ...sent, state: 'delivered', ptt: 4, dlrId: 1 },
      ...{ createdAt: now, dueAt: now, updatedAt: now },
    },
  });
  for (const name of [login, 'deletable']) {
    await panel.db.apiUser.create({
      data: { accountId: id, login: name, passwordHash: '', createdAt: panel.dependencies.now },
    });
  }
  return panel;
}

let panel: TestPanel;

beforeAll(async () => {
  panel = await furnish();
});

afterAll(() => panel.close());

const snapshot = async () =>
  JSON.stringify(
    [
      await panel.db.apiUser.count(),
      await panel.db.creditMovement.count(),
      await panel.db.apiUser.findMany(),
      await panel.db.alert.count(),
      await panel.db.auditEntry.count(),
      await panel.db.callbackDelivery.count(),
      await panel.db.membership.findMany(),
      await panel.db.invitation.findMany(),
      await panel.db.sender.findMany(),
      await panel.db.smsAccount.findMany({ omit: { creditsLeft: true } }),
    ],
    (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value),
  );

describe.each(Object.entries(MATRIX))('%s', (_, { call, allowed }) => {
  test.each(CALLERS)('as %s', async (caller) => {
    const before = await snapshot();
    const outcome = await call(panel, caller);
    if (allowed.includes(caller)) {
      expect(outcome.ok).toBe(true);
      return;
    }
    expect(outcome).toMatchObject({ ok: false, error: caller === 'stranger' ? 'not_found' : 'forbidden' });
    expect(await snapshot()).toBe(before);
  });
});

test('every use case that is defined on an account has a row above', () => {
  const files = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' });
  const defined = files.filter(
    (file) =>
      /^[^_].*(?<!\.test)\.ts$/.test(file) &&
      readFileSync(path.join(import.meta.dirname, file), 'utf8').includes('= defineUseCase'),
  );
  expect(defined.map((file) => file.replace(/\.ts$/, '')).toSorted()).toEqual(Object.keys(MATRIX).toSorted());
});

describe('a consumer key of the owner', () => {
  let theirs: TestPanel;
  let key: Member;

  beforeAll(async () => {
    theirs = await furnish();
    key = { ...theirs.actors.owner, kind: 'consumer-key', consumerKeyId: 7 };
  });

  afterAll(() => theirs.close());

  test.each(Object.entries(MATRIX))('%s', async (name, { call }) => {
    const outcome = await call({ ...theirs, actors: { ...theirs.actors, owner: key } }, 'owner');
    expect(outcome).toMatchObject(FOR_KEYS.includes(name) ? { ok: true } : { ok: false, error: 'forbidden' });
  });

  test('is named in the audit log and in the ledger', async () => {
    const { db, dependencies, account } = theirs;
    const user = { ...plainApiUser('keyed'), quota: { active: true, quota: 100 } };
    await addApiUser(dependencies, key, account, user);
    const actor = 'key:owner@example.com#7';
    expect(await db.auditEntry.findFirst({ where: { subject: user.login } })).toMatchObject({ actor });
    expect(await db.creditMovement.findFirst({ where: { login: user.login } })).toMatchObject({ actor });
  });
});

test('a role that nobody knows is none', async () => {
  const { db, dependencies, actors, account } = panel;
  const ofViewer = { panelUserId: actors.viewer.panelUserId };
  await db.membership.updateMany({ where: ofViewer, data: { role: 'admin' } });
  expect(await getAccount(dependencies, actors.viewer, account, undefined)).toEqual({ ok: false, error: 'not_found' });
  await db.membership.updateMany({ where: ofViewer, data: { role: 'viewer' } });
});
