/** Calls every server action and every route of the panel directly, as each role, as a stranger and as nobody. */
import { readdirSync } from 'node:fs';
import { SEEN_UNTOUCHED } from '../lib/testing/seen-untouched';
import { DRAFTED_SMS, WRITTEN_SMS } from '../lib/testing/written-sms';
import { addApiUsers, addMessages, addPanelUser, makeNewestMessageBulk, newestMessageId } from './fixtures/database';
import { INSTANCE_ACTIONS } from './fixtures/instance-actions';
import { actionIds, callAction } from './fixtures/server-actions';
import { sessionCookie } from './fixtures/session';
import { expect, test } from './fixtures/test';
import { addTestAccount, type TestAccount } from './fixtures/test-account';

const ROLES = ['owner', 'operator', 'viewer'] as const;
const CALLERS = [...ROLES, 'stranger', 'nobody'] as const;
type Caller = (typeof CALLERS)[number];

const OWNER: readonly Caller[] = ['owner'];
const NOT_VIEWER: readonly Caller[] = ['owner', 'operator'];
/** About oneself: any session will do. */
const SIGNED_IN: readonly Caller[] = ['owner', 'operator', 'viewer', 'stranger'];

const LOGIN = 'user-001';
const NO_LIMIT = { active: false, support: 'mail', threshold: '', email: '', number: '' };
const LIMIT = { active: true, support: 'mail', threshold: '10', email: 'me@example.com', number: '' };
const TEXTS = { emailCustom: false, emailFrom: '', emailSubject: '', emailBody: '', smsCustom: false, smsBody: '' };
const newUser = (login: string) => ({
  login,
  password: 'abcd1234',
  quota: { active: false, quota: '' },
  limit: NO_LIMIT,
  ipRestrictions: [],
  callbackUrl: '',
});

type Row = {
  readonly page: (account: TestAccount) => string;
  readonly args: (caller: Caller, account: TestAccount) => readonly unknown[];
  readonly allowed: readonly Caller[];
  /** Of what is above accounts: to whoever owns no instance, there is no such thing. */
  readonly isOfInstance?: boolean;
};

const users = (allowed: readonly Caller[], args: Row['args']): Row => ({
  page: (account) => account.url('/users'),
  args: (caller, account) => [account.serviceName, ...args(caller, account)],
  allowed,
});
const onUser = (allowed: readonly Caller[], input: unknown) => users(allowed, () => [LOGIN, input]);
/** With what the caller saw: nothing is set yet, and each row saves just that. */
const onSeenUser = (allowed: readonly Caller[], input: unknown) => users(allowed, () => [LOGIN, SEEN_UNTOUCHED, input]);
const panelUsers = (args: (account: TestAccount) => readonly unknown[]): Row => ({
  page: (account) => account.url('/panel-users'),
  args: (_, account) => [account.serviceName, ...args(account)],
  allowed: OWNER,
});
/** None of the callers owns the instance. */
const ofInstance = (at: string, args: (account: TestAccount) => readonly unknown[]): Row => ({
  page: ({ chappe }) => `${chappe.url}/instance/${at}`,
  args: (_, account) => args(account),
  allowed: [],
  isOfInstance: true,
});
const senders = (allowed: readonly Caller[], args: (caller: Caller) => readonly unknown[]): Row => ({
  page: (account) => account.url('/senders'),
  args: (caller, account) => [account.serviceName, ...args(caller)],
  allowed,
});
/** On a page of the account, with the same arguments whoever calls. */
const at = (path: `/${string}`, allowed: readonly Caller[], ...args: readonly unknown[]): Row => ({
  page: (account) => account.url(path),
  args: (_, { serviceName }) => [serviceName, ...args],
  allowed,
});
const options = (allowed: readonly Caller[], seen: unknown, input: unknown) => at('/options', allowed, seen, input);
const sending = (...args: readonly unknown[]) => at('/messages/send', OWNER, ...args);
const scheduled = (allowed: readonly Caller[], ...args: readonly unknown[]) =>
  at('/messages/scheduled', allowed, ...args);
