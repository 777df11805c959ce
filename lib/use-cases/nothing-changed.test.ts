/** What is confirmed as it was: nothing is written, nobody is told of a change, and the dialog says so. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { PanelUser } from '@/lib/domain/authorisation/actor';
import type { DailySchedule } from '@/lib/domain/instance/daily-backup';
import { changeCarrierSchema } from '@/lib/schemas/carrier';
import { routeSchema } from '@/lib/schemas/route';
import { addInstanceOwner } from '@/lib/testing/instance-owner';
import { testOperations } from '@/lib/testing/test-operations';
import { createTestPanel, plainApiUser, type TestPanel } from '@/lib/testing/test-panel';
import { changeAccountCallback } from './accounts/change-account-callback';
import { changeCommercialHours } from './accounts/change-commercial-hours';
import { changeDescription } from './accounts/change-description';
import { changeReplies } from './accounts/change-replies';
import { changeRetention } from './accounts/change-retention';
import { changeStopClause } from './accounts/change-stop-clause';
import { changeTimeZone } from './accounts/change-time-zone';
import { changeAccountLimit } from './alerts/change-account-limit';
import { changeAlertTemplates } from './alerts/change-alert-templates';
import { changeLimit } from './alerts/change-limit';
import { addApiUser } from './api-users/add-api-user';
import { changeCallback } from './api-users/change-callback';
import { changeQuota } from './api-users/change-quota';
import { changeReplyUrls } from './api-users/change-reply-urls';
import { changeRestrictions } from './api-users/change-restrictions';
import { disableApiUser } from './api-users/disable-api-user';
import { makeCallbackSecret } from './api-users/make-callback-secret';
import { stopSigning } from './api-users/stop-signing';
import { changeCarrier } from './carriers/change-carrier';
import { changeDailyBackup } from './instance/change-daily-backup';
import { changeReplyNumbers } from './instance/change-reply-numbers';
import { changeRole } from './panel-users/change-role';
import { changeRate } from './rates/change-rate';
import { addRoute } from './routes/add-route';
import { changeRoute } from './routes/change-route';
import { addSender } from './senders/add-sender';
import { changeSender } from './senders/change-sender';

type Outcome = { readonly ok: boolean };

const login = 'script';
const OFF = { support: 'mail', threshold: null, email: '', number: '' } as const;
const LIMIT = { support: 'both', threshold: 100, email: 'ops@example.com', number: '33612345678' } as const;
const URLS = { replyUrl: 'https://example.com/reply', stopUrl: 'https://example.com/stop' } as const;
const TEXTS = {
  emailCustom: true,
  emailFrom: 'ops@example.com',
  emailSubject: 'Low',
  emailBody: 'Low',
  smsCustom: false,
  smsBody: '',
};
let panel: TestPanel;
let instanceOwner: PanelUser;

beforeEach(async () => {
  panel = await createTestPanel();
  instanceOwner = await addInstanceOwner(panel);
  await on(addApiUser)(plainApiUser(login));
  await on(addSender)({ sender: 'Shop', description: '' });
});

afterEach(() => panel.close());

const on =
  <Input>(
    useCase: (
      dependencies: TestPanel['dependencies'],
      actor: TestPanel['actors']['owner'],
      serviceName: string,
      input: Input,
    ) => Promise<Outcome>,
  ) =>
  (input: Input) =>
    useCase(panel.dependencies, panel.actors.owner, panel.account, input);

const changeDaily = (input: DailySchedule) =>
  changeDailyBackup({ ...panel.dependencies, ...testOperations() }, instanceOwner, input);

const changeNumbers = (numbers: { shortNumber: string | null; stopClauseText: string }) =>
  changeReplyNumbers(panel.dependencies, instanceOwner, { serviceName: panel.account, ...numbers });

const changeSimulated = (changes: { description: string; rank: number }) =>
  changeCarrier(panel.dependencies, instanceOwner, {
    ...changeCarrierSchema.parse({ kind: 'simulated', settings: {}, secrets: {}, ...changes }),
    name: 'simulated',
  });

/** What a segment costs where nothing else is said. */
const changeEverywhere = (credits: number, at: string) =>
  changeRate({ ...panel.dependencies, ...testOperations() }, instanceOwner, {
    ...{ prefix: '', validFrom: new Date(0), credits, when: 'later', at },
  });

