/** Two people who began from the same values: the later one is refused, and nothing of theirs is stored. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { seenNow } from '@/lib/testing/seen-now';
import { createTestPanel, plainApiUser, type TestPanel } from '@/lib/testing/test-panel';
import { changeRetention } from '../accounts/change-retention';
import { changeAlertTemplates } from '../alerts/change-alert-templates';
import { changeLimit } from '../alerts/change-limit';
import { addApiUser } from './add-api-user';
import { changeCallback } from './change-callback';
import { changeQuota } from './change-quota';
import { changeRestrictions } from './change-restrictions';

const login = 'script';
const REFUSED = { ok: false, error: 'changed_meanwhile' };
let panel: TestPanel;

beforeEach(async () => {
  panel = await createTestPanel();
  await addApiUser(panel.dependencies, panel.actors.owner, panel.account, plainApiUser(login));
});

afterEach(() => panel.close());

const see = () => seenNow(panel.db, panel.account, login);
const stored = () => panel.db.apiUser.findFirstOrThrow({ where: { login } });
const changes = () => panel.db.auditEntry.count({ where: { action: { not: 'api-user.add' } } });

test('a limit', async () => {
  const seen = await see();
  const save = (threshold: number, began = seen) =>
    changeLimit(panel.dependencies, panel.actors.operator, panel.account, {
      login,
      support: 'mail',
      threshold,
      email: 'ops@example.com',
      number: '',
      seen: began,
    });
  expect(await save(100)).toMatchObject({ ok: true });
  expect(await save(200)).toEqual(REFUSED);
  expect([(await stored()).alertThreshold, await changes()]).toEqual([100n, 1]);
  expect(await save(200, await see())).toMatchObject({ ok: true });
});

test('restrictions, even when two people press at the same moment', async () => {
  const seen = await see();
  const save = (ip: string) =>
    changeRestrictions(panel.dependencies, panel.actors.operator, panel.account, { login, ipRestrictions: [ip], seen });
  const outcomes = await Promise.all([save('192.0.2.1'), save('192.0.2.2')]);
  expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
  expect(outcomes).toContainEqual(REFUSED);
  expect(await changes()).toBe(1);
});

test('a callback, also when it was switched off meanwhile', async () => {
  const seen = await see();
  const save = (callbackUrl: string, began = seen) =>
    changeCallback(panel.dependencies, panel.actors.operator, panel.account, { login, callbackUrl, seen: began });
  expect(await save('https://one.example/')).toMatchObject({ ok: true });
  expect(await save('https://two.example/')).toEqual(REFUSED);
  expect((await stored()).callbackUrl).toBe('https://one.example/');
  const second = await see();
  await panel.db.apiUser.updateMany({ data: { callbackSwitchedOffAt: panel.dependencies.now } });
  expect(await save('https://one.example/', second)).toEqual(REFUSED);
  expect((await stored()).callbackSwitchedOffAt).toEqual(panel.dependencies.now);
});

test('the texts of alerts', async () => {
  const seen = { emailCustom: false, emailFrom: '', emailSubject: '', emailBody: '', smsCustom: false, smsBody: '' };
  const save = (smsBody: string) =>
    changeAlertTemplates(panel.dependencies, panel.actors.operator, panel.account, {
      ...seen,
      smsCustom: true,
      smsBody,
      seen,
    });
  const outcomes = await Promise.all([save('one'), save('two')]);
  expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
  expect(outcomes).toContainEqual(REFUSED);
  const [entry] = await panel.db.auditEntry.findMany({
    where: { action: 'alert.change-templates' },
    orderBy: { id: 'asc' },
  });
  expect(JSON.parse(entry?.before ?? '')).toEqual(seen);
});

test('another’s change of something else refuses nobody', async () => {
  const seen = await see();
  const { dependencies, actors, account } = panel;
  await changeRestrictions(dependencies, actors.owner, account, { login, ipRestrictions: ['192.0.2.1'], seen });
  const save = { login, callbackUrl: 'https://one.example/', seen };
  expect(await changeCallback(dependencies, actors.operator, account, save)).toMatchObject({ ok: true });
});

test('who says nothing of what was there, as a program, changes whatever is there', async () => {
  const { dependencies, actors, account } = panel;
  const limit = { login, support: 'mail', threshold: 100, email: 'ops@example.com', number: '' } as const;
  const texts = { emailCustom: false, emailFrom: '', emailSubject: '', emailBody: '', smsCustom: true, smsBody: 'one' };
  const saves = [
    () => changeLimit(dependencies, actors.owner, account, limit),
    () => changeRestrictions(dependencies, actors.owner, account, { login, ipRestrictions: ['192.0.2.1'] }),
    () => changeCallback(dependencies, actors.owner, account, { login, callbackUrl: 'https://one.example/' }),
    () => changeQuota(dependencies, actors.owner, account, { login, active: true, quota: 100 }),
    () => changeAlertTemplates(dependencies, actors.owner, account, texts),
    () => changeRetention(dependencies, actors.owner, account, { retentionMonths: 6 }),
  ];
  for (const save of saves) expect(await save()).toMatchObject({ ok: true });
  expect(await stored()).toMatchObject({
    alertThreshold: 100n,
    ipRestrictions: '["192.0.2.1"]',
    callbackUrl: 'https://one.example/',
    quotaLeft: 100n,
  });
  expect(await panel.db.smsAccount.findUnique({ where: { serviceName: account } })).toMatchObject({
    alertSmsBody: 'one',
    retentionMonths: 6,
  });
});
