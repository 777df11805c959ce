/** What Home tells of an account, on a real database. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { API_USER_TROUBLES } from '@/lib/domain/api-user/api-user';
import { apiUserListQuery, LIMITED_API_USERS } from '@/lib/schemas/api-user';
import { apiUserDetailsQuery } from '@/lib/schemas/api-user-details';
import { trafficQuery } from '@/lib/schemas/overview';
import { createTestPanel, type TestPanel } from '@/lib/testing/test-panel';
import { findApiUsers } from '../api-users/find-api-users';
import { getApiUser } from '../api-users/get-api-user';
import { getTraffic } from './get-traffic';
import { getTrafficSample } from './get-traffic-sample';
import { getTrouble } from './get-trouble';

const HOUR_MS = 3_600_000;
const NO_API_USER = 0;
let panel: TestPanel;
let accountId: number;
let strangersId: number;
let hourNow: number;

beforeEach(async () => {
  panel = await createTestPanel();
  const idOf = async (serviceName: string) =>
    (await panel.db.smsAccount.findUniqueOrThrow({ where: { serviceName } })).id;
  accountId = await idOf(panel.account);
  strangersId = await idOf(panel.strangersAccount);
  // Paris is an hour ahead of UTC in November.
  hourNow = Math.floor(panel.dependencies.now.getTime() / HOUR_MS) + 1;
});

afterEach(() => panel.close());

async function addApiUser(login: string, data: object = {}, owner = accountId): Promise<number> {
  const createdAt = panel.dependencies.now;
  const user = { accountId: owner, login, passwordHash: '', createdAt, ...data };
  return (await panel.db.apiUser.create({ data: user })).id;
}

const count = (apiUserId: number, hoursAgo: number, sums: object, owner = accountId) =>
  panel.db.usage.create({ data: { accountId: owner, apiUserId, hour: hourNow - hoursAgo, ...sums } });

const trafficOf = async (days: string) => {
  const { dependencies, actors, account } = panel;
  const outcome = await getTraffic(dependencies, actors.viewer, account, trafficQuery.parse({ days }));
  if (!outcome.ok) throw new Error(outcome.error);
  return outcome.value;
};

test('hours of today and days before today are told apart, on the account’s clock, and nobody else’s', async () => {
  const shop = await addApiUser('shop');
  await count(shop, 0, { sent: 5, delivered: 3, failed: 1 });
  await count(NO_API_USER, 0, { sent: 1 });
  await count(shop, 1, { sent: 40 });
  await count(shop, -1, { sent: 3_000 });
  await count(shop, 24, { sent: 7 });
  await count(shop, 25, { sent: 8 });
  await count(shop, 23, { sent: 100 });
  await count(await addApiUser('theirs', {}, strangersId), 0, { sent: 900 }, strangersId);

  const today = await trafficOf('1');
  expect(today.cut).toEqual({ unit: 'hour', first: hourNow - (hourNow % 24), now: hourNow, count: 24, hourNow });
  expect(today.spans).toHaveLength(24);
  // What the clock of before a change of zone called a later hour is not counted until it comes.
  expect(today.spans.filter(({ sent }) => sent > 0)).toEqual([
    { at: hourNow - 1, sent: 40, delivered: 0, failed: 0, credits: 0 },
    { at: hourNow, sent: 6, delivered: 3, failed: 1, credits: 0 },
  ]);
  // The hour that is under way is in neither: what is over of today, and the same hours of yesterday.
  expect(today.compared).toEqual({ now: 40, before: 8 });

  const week = await trafficOf('7');
  expect(week.spans.map(({ sent }) => sent)).toEqual([0, 0, 0, 0, 0, 115, 46]);
});

test('of bulk sends it is counted what is not written before its moment, of the period alone', async () => {
  const { now } = panel.dependencies;
  const later = new Date(now.getTime() + 30 * 24 * HOUR_MS);
  let nextId = 1_000;
  const addBulk = (data: object) =>
    panel.db.bulkSend.create({
      data: {
        ...{ id: nextId++, accountId, login: null, sender: 'TEST', smsClass: 1, tag: '', texts: '[]' },
        ...{ messageCount: 240, heldCredits: 0n, createdAt: now, deferredUntil: later, ...data },
      },
    });
  await addBulk({});
  await addBulk({ messageCount: 101, createdAt: new Date(now.getTime() - 3 * 24 * HOUR_MS) });
  await addBulk({ deferredUntil: null });
  await addBulk({ writtenCount: 100 });
  await addBulk({ finishedAt: now });
  await addBulk({ accountId: strangersId });
  expect((await trafficOf('1')).unwritten).toBe(240);
  expect((await trafficOf('7')).unwritten).toBe(341);
  // What is accepted is somebody's: the same messages count for who sent most.
  const shop = await addApiUser('shop');
  await count(shop, 0, { sent: 5 });
  await addBulk({ apiUserId: shop, login: 'shop', messageCount: 250 });
  const { unwritten, senders } = await trafficOf('1');
  expect(unwritten).toBe(490);
  expect(senders.map(({ login, sent }) => [login, sent])).toEqual([
    ['shop', 255],
    [null, 240],
  ]);
  const { dependencies, actors, account } = panel;
  const listed = await findApiUsers(
    dependencies,
    actors.viewer,
    account,
    apiUserListQuery.parse({ sort: 'sent', direction: 'desc' }),
  );
  expect(listed.ok && listed.value.users.map(({ login, sent }) => [login, sent])).toContainEqual(['shop', 255]);
  const details = await getApiUser(
    dependencies,
    actors.viewer,
    account,
    apiUserDetailsQuery.parse({ login: 'shop', days: '1' }),
  );
  expect(details).toMatchObject({ value: { unwritten: 250, user: { sent: 255 } } });
});

test('who sent most comes first, the deleted by their names and the panel without one', async () => {
  const { db, dependencies } = panel;
  const shop = await addApiUser('shop');
  const gone = 900;
  await db.deletedApiUser.create({ data: { id: gone, accountId, login: 'gone', deletedAt: dependencies.now } });
  await count(shop, 1, { sent: 5 });
  await count(gone, 1, { sent: 9, delivered: 2 });
  await count(NO_API_USER, 1, { sent: 7 });
  const { senders, hasDelivered } = await trafficOf('30');
  expect(senders).toEqual([
    { login: 'gone', isDeleted: true, sent: 9 },
    { login: null, isDeleted: false, sent: 7 },
    { login: 'shop', isDeleted: false, sent: 5 },
  ]);
  expect(hasDelivered).toBe(true);
  expect((await trafficOf('90')).senders).toHaveLength(3);
});

test('of the newest messages it is told where they went and how long they took', async () => {
  const { db, dependencies, actors, account } = panel;
  const { now } = dependencies;
  const send = (id: number, recipient: string, tookMs: number | null, at = now, owner = accountId) =>
    db.message.create({
      data: {
        ...{ id, accountId: owner, sender: 'TEST', recipient, text: '', encoding: 'gsm7', segmentCount: 1, credits: 0 },
        ...{ state: tookMs === null ? 'submitted' : 'delivered', ptt: 0, dlrId: 0, createdAt: at, dueAt: at },
        updatedAt: new Date(at.getTime() + (tookMs ?? 0)),
      },
    });
  await send(1, '33612345678', 60_000, new Date(now.getTime() - 40 * 24 * HOUR_MS));
  await send(2, '33612345678', 2_000);
  await send(3, '33612345679', 4_000);
  await send(4, '14155550100', 9_000);
  await send(5, '16135550100', null);
  await send(6, '33612345678', 1, now, strangersId);
  const outcome = await getTrafficSample(dependencies, actors.viewer, account, trafficQuery.parse({}));
  expect(outcome).toEqual({
    ok: true,
    value: {
      messages: 4,
      isCut: false,
      countries: [
        { callingCode: '33', country: 'FR', sent: 2 },
        { callingCode: '1', country: 'CA', sent: 1 },
        { callingCode: '1', country: 'US', sent: 1 },
      ],
      medianMs: 4_000,
      delivered: 3,
    },
  });
});

test('trouble is what fails, what is blocked or soon will be, and what was refused of late', async () => {
  const { db, dependencies, actors, account } = panel;
  const { now } = dependencies;
  const ago = (hours: number) => new Date(now.getTime() - hours * HOUR_MS);
  const url = 'https://crm.example/dlr';
  const failing = { callbackUrl: url, callbackFailingSince: ago(3) };
  await addApiUser('crm', failing);
  await addApiUser('long-off', { ...failing, callbackFailingSince: ago(90), callbackSwitchedOffAt: ago(18) });
  await addApiUser('blocked', { quotaActive: true, quotaLeft: 0n });
  await addApiUser('asleep', { quotaActive: true, quotaLeft: 0n, disabledAt: now });
  const limit = { alertThreshold: 500n, alertArmed: false };
  await addApiUser('low', { quotaActive: true, quotaLeft: 400n, ...limit });
  await addApiUser('low-account', limit);
  await addApiUser('low-asleep', { ...limit, disabledAt: now });
  const shop = await addApiUser('shop', { quotaActive: true, quotaLeft: 900n, alertThreshold: 500n });
  await addApiUser('theirs', { ...failing, quotaActive: true }, strangersId);
  const refuse = (refusal: string, at: Date, more: object = {}) =>
    db.refusedRequest.create({
      data: { accountId, apiUserId: shop, login: 'shop', at, refusal, clientIp: '192.0.2.1', way: 'http2sms', ...more },
    });
  await refuse('invalid_to', now);
  await refuse('quota_reached', now);
  await refuse('quota_reached', ago(1));
  await refuse('invalid_to', ago(24 * 8));
  for (const at of [now, ago(1), ago(2)]) {
    await refuse('authentication_failed', at, { apiUserId: 0, login: 'shpo', way: 'smpp' });
    await refuse('authentication_failed', at, { apiUserId: 0, login: 'shpo', accountId: strangersId });
  }
  await refuse('authentication_failed', now, { apiUserId: 0, login: 'shpo' });
  await refuse('quota_reached', now, { way: null });
  const outcome = await getTrouble(dependencies, actors.viewer, account, undefined);
  expect(outcome).toEqual({
    ok: true,
    value: {
      account: null,
      failing: { total: 1, rows: [{ login: 'crm', url, since: ago(3) }] },
      switchedOff: { total: 1, rows: [{ login: 'long-off', url, since: ago(18) }] },
      blocked: { total: 1, rows: [{ login: 'blocked', url: null, since: null }] },
      low: {
        total: 2,
        rows: [
          // The least left first: the account has more.
          { login: 'low', url: null, since: null },
          { login: 'low-account', url: null, since: null },
        ],
      },
      refused: [
        { login: 'shpo', whose: 'none', refusal: 'authentication_failed', way: 'smpp', count: 3 },
        { login: 'shop', whose: 'present', refusal: 'quota_reached', way: 'http2sms', count: 2 },
        { login: 'shop', whose: 'present', refusal: 'invalid_to', way: 'http2sms', count: 1 },
        // Kept before ways were.
        { login: 'shop', whose: 'present', refusal: 'quota_reached', way: null, count: 1 },
        { login: 'shpo', whose: 'none', refusal: 'authentication_failed', way: 'http2sms', count: 1 },
      ],
    },
  });
});

test('what was refused before an API user was added is not counted among its own', async () => {
  const { db, dependencies, actors, account } = panel;
  const earlier = new Date(dependencies.now.getTime() - HOUR_MS);
  const refuse = (apiUserId: number, at: Date, way = 'http2sms') =>
    db.refusedRequest.create({
      data: { accountId, apiUserId, login: 'shop', at, refusal: 'invalid_to', clientIp: '192.0.2.1', way },
    });
  const first = await addApiUser('shop');
  for (let one = 0; one < 3; one += 1) await refuse(first, earlier);
  const refused = async () => {
    const found = await getTrouble(dependencies, actors.viewer, account, undefined);
    return found.ok && found.value.refused.map(({ login, whose, way, count }) => [login, whose, way, count]);
  };
  expect(await refused()).toEqual([['shop', 'present', 'http2sms', 3]]);
  await db.apiUser.delete({ where: { id: first } });
  // Nobody had it for a while.
  await refuse(0, earlier);
  expect(await refused()).toEqual([['shop', 'none', 'http2sms', 4]]);
  const second = await addApiUser('shop', { id: first + 1 });
  await refuse(second, dependencies.now);
  await refuse(0, dependencies.now, 'smpp');
  expect(await refused()).toEqual([
    ['shop', 'earlier', 'http2sms', 4],
    ['shop', 'present', 'http2sms', 1],
    ['shop', 'none', 'smpp', 1],
  ]);
});

test('Home, the list’s own counts and the filters that they lead to tell of the same API users', async () => {
  const { dependencies, actors, account } = panel;
  const limit = { alertThreshold: 500n, alertArmed: false };
  const failing = { callbackUrl: 'https://crm.example/dlr', callbackFailingSince: new Date(1) };
  const off = { ...failing, callbackSwitchedOffAt: new Date(2) };
  const empty = { quotaActive: true, quotaLeft: 0n };
  for (const [name, data] of Object.entries({ failing, off, empty, limit, both: { ...empty, ...limit } })) {
    await addApiUser(name, data);
    await addApiUser(`${name}-asleep`, { ...data, disabledAt: new Date(3) });
  }
  await addApiUser('off-answered-since', { ...off, callbackFailingSince: null });
  const list = async (filters: object) => {
    const found = await findApiUsers(dependencies, actors.viewer, account, apiUserListQuery.parse(filters));
    return found.ok ? found.value : expect.unreachable('a viewer may read');
  };
  const trouble = await getTrouble(dependencies, actors.viewer, account, undefined);
  if (!trouble.ok) expect.unreachable('a viewer may read');
  const counts = (await list({})).trouble;
  for (const name of ['failing', 'switchedOff', 'blocked', 'low'] as const) {
    const { users, total } = await list(API_USER_TROUBLES[name]);
    const told = trouble.value[name];
    expect([name, told.total, counts[name]]).toEqual([name, total, total]);
    expect(told.rows.map(({ login }) => login).toSorted()).toEqual(users.map(({ login }) => login).toSorted());
  }
  expect(counts).toEqual({ all: 11, failing: 2, switchedOff: 3, blocked: 2, low: 2 });
  // Both are below theirs, so that nobody is told of one who is above.
  expect((await list(LIMITED_API_USERS)).total).toBe(counts.low);
});

test('of much trouble the first few are named, and each kind is counted as a whole', async () => {
  const { dependencies, actors, account } = panel;
  for (let user = 0; user < 12; user += 1) await addApiUser(`blocked-${user}`, { quotaActive: true, quotaLeft: 0n });
  for (let user = 0; user < 7; user += 1) {
    await addApiUser(`low-${user}`, { quotaActive: true, quotaLeft: 1n, alertThreshold: 500n, alertArmed: false });
  }
  const outcome = await getTrouble(dependencies, actors.viewer, account, undefined);
  expect(outcome).toMatchObject({ value: { blocked: { total: 12 }, low: { total: 7 }, failing: { total: 0 } } });
  expect(outcome.ok && outcome.value.low.rows).toHaveLength(5);
});