/** The one route, which is added by the first call. */
async function changeTheRoute({ prefix, accountName }: { prefix: string; accountName: string }) {
  const { db, dependencies } = panel;
  const route = routeSchema.parse({ carrier: 'simulated', prefix, serviceName: accountName });
  const found = await db.route.findFirst();
  const id = found?.id ?? (await addedRoute());
  return changeRoute(dependencies, instanceOwner, { ...route, id });
}

async function addedRoute(): Promise<number> {
  const added = await addRoute(panel.dependencies, instanceOwner, routeSchema.parse({ carrier: 'simulated' }));
  if (!added.ok) throw new Error(added.error);
  return added.value.id;
}

/** Each edit, and some states that it may leave; a new use case without a row fails the last test. */
const EDITS: Readonly<Record<string, readonly (() => Promise<Outcome>)[]>> = {
  'accounts/change-account-callback': [
    () => on(changeAccountCallback)({ callbackUrl: 'https://example.com/' }),
    () => on(changeAccountCallback)({ callbackUrl: null }),
  ],
  'accounts/change-commercial-hours': [
    () => on(changeCommercialHours)({ commercialHoursEnabled: true }),
    () => on(changeCommercialHours)({ commercialHoursEnabled: false }),
  ],
  'accounts/change-description': [
    () => on(changeDescription)({ description: 'Our shop' }),
    () => on(changeDescription)({ description: '' }),
  ],
  'accounts/change-replies': [
    () => on(changeReplies)({ replyAction: 'url', replyText: '', replyEmail: 'shop@example.com', ...URLS }),
    () => on(changeReplies)({ replyAction: 'none', replyText: '', replyEmail: '', replyUrl: null, stopUrl: null }),
  ],
  'accounts/change-retention': [() => on(changeRetention)({ retentionMonths: 6 })],
  'accounts/change-stop-clause': [
    () => on(changeStopClause)({ stopClauseEnabled: false }),
    () => on(changeStopClause)({ stopClauseEnabled: true }),
  ],
  'accounts/change-time-zone': [() => on(changeTimeZone)({ timeZone: 'Indian/Reunion' })],
  'alerts/change-account-limit': [
    () => on(changeAccountLimit)(LIMIT),
    () => on(changeAccountLimit)({ ...LIMIT, support: 'mail', number: '' }),
    () => on(changeAccountLimit)(OFF),
  ],
  'alerts/change-alert-templates': [
    () => on(changeAlertTemplates)(TEXTS),
    () => on(changeAlertTemplates)({ ...TEXTS, smsCustom: true, smsBody: 'Low' }),
  ],
  'alerts/change-limit': [
    () => on(changeLimit)({ login, ...LIMIT }),
    () => on(changeLimit)({ login, ...LIMIT, support: 'mail', number: '' }),
    () => on(changeLimit)({ login, ...OFF }),
  ],
  'api-users/change-callback': [
    () => on(changeCallback)({ login, callbackUrl: 'https://example.com/' }),
    () => on(changeCallback)({ login, callbackUrl: null }),
  ],
  'api-users/change-quota': [
    () => on(changeQuota)({ login, active: true, quota: 100 }),
    () => on(changeQuota)({ login, active: true, quota: 0 }),
    () => on(changeQuota)({ login, active: false, quota: 0 }),
  ],
  'api-users/change-reply-urls': [
    () => on(changeReplyUrls)({ login, ...URLS }),
    () => on(changeReplyUrls)({ login, replyUrl: null, stopUrl: null }),
  ],
  'api-users/change-restrictions': [
    () => on(changeRestrictions)({ login, ipRestrictions: ['192.0.2.1', '2001:db8::/32'] }),
    () => on(changeRestrictions)({ login, ipRestrictions: [] }),
  ],
  'carriers/change-carrier': [
    () => changeSimulated({ description: 'For trials', rank: 7 }),
    () => changeSimulated({ description: '', rank: 7 }),
  ],
  'routes/change-route': [
    () => changeTheRoute({ prefix: '336', accountName: '' }),
    () => changeTheRoute({ prefix: '', accountName: panel.account }),
  ],
  'instance/change-daily-backup': [
    () => changeDaily({ isOn: true, hour: 4, kept: 7 }),
    () => changeDaily({ isOn: false, hour: 4, kept: 7 }),
  ],
  'instance/change-reply-numbers': [
    () => changeNumbers({ shortNumber: '38080', stopClauseText: 'STOP 38081' }),
    () => changeNumbers({ shortNumber: null, stopClauseText: 'STOP 38081' }),
  ],
  'panel-users/change-role': [
    () => on(changeRole)({ email: 'operator@example.com', role: 'viewer' }),
    () => on(changeRole)({ email: 'operator@example.com', role: 'owner' }),
  ],
  'rates/change-rate': [
    () => changeEverywhere(120, '2026-12-01T08:00'),
    () => changeEverywhere(130, '2026-12-02T08:00'),
  ],
  'senders/change-sender': [
    () => on(changeSender)({ sender: 'Shop', description: 'Orders', isEnabled: true }),
    () => on(changeSender)({ sender: 'Shop', description: 'Orders', isEnabled: false }),
  ],
};

