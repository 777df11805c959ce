/** Calls every server action and every route of the panel directly, as each role, as a stranger and as nobody. */
import { readdirSync, readFileSync } from 'node:fs';
import type { Browser } from '@playwright/test';
import type { ChappeServer } from './fixtures/chappe-server';
import { addApiUsers, addOtherAccount, addPanelUser } from './fixtures/database';
import { ACCOUNT, expect, signIn, test } from './fixtures/test';

const ROLES = ['owner', 'operator', 'viewer'] as const;
const CALLERS = [...ROLES, 'stranger', 'nobody'] as const;
type Caller = (typeof CALLERS)[number];

const OWNER: readonly Caller[] = ['owner'];
const NOT_VIEWER: readonly Caller[] = ['owner', 'operator'];
/** About oneself: any session will do. */
const SIGNED_IN: readonly Caller[] = ['owner', 'operator', 'viewer', 'stranger'];

const LOGIN = 'user-001';
/** Of which the stranger is the owner. */
const STRANGERS_ACCOUNT = 'sms-zz99999-1';
const NO_LIMIT = { active: false, support: 'mail', threshold: '', email: '', number: '' };
const LIMIT = { active: true, support: 'mail', threshold: '10', email: 'me@example.com', number: '' };
const TEXTS = { emailCustom: false, emailFrom: '', emailSubject: '', emailBody: '', smsCustom: false, smsBody: '' };
const SEEN = {
  quotaRevision: 0,
  alertThreshold: null,
  alertSupport: 'mail',
  alertEmail: '',
  alertNumber: '',
  ipRestrictions: [],
  callbackUrl: null,
  callbackSwitchedOffAt: null,
};
const newUser = (login: string) => ({
  login,
  password: 'abcd1234',
  quota: { active: false, quota: '' },
  limit: NO_LIMIT,
  ipRestrictions: [],
  callbackUrl: '',
});

type Row = {
  readonly page: string;
  readonly args: (caller: Caller) => readonly unknown[];
  readonly allowed: readonly Caller[];
};

const users = (allowed: readonly Caller[], args: Row['args']): Row => ({
  page: `/telecom/sms/${ACCOUNT}/users`,
  args: (caller) => [ACCOUNT, ...args(caller)],
  allowed,
});
const onUser = (allowed: readonly Caller[], input: unknown) => users(allowed, () => [LOGIN, input]);
/** With what the caller saw: nothing is set yet, and each row saves just that. */
const onSeenUser = (allowed: readonly Caller[], input: unknown) => users(allowed, () => [LOGIN, SEEN, input]);
const panelUsers = (args: readonly unknown[]): Row => ({
  page: `/telecom/sms/${ACCOUNT}/panel-users`,
  args: () => [ACCOUNT, ...args],
  allowed: OWNER,
});
const profile = (args: readonly unknown[]): Row => ({ page: '/profile', args: () => args, allowed: SIGNED_IN });
const invitation = (args: readonly unknown[], allowed: readonly Caller[]): Row => ({
  page: '/invitation/made-up',
  args: () => ['made-up', ...args],
  allowed,
});

/** One row for each exported server action; one without a row fails the test. */
const ACTIONS: Readonly<Record<string, Row>> = {
  addApiUserAction: users(OWNER, (caller) => [newUser(`by-${caller}`)]),
  changePasswordAction: onUser(OWNER, { password: 'abcd1234', keepOld: false }),
  changeQuotaAction: onSeenUser(OWNER, { active: false, quota: '' }),
  changeRestrictionsAction: onSeenUser(NOT_VIEWER, { ipRestrictions: [] }),
  changeCallbackAction: onSeenUser(NOT_VIEWER, { callbackUrl: '' }),
  changeCallbackSecretAction: onUser(OWNER, { signed: false }),
  testCallbackAction: onUser(NOT_VIEWER, { callbackUrl: 'http://10.0.0.1/' }),
  disableApiUserAction: onUser(NOT_VIEWER, { disabled: false }),
  deleteApiUserAction: users(OWNER, () => ['user-002', { confirmation: '' }]),
  changeLimitAction: onSeenUser(NOT_VIEWER, NO_LIMIT),
  sendTestAlertAction: onUser(NOT_VIEWER, LIMIT),
  changeAlertTemplatesAction: users(NOT_VIEWER, () => [TEXTS, TEXTS]),
  sendAlertSampleAction: users(NOT_VIEWER, () => [null, TEXTS]),
  redeliverAction: {
    page: `/telecom/sms/${ACCOUNT}/callbacks`,
    args: () => [ACCOUNT, { what: 'failed', since: '2026-01-01T00:00:00Z', login: '' }],
    allowed: NOT_VIEWER,
  },
  invitePanelUserAction: panelUsers([{ email: 'new@example.com', role: 'viewer' }]),
  revokeInvitationAction: panelUsers([1, {}]),
  changeRoleAction: panelUsers(['viewer@example.com', { role: 'viewer' }]),
  removePanelUserAction: panelUsers(['never-was@example.com', {}]),
  changeOwnPasswordAction: profile([{ currentPassword: 'wrong', password: 'another long one' }]),
  beginTwoFactorAction: profile([]),
  confirmTwoFactorAction: profile([{ code: '000000' }]),
  stopTwoFactorAction: profile([{ currentPassword: 'wrong' }]),
  acceptInvitationAction: invitation([{ name: 'Somebody', password: 'long enough for all' }], CALLERS),
  joinByInvitationAction: invitation([], SIGNED_IN),
};