const profile = (args: readonly unknown[]): Row => ({
  page: ({ chappe }) => `${chappe.url}/profile`,
  args: () => args,
  allowed: SIGNED_IN,
});
const apiKeys = (path: `/${string}`, args: readonly unknown[]): Row => ({
  page: ({ chappe }) => chappe.url + path,
  args: () => args,
  allowed: SIGNED_IN,
});
const invitation = (args: readonly unknown[], allowed: readonly Caller[]): Row => ({
  page: ({ chappe }) => `${chappe.url}/invitation/made-up`,
  args: () => ['made-up', ...args],
  allowed,
});

const APPLICATION = { name: 'Shop', description: '' };
const GRANT = { days: '', allowedAddresses: '', currentPassword: 'wrong' };
const NO_MESSAGE = { what: 'messages', ids: [1] };
const EDITED_SMS = { when: 'now', at: '', atZone: 'Europe/Paris', sender: 'TEST', message: 'Hello', smsClass: '1' };

/** One row for each exported server action; one without a row fails the test. */
const ACTIONS: Readonly<Record<string, Row>> = {
  addApiUserAction: users(OWNER, (caller) => [newUser(`by-${caller}`)]),
  changePasswordAction: onUser(OWNER, { password: 'abcd1234', keepOld: false }),
  changeQuotaAction: onSeenUser(OWNER, { active: false, quota: '' }),
  changeRestrictionsAction: onSeenUser(NOT_VIEWER, { ipRestrictions: [] }),
  changeCallbackAction: onSeenUser(NOT_VIEWER, { callbackUrl: '' }),
  changeReplyUrlsAction: onSeenUser(NOT_VIEWER, { replyUrl: '', stopUrl: '' }),
  changeCallbackSecretAction: onUser(OWNER, { signed: false }),
  testCallbackAction: onUser(NOT_VIEWER, { callbackUrl: 'http://10.0.0.1/' }),
  disableApiUserAction: onUser(NOT_VIEWER, { disabled: false }),
  deleteApiUserAction: users(OWNER, () => ['user-002', { confirmation: '' }]),
  changeLimitAction: onSeenUser(NOT_VIEWER, NO_LIMIT),
  sendTestAlertAction: onUser(NOT_VIEWER, LIMIT),
  changeAlertTemplatesAction: users(NOT_VIEWER, () => [TEXTS, TEXTS]),
  sendAlertSampleAction: users(NOT_VIEWER, () => [null, TEXTS]),
  changeDescriptionAction: {
    page: (account) => account.url('/'),
    args: (caller, { serviceName }) => [serviceName, { description: 'Main account' }, { description: `of ${caller}` }],
    allowed: NOT_VIEWER,
  },
  changeRetentionAction: options(OWNER, { retentionMonths: 12 }, { retentionMonths: '6' }),
  changeTimeZoneAction: options(OWNER, { timeZone: 'Europe/Paris' }, { timeZone: 'Europe/London' }),
  changeStopClauseAction: options(OWNER, { stopClauseEnabled: true }, { stopClauseEnabled: false }),
  changeCommercialHoursAction: options(OWNER, { commercialHoursEnabled: false }, { commercialHoursEnabled: true }),
  changeAccountCallbackAction: options(NOT_VIEWER, { callbackUrl: null }, { callbackUrl: 'https://example.com/' }),
  changeRepliesAction: options(
    OWNER,
    { replyAction: 'none', replyUrl: null, replyText: '', replyEmail: '', stopUrl: null },
    { replyAction: 'none', replyUrl: '', replyText: '', replyEmail: '', stopUrl: 'https://example.com/' },
  ),
  changeAccountLimitAction: options(NOT_VIEWER, SEEN_UNTOUCHED, LIMIT),
  testAccountCallbackAction: at('/options', NOT_VIEWER, { callbackUrl: 'http://10.0.0.1/' }),
  addToBlacklistAction: at('/options/blacklist', NOT_VIEWER, { number: '+33612345678' }),
  countWaitingToAction: at('/options/blacklist', NOT_VIEWER, { number: '+33612345678' }),
  previewBlacklistImportAction: at('/options/blacklist', NOT_VIEWER, { numbers: '+33612345670' }),
  importBlacklistAction: at('/options/blacklist', NOT_VIEWER, { numbers: '+33612345670' }),
  removeFromBlacklistAction: at('/options/blacklist', NOT_VIEWER, '33612345678', {}),
  addSenderAction: senders(OWNER, (caller) => [{ sender: `by ${caller}`, description: '' }]),
  changeSenderAction: senders(NOT_VIEWER, (caller) => [
    'TEST',
    { description: '', isEnabled: true },
    { description: `by ${caller}`, isEnabled: true },
  ]),
  deleteSenderAction: senders(OWNER, () => ['TEST', {}]),
  estimateMessageAction: sending(DRAFTED_SMS),
  findSentAction: sending({ key: '0'.repeat(32) }, WRITTEN_SMS),
  // At a price that it does not have, so that nothing is sent.
  sendMessageAction: sending(
    { key: 'ab'.repeat(16), confirmedCredits: 0, confirmedMoment: null, confirmedQuotaOf: null },
    WRITTEN_SMS,
  ),
  cancelScheduledAction: scheduled(NOT_VIEWER, NO_MESSAGE),
  deleteMessageAction: at('/messages/1', OWNER, 1, {}),
  deleteIncomingAction: at('/messages/received', OWNER, 1, {}),
  rescheduleAction: scheduled(NOT_VIEWER, { target: NO_MESSAGE }, { when: 'now', at: '', atZone: 'Europe/Paris' }),
  estimateEditAction: scheduled(OWNER, { target: NO_MESSAGE }, EDITED_SMS),
  editScheduledAction: scheduled(
    OWNER,
    { target: NO_MESSAGE, confirmedCredits: 0, confirmedQuotaOf: null },
    EDITED_SMS,
  ),
  estimateTestAction: sending({ number: '+33612345678' }, WRITTEN_SMS),
  // Of a sender that it does not have.
  sendTestAction: sending(
    { key: 'cd'.repeat(16), number: '+33612345678', confirmedQuotaOf: null },
    { ...WRITTEN_SMS, sender: 'None' },
  ),
  redeliverAction: {
    page: (account) => account.url('/callbacks'),
    args: (_, { serviceName }) => [serviceName, { what: 'failed', since: '2026-01-01T00:00:00Z', login: '' }],
    allowed: NOT_VIEWER,
  },
  invitePanelUserAction: panelUsers(() => [{ email: 'new@example.com', role: 'viewer' }]),
  revokeInvitationAction: panelUsers(() => [1, {}]),
  changeRoleAction: panelUsers((account) => [account.email('viewer'), { role: 'viewer' }]),
  removePanelUserAction: panelUsers(() => ['never-was@example.com', {}]),
  ...Object.fromEntries(Object.entries(INSTANCE_ACTIONS).map(([name, { at, args }]) => [name, ofInstance(at, args)])),
  changeOwnPasswordAction: profile([{ currentPassword: 'wrong', password: 'another long one' }]),
  saveOwnNumberAction: profile([{ number: 'none' }]),
  beginTwoFactorAction: profile([{ currentPassword: 'wrong' }]),
  confirmTwoFactorAction: profile([{ code: '000000' }]),
  stopTwoFactorAction: profile([{ currentPassword: 'wrong' }]),
  addApplicationAction: apiKeys('/profile/api-keys', [{ ...APPLICATION, currentPassword: 'wrong' }]),
  revokeKeyAction: apiKeys('/profile/api-keys', [1, {}]),
  deleteApplicationAction: apiKeys('/profile/api-keys', [1, {}]),
  addKeyAction: apiKeys('/createToken', [{ ...APPLICATION, ...GRANT, rules: 'GET /sms/*' }]),
  allowKeyAction: apiKeys('/auth', ['made-up', GRANT]),
  refuseKeyAction: apiKeys('/auth', ['made-up']),
  acceptInvitationAction: invitation([{ name: 'Somebody', password: 'long enough for all' }], CALLERS),
  joinByInvitationAction: invitation([], SIGNED_IN),
  // Last, because the cookie that asked is void afterwards.
  endOtherSessionsAction: profile([]),
};

