/** Test alerts and samples: who may send them where, how often, and what they cost. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createMessageIds } from '@/lib/db/messages/message-ids';
import { AT_THE_MACHINE } from '@/lib/domain/authorisation/actor';
import { acceptMessages } from '@/lib/engine/accept/accept-messages';
import { createSmsWork } from '@/lib/engine/alerts/sms-work';
import { createLogger } from '@/lib/platform/log/logger';
import { writeAlert } from '@/lib/server/alerts/write-alert';
import { seenNow } from '@/lib/testing/seen-now';
import { takeBy } from '@/lib/testing/take-alerts';
import { NODE_ID } from '@/lib/testing/test-database';
import { type Caller, createTestPanel, plainApiUser, type TestPanel } from '@/lib/testing/test-panel';
import { addApiUser } from '../api-users/add-api-user';
import { disableAccount } from '../instance/disable-account';
import { changeLimit } from './change-limit';
import { sendAlertSample } from './send-alert-sample';
import { sendTestAlert } from './send-test-alert';

const login = 'script';
const TEMPLATES = {
  emailCustom: false,
  emailFrom: '',
  emailSubject: '',
  emailBody: '',
  smsCustom: true,
  smsBody: 'Low: |USER|',
};
let panel: TestPanel;

beforeEach(async () => {
  panel = await createTestPanel();
  await addApiUser(panel.dependencies, panel.actors.owner, panel.account, plainApiUser(login));
});

afterEach(() => panel.closeBalanced());

const later = (minutes: number) => ({
  ...panel.dependencies,
  now: new Date(panel.dependencies.now.getTime() + minutes * 60_000),
});
const tryAlert = (caller: Caller, support: 'mail' | 'sms' | 'both', minutes = 0) =>
  sendTestAlert(later(minutes), panel.actors[caller], panel.account, {
    login,
    threshold: 100,
    support,
    email: support === 'sms' ? '' : 'ops@example.com',
    number: support === 'mail' ? '' : '33612345678',
  });
const sample = (caller: Caller, number: string | null, minutes = 0) =>
  sendAlertSample(later(minutes), panel.actors[caller], panel.account, { ...TEMPLATES, number });

test('an operator may try what costs nothing, and never what costs credit', async () => {
  expect(await tryAlert('operator', 'mail')).toMatchObject({ ok: true });
  expect(await sample('operator', null)).toMatchObject({ ok: true });
  for (const support of ['sms', 'both'] as const) {
    expect(await tryAlert('operator', support)).toEqual({ ok: false, error: 'sms_not_allowed' });
  }
  expect(await sample('operator', '33612345678')).toEqual({ ok: false, error: 'sms_not_allowed' });
  const select = { channel: true, recipient: true } as const;
  expect(await panel.db.alert.findMany({ select, orderBy: { id: 'asc' } })).toEqual([
    { channel: 'mail', recipient: 'ops@example.com' },
    { channel: 'mail', recipient: 'operator@example.com' },
  ]);
});

test('without a mail server it is said that a mail is only kept', async () => {
  const { dependencies, actors, account } = panel;
  const trial = { login, threshold: 100, email: 'ops@example.com', number: '33612345678' };
  const kept = async (support: 'mail' | 'sms' | 'both', hasMailServer: boolean) =>
    sendTestAlert({ ...dependencies, hasMailServer }, actors.owner, account, { ...trial, support });
  expect(await kept('mail', true)).toEqual({ ok: true, value: { mailIsKept: false } });
  expect(await kept('mail', false)).toEqual({ ok: true, value: { mailIsKept: true } });
  expect(await kept('both', false)).toEqual({ ok: true, value: { mailIsKept: true } });
  expect(await kept('sms', false)).toEqual({ ok: true, value: { mailIsKept: false } });
  const sampled = (number: string | null) =>
    sendAlertSample({ ...dependencies, hasMailServer: false }, actors.owner, account, { ...TEMPLATES, number });
  expect(await sampled(null)).toEqual({ ok: true, value: { mailIsKept: true } });
  expect(await sampled('33612345678')).toEqual({ ok: true, value: { mailIsKept: false } });
});

test('nor may an operator set a limit that tells by SMS at once, but may switch one off', async () => {
  const key = { ...panel.actors.operator, kind: 'consumer-key', consumerKeyId: 7, application: 'A program' } as const;
  const set = async (caller: Caller | 'key', threshold: number | null, support: 'mail' | 'sms') =>
    changeLimit(panel.dependencies, caller === 'key' ? key : panel.actors[caller], panel.account, {
      login,
      threshold,
      support,
      email: support === 'mail' ? 'ops@example.com' : '',
      number: support === 'sms' ? '33612345678' : '',
      seen: await seenNow(panel.db, panel.account, login),
    });
  expect(await set('operator', 90_000, 'sms')).toEqual({ ok: false, error: 'sms_not_allowed' });
  expect(await set('key', 90_000, 'sms')).toEqual({ ok: false, error: 'sms_not_allowed' });
  expect(await panel.db.alert.count()).toBe(0);
  expect(await set('operator', 90_000, 'mail')).toMatchObject({ ok: true });
  expect(await set('owner', 80_000, 'sms')).toMatchObject({ ok: true });
  expect(await set('operator', null, 'sms')).toMatchObject({ ok: true });
});

test('an owner’s sample by SMS says what is written and is debited', async () => {
  expect(await sample('owner', '33612345678')).toMatchObject({ ok: true });
  const { db, writer, dependencies } = panel;
  const accept = async (request: Parameters<typeof acceptMessages>[1][number]) => {
    const [outcome] = await acceptMessages({ writer, ids: createMessageIds(), now: dependencies.now }, [request]);
    if (!outcome) throw new Error('One request has one outcome.');
    return outcome;
  };
  const { events, now } = dependencies;
  const work = createSmsWork(
    {
      ...{ db, events, log: createLogger('silent'), nodeId: NODE_ID, now: () => now, write: writeAlert },
      take: takeBy(writer, NODE_ID, now),
    },
    accept,
    dependencies.prices,
  );
  expect(await work.doDue(10)).toBe(1);
  expect(await db.message.findFirstOrThrow()).toMatchObject({ recipient: '33612345678', text: 'Low: billing' });
  expect(await db.creditMovement.findMany({ where: { kind: 'alert' } })).toMatchObject([{ amount: -100n }]);
});

test('both leave an entry in the audit log', async () => {
  await tryAlert('owner', 'both');
  await sample('owner', '33612345678');
  const entries = await panel.db.auditEntry.findMany({
    where: { action: { startsWith: 'alert.' } },
    orderBy: { id: 'asc' },
  });
  expect(
    entries.map(({ action, subject, actor, after }) => ({ action, subject, actor, after: JSON.parse(after) })),
  ).toEqual([
    {
      action: 'alert.send-test',
      subject: login,
      actor: 'panel:owner@example.com',
      after: { notification: 'both', email: 'ops@example.com', number: '33612345678' },
    },
    {
      action: 'alert.send-sample',
      subject: '',
      actor: 'panel:owner@example.com',
      after: { notification: 'sms', email: '', number: '33612345678' },
    },
  ]);
});

test('ten tries within ten minutes, whoever of the account makes them and of either kind', async () => {
  const outcomes = await Promise.all(
    Array.from({ length: 12 }, (_, index) => (index % 2 === 0 ? tryAlert('owner', 'mail') : sample('operator', null))),
  );
  expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(10);
  expect(outcomes).toContainEqual({ ok: false, error: 'too_many_tries' });
  expect(await panel.db.alert.count()).toBe(10);
  expect(await tryAlert('owner', 'mail', 9)).toMatchObject({ error: 'too_many_tries' });
  const theirs = sendAlertSample(panel.dependencies, panel.actors.stranger, panel.strangersAccount, {
    ...TEMPLATES,
    number: null,
  });
  expect(await theirs).toMatchObject({ ok: true });
  expect(await tryAlert('owner', 'mail', 10)).toMatchObject({ ok: true });
});

test('a disabled account sends no SMS to try an alert, and still mails', async () => {
  await disableAccount(panel.dependencies, AT_THE_MACHINE, { serviceName: panel.account, disabled: true });
  for (const support of ['sms', 'both'] as const) {
    expect(await tryAlert('owner', support)).toEqual({ ok: false, error: 'account_disabled' });
  }
  expect(await sample('owner', '33612345678')).toEqual({ ok: false, error: 'account_disabled' });
  expect(await panel.db.alert.count()).toBe(0);
  expect(await tryAlert('owner', 'mail')).toMatchObject({ ok: true });
  expect(await sample('owner', null)).toMatchObject({ ok: true });
});