/** All that is stored and told. */
async function everything() {
  const { db, events } = panel;
  const stored = await Promise.all([
    db.smsAccount.findMany({ orderBy: { id: 'asc' } }),
    db.apiUser.findMany({ orderBy: { id: 'asc' } }),
    db.sender.findMany({ orderBy: { id: 'asc' } }),
    db.membership.findMany({ orderBy: [{ panelUserId: 'asc' }, { accountId: 'asc' }] }),
    db.dailyBackup.findMany(),
    db.rate.findMany({ orderBy: [{ prefix: 'asc' }, { validFrom: 'asc' }] }),
    db.creditMovement.count(),
    db.auditEntry.count(),
  ]);
  return { stored, told: events.length };
}

test.each(Object.entries(EDITS))(
  '%s: what is so already is refused, with nothing written or told',
  async (_, states) => {
    for (const save of states) {
      expect(await save()).toMatchObject({ ok: true });
      const before = await everything();
      expect(await save()).toEqual({ ok: false, error: 'unchanged' });
      expect(await everything()).toEqual(before);
    }
  },
);

test('what an API user begins with is no change either', async () => {
  const same = [
    await on(changeLimit)({ login, ...OFF }),
    await on(changeAccountLimit)(OFF),
    await on(changeQuota)({ login, active: false, quota: 0 }),
    await on(changeRestrictions)({ login, ipRestrictions: [] }),
    await on(changeCallback)({ login, callbackUrl: null }),
    await on(changeReplyUrls)({ login, replyUrl: null, stopUrl: null }),
    // As the dialog fills in texts that nobody has switched on.
    await on(changeAlertTemplates)({ ...TEXTS, emailCustom: false }),
  ];
  expect(same).toEqual(Array(same.length).fill({ ok: false, error: 'unchanged' }));
});

test('a URL that was given up is a change when it is saved again: it is called again', async () => {
  const save = () => on(changeCallback)({ login, callbackUrl: 'https://example.com/' });
  await save();
  await panel.db.apiUser.updateMany({ data: { callbackSwitchedOffAt: panel.dependencies.now } });
  expect(await save()).toMatchObject({ ok: true });
  expect(await panel.db.apiUser.findFirst()).toMatchObject({ callbackSwitchedOffAt: null });
});

test('what is pressed twice, or by two people, is written once', async () => {
  const presses = [
    () => on(disableApiUser)({ login, disabled: true }),
    () => on(disableApiUser)({ login, disabled: false }),
    () => on(makeCallbackSecret)({ login }),
    () => on(stopSigning)({ login }),
  ];
  const count = () => panel.db.auditEntry.count();
  for (const press of presses) {
    expect(await press()).toMatchObject({ ok: true });
    const before = await count();
    expect(await press()).toMatchObject({ ok: true });
    // A secret is a new one each time.
    expect(await count()).toBe(before + (press === presses[2] ? 1 : 0));
  }
});

test('every use case that changes something is in the list, but those that make something new each time', () => {
  const files = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
    .filter((file) => /^(?!_shared).*\/change-.*(?<!\.test)\.ts$/.test(file))
    .map((file) => file.replace(/\.ts$/, ''));
  const saysSo = (file: string) =>
    /err\('unchanged'\)|defineOptionChange<|saveLimit\(/.test(
      readFileSync(path.join(import.meta.dirname, `${file}.ts`), 'utf8'),
    );
  // A password is a new one each time.
  const always = ['api-users/change-password', 'own-sign-in/change-own-password'];
  expect(files.filter(saysSo).toSorted()).toEqual(Object.keys(EDITS).toSorted());
  expect(files.filter((file) => !saysSo(file)).toSorted()).toEqual(always);
});