const REFUSALS = {
  nobody: '"fault":"session_over_unchanged"',
  stranger: '"fault":"not_found"',
  role: '"fault":"forbidden"',
} as const;

/** Somebody of each role, a stranger who owns another account, and the session cookie of each caller. */
async function signInEverybody(account: TestAccount) {
  for (const role of ['operator', 'viewer'] as const) addPanelUser(account, account.email(role), role);
  const strangers = addTestAccount(account.chappe);
  const sessions = new Map<Caller, string>([['nobody', '']]);
  for (const caller of SIGNED_IN) {
    const email = caller === 'stranger' ? strangers.owner : account.email(caller);
    const { name, value } = await sessionCookie(account, email);
    sessions.set(caller, `${name}=${value}`);
  }
  return { sessions, strangers };
}

test('every server action asks who calls and what their role is', async ({ account }) => {
  addApiUsers(account, 2);
  const { sessions } = await signInEverybody(account);
  const ids = actionIds();
  expect([...ids.keys()].toSorted()).toEqual(Object.keys(ACTIONS).toSorted());
  // The least allowed first, so that what one of them could break is still whole for the others.
  for (const caller of CALLERS.toReversed()) {
    for (const [name, { page, args, allowed, isOfInstance }] of Object.entries(ACTIONS)) {
      const answer = await callAction({
        url: page(account),
        id: ids.get(name) ?? '',
        cookie: sessions.get(caller) ?? '',
        args: args(caller, account),
      });
      const told = Object.values(REFUSALS).filter((refusal) => answer.includes(refusal));
      const ofStranger = isOfInstance ? REFUSALS.stranger : REFUSALS.role;
      const refusal = caller === 'nobody' || caller === 'stranger' ? REFUSALS[caller] : ofStranger;
      expect(told, `${name} as ${caller}: ${answer.slice(0, 300)}`).toEqual(allowed.includes(caller) ? [] : [refusal]);
      if (allowed.includes(caller)) expect(answer, `${name} as ${caller}`).toMatch(/"ok":(true|false)/);
    }
  }
});

