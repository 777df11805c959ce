import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Limit } from '@/lib/domain/alerts/limit';
import type { PanelUser } from '@/lib/domain/authorisation/actor';
import { AT_THE_MACHINE } from '@/lib/domain/authorisation/actor';
import { createPrices } from '@/lib/domain/pricing/price-list';
import { anyGuess } from '@/lib/testing/guesses';
import { createTestGateway, NOW, query, type TestGateway } from '@/lib/testing/test-gateway';
import { changeQuota } from '../api-users/change-quota';
import { grantCredit } from '../credit/grant-credit';
import { changeAccountLimit } from './change-account-limit';
import { changeAlertTemplates } from './change-alert-templates';
import { changeLimit } from './change-limit';
import { sendTestAlert } from './send-test-alert';

const LIMIT: Limit = { threshold: 15_000, support: 'both', email: 'ops@example.com', number: '33612345678' };
let gateway: TestGateway;
let account: string;
let owner: PanelUser;
let operator: PanelUser;

beforeEach(async () => {
  gateway = await createTestGateway();
  const { db, accountId } = gateway;
  account = (await db.smsAccount.findUniqueOrThrow({ where: { id: accountId } })).serviceName;
  owner = await member('owner');
  operator = await member('operator');
});

afterEach(() => gateway.closeBalanced());

async function member(role: 'owner' | 'operator'): Promise<PanelUser> {
  const { db, accountId } = gateway;
  const data = { email: `${role}@example.com`, name: '', passwordHash: '', createdAt: NOW };
  const { id } = await db.panelUser.create({ data: { ...data, memberships: { create: { accountId, role } } } });
  return { kind: 'panel-user', panelUserId: id, email: data.email, clientIp: '' };
}

const dependencies = () => ({
  db: gateway.db,
  events: { publish: () => undefined },
  now: NOW,
  clock: () => NOW,
  makeCall: () => Promise.reject(new Error('not used here')),
  accept: () => null,
  prices: createPrices([]),
  callbackAllowedRanges: [],
  hasMailServer: true,
  log: { info: () => undefined, warn: () => undefined },
  guess: anyGuess,
});
const limit = (change: Partial<Limit> = {}, by = owner) =>
  changeAccountLimit(dependencies(), by, account, { ...LIMIT, ...change });
const alerts = () => gateway.db.alert.findMany({ orderBy: { id: 'asc' } });
/** Takes the account's credit below its limit, and back up to it, through the ledger. */
const quota = (amount: number) =>
  changeQuota(dependencies(), owner, account, { login: 'user1', active: amount > 0, quota: amount });

test('the debit that takes the credit below the limit tells, by every way that was chosen', async () => {
  const left = await gateway.creditsLeft();
  expect(await limit({ threshold: left })).toMatchObject({ ok: true });
  expect(await alerts()).toEqual([]);
  await gateway.send(query());
  expect(await alerts()).toMatchObject([
    {
      login: '',
      channel: 'mail',
      recipient: 'ops@example.com',
      topic: expect.stringContaining('"login":null'),
    },
    { login: '', channel: 'sms', recipient: '33612345678', topic: expect.stringContaining('"remaining":19900') },
  ]);
});

test('fifty parallel sends through the limit tell once', async () => {
  await limit({ threshold: 18_000, support: 'mail' });
  await Promise.all(Array.from({ length: 50 }, () => gateway.send(query())));
  expect(await gateway.creditsLeft()).toBe(15_000);
  expect(await alerts()).toHaveLength(1);
});

test('one alert for each fall: not again below the limit, armed again by a grant, told again by the next fall', async () => {
  await limit({ support: 'mail' });
  await quota(10_000);
  expect(await gateway.creditsLeft()).toBe(10_000);
  expect(await alerts()).toHaveLength(1);
  await quota(11_000);
  expect(await alerts()).toHaveLength(1);
  const grant = { serviceName: account, credits: 6_000, reason: 'invoice 7' };
  expect(await grantCredit(dependencies(), AT_THE_MACHINE, grant)).toMatchObject({ ok: true });
  expect(await alerts()).toHaveLength(1);
  await quota(12_000);
  expect(await alerts()).toHaveLength(2);
});

test('a quota’s own spending does not touch it, and an API user’s limit tells beside it', async () => {
  await quota(1_000);
  await limit({ threshold: await gateway.creditsLeft(), support: 'mail' });
  await changeLimit(dependencies(), owner, account, { ...LIMIT, login: 'user1', threshold: 1_000, support: 'mail' });
  await gateway.send(query());
  expect((await alerts()).map(({ login }) => login)).toEqual(['user1']);
  await quota(1_100);
  expect((await alerts()).map(({ login }) => login)).toEqual(['user1', '']);
});

test('a limit above the credit tells at once; switched off it tells nothing, and on again it knows whom it told', async () => {
  await limit({ threshold: 30_000, support: 'mail' });
  expect(await alerts()).toHaveLength(1);
  expect(await limit({ threshold: null, email: '', number: '' })).toMatchObject({ ok: true });
  await gateway.send(query());
  expect(await alerts()).toHaveLength(1);
  expect(await gateway.db.smsAccount.findUnique({ where: { id: gateway.accountId } })).toMatchObject({
    alertThreshold: null,
    alertLastThreshold: 30_000n,
    alertEmail: 'ops@example.com',
  });
  const [on, off] = await gateway.db.auditEntry.findMany({
    where: { action: 'account.change-limit' },
    orderBy: { id: 'asc' },
  });
  expect([on?.before, on?.after]).toEqual([
    '{"alertThreshold":null,"notification":"mail","email":"","number":""}',
    '{"alertThreshold":30000,"notification":"mail","email":"ops@example.com","number":"33612345678"}',
  ]);
  expect([off?.before, off?.after]).toEqual(['{"alertThreshold":30000}', '{"alertThreshold":null}']);
});

test('what an editor saw must still be so, and one that tells by SMS is for who may spend credit', async () => {
  expect(await limit({}, operator)).toEqual({ ok: false, error: 'sms_not_allowed' });
  expect(await limit({ support: 'mail', number: '' }, operator)).toMatchObject({ ok: true });
  const seen = { alertThreshold: null, alertSupport: 'mail', alertEmail: '', alertNumber: '' } as const;
  const late = await changeAccountLimit(dependencies(), owner, account, { ...LIMIT, threshold: 100, seen });
  expect(late).toEqual({ ok: false, error: 'changed_meanwhile' });
});

test('a test alert of the account goes where the dialog says, in the account’s own words where it has some', async () => {
  await changeAlertTemplates(dependencies(), owner, account, {
    emailCustom: true,
    emailFrom: 'ops@example.com',
    emailSubject: '|USER|',
    emailBody: '|REMAINING| / |CREDITSLEFT|',
    smsCustom: false,
    smsBody: '',
  });
  const sent = await sendTestAlert(dependencies(), owner, account, { ...LIMIT, login: null, support: 'mail' });
  expect(sent).toMatchObject({ ok: true });
  expect(await alerts()).toMatchObject([{ login: '', subject: account, body: '200 / 200' }]);
  expect(await gateway.db.auditEntry.findFirst({ where: { action: 'alert.send-test' } })).toMatchObject({
    subject: '',
  });
});