const REFUSALS = {
  nobody: 'Your session has ended.',
  stranger: 'This account does not exist, or you are not a member of it.',
  role: 'Your role on this account does not allow this.',
} as const;

/** The session cookies of each caller. */
async function signInEverybody(chappe: ChappeServer, browser: Browser): Promise<ReadonlyMap<Caller, string>> {
  addPanelUser(chappe, 'operator@example.com', 'operator');
  addPanelUser(chappe, 'viewer@example.com', 'viewer');
  addOtherAccount(chappe, STRANGERS_ACCOUNT, 'stranger@example.com');
  const sessions = new Map<Caller, string>([['nobody', '']]);
  for (const caller of SIGNED_IN) {
    const context = await browser.newContext();
    await signIn(await context.newPage(), chappe, `${caller}@example.com`);
    const cookies = await context.cookies();
    sessions.set(caller, cookies.map(({ name, value }) => `${name}=${value}`).join('; '));
    await context.close();
  }
  return sessions;
}

type Manifest = { readonly node: Readonly<Record<string, { readonly exportedName: string }>> };

/** The ids under which the production build knows its server actions. */
function actionIds(): ReadonlyMap<string, string> {
  const manifest: Manifest = JSON.parse(readFileSync('.next/server/server-reference-manifest.json', 'utf8'));
  return new Map(Object.entries(manifest.node).map(([id, { exportedName }]) => [exportedName, id]));
}

test('every server action asks who calls and what their role is', async ({ chappe, browser }) => {
  addApiUsers(chappe, 2);
  const sessions = await signInEverybody(chappe, browser);
  const ids = actionIds();
  expect([...ids.keys()].toSorted()).toEqual(Object.keys(ACTIONS).toSorted());
  // The least allowed first, so that what one of them could break is still whole for the others.
  for (const caller of CALLERS.toReversed()) {
    for (const [name, { page, args, allowed }] of Object.entries(ACTIONS)) {
      const response = await fetch(chappe.url + page, {
        method: 'POST',
        headers: {
          'next-action': ids.get(name) ?? '',
          'content-type': 'text/plain;charset=UTF-8',
          origin: chappe.url,
          cookie: sessions.get(caller) ?? '',
        },
        body: JSON.stringify(args(caller)),
      });
      const answer = await response.text();
      const told = Object.values(REFUSALS).filter((refusal) => answer.includes(refusal));
      const refusal = caller === 'nobody' || caller === 'stranger' ? REFUSALS[caller] : REFUSALS.role;
      expect(told, `${name} as ${caller}: ${answer.slice(0, 300)}`).toEqual(allowed.includes(caller) ? [] : [refusal]);
      if (allowed.includes(caller)) expect(answer, `${name} as ${caller}`).toMatch(/"ok":(true|false)/);
    }
  }
});

test('every route of the panel asks who calls', async ({ chappe, browser }) => {
  addApiUsers(chappe, 1);
  const sessions = await signInEverybody(chappe, browser);
  const routes = readdirSync('app/api/panel/[serviceName]', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('/route.ts'))
    .map((file) => file.replace('/route.ts', ''));
  expect(routes).toContain('users/export');
  for (const caller of CALLERS) {
    const status = caller === 'nobody' ? 401 : caller === 'stranger' ? 404 : 200;
    for (const route of routes) {
      const stop = new AbortController();
      const response = await fetch(`${chappe.url}/api/panel/${ACCOUNT}/${route}?login=${LOGIN}`, {
        headers: { cookie: sessions.get(caller) ?? '' },
        signal: stop.signal,
      });
      expect(response.status, `${route} as ${caller}`).toBe(status);
      // The event stream has no end of its own.
      stop.abort();
    }
  }
  // On the stranger's own account our login is as missing as one that never was.
  for (const [route, status] of [
    ['account', 200],
    ['users/details', 404],
    ['users/pending', 404],
  ] as const) {
    const response = await fetch(`${chappe.url}/api/panel/${STRANGERS_ACCOUNT}/${route}?login=${LOGIN}`, {
      headers: { cookie: sessions.get('stranger') ?? '' },
    });
    expect(response.status, route).toBe(status);
  }
});