test('every route of the panel asks who calls', async ({ account }) => {
  addApiUsers(account, 1);
  addMessages(account, 1);
  const message = newestMessageId(account);
  makeNewestMessageBulk(account);
  const { sessions, strangers } = await signInEverybody(account);
  // What a route must be asked; the others may be asked nothing.
  const asked: Readonly<Record<string, string>> = {
    'users/details': `login=${LOGIN}`,
    'users/pending': `login=${LOGIN}`,
    'users/sessions': `login=${LOGIN}`,
    'messages/details': `id=${message}`,
    'messages/sends': `id=${message}`,
    'callbacks/failed': 'since=2026-11-01T00:00:00.000Z',
  };
  const addressOf = (serviceName: string, route: string) =>
    `${account.chappe.url}/api/panel/${serviceName}/${route}?${asked[route] ?? ''}`;
  const routes = readdirSync('app/api/panel/[serviceName]', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('/route.ts'))
    .map((file) => file.replace('/route.ts', ''));
  expect(routes).toContain('users/export');
  for (const caller of CALLERS) {
    const status = caller === 'nobody' ? 401 : caller === 'stranger' ? 404 : 200;
    for (const route of routes) {
      const stop = new AbortController();
      const response = await fetch(addressOf(account.serviceName, route), {
        headers: { cookie: sessions.get(caller) ?? '' },
        signal: stop.signal,
      });
      expect(response.status, `${route} as ${caller}`).toBe(status);
      // The event stream has no end of its own.
      stop.abort();
    }
  }
  // None of them owns the instance.
  for (const route of readdirSync('app/api/panel/instance')) {
    for (const caller of CALLERS) {
      const response = await fetch(`${account.chappe.url}/api/panel/instance/${route}`, {
        headers: { cookie: sessions.get(caller) ?? '' },
      });
      expect(response.status, `${route} as ${caller}`).toBe(caller === 'nobody' ? 401 : 404);
    }
  }
  // On the stranger's own account our login, and our message, are as missing as what never was.
  for (const [route, status] of [
    ['account', 200],
    ['users/details', 404],
    ['users/pending', 404],
    ['messages/details', 404],
  ] as const) {
    const response = await fetch(addressOf(strangers.serviceName, route), {
      headers: { cookie: sessions.get('stranger') ?? '' },
    });
    expect(response.status, route).toBe(status);
  }
});
