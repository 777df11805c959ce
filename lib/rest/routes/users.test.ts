/** API users by the API, as programs of the original set them. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createTestRest } from '@/lib/testing/test-rest';
import { ABOUT } from '../models/types';
import { userBody } from '../plan/plan-user-change';

const U = '/sms/sms-ours-1/users/script';

let rest: Awaited<ReturnType<typeof createTestRest>>;

beforeEach(async () => {
  rest = await createTestRest();
  const body = { login: 'script', password: 'abcd1234' };
  expect(await rest.ask('POST', '/sms/sms-ours-1/users', { body })).toMatchObject({ value: { json: null } });
});

afterEach(() => rest.closeBalanced());

const put = (body: object, as: 'owner' | 'operator' = 'owner') => rest.ask('PUT', U, { body, as });
const get = async (path = U) => {
  const answer = await rest.ask('GET', path);
  return answer.ok ? answer.value.json : expect.unreachable();
};

test('as it is added, it has no setting', async () => {
  expect(await get()).toEqual({
    alertThresholdInformations: { alertEmail: null, alertNumber: null, alertThreshold: -1, support: 'mail' },
    ...{ callBack: null, ipRestrictions: [], login: 'script', password: '', stopCallBack: null },
    quotaInformations: { quotaLeft: 0, quotaStatus: 'inactive' },
  });
  const again = { login: 'script', password: 'abcd1234' };
  expect(await rest.ask('POST', '/sms/sms-ours-1/users', { body: again })).toMatchObject({
    error: { code: 'login_taken' },
  });
});

test.each([
  [{ login: '  ', password: 'abcd1234' }, '[login] Enter a login'],
  [{ login: 'other', password: 'short' }, '[password] A password has exactly 8 letters or digits'],
])('%o is added to nothing, and why is said in words', async (body, about) => {
  expect(await rest.ask('POST', '/sms/sms-ours-1/users', { body })).toEqual({
    ...{ ok: false, error: { code: 'invalid_parameter', about } },
  });
});

test('a quota is taken from the account, and goes back with its user', async () => {
  expect(await put({ quotaInformations: { quotaLeft: 150.5, quotaStatus: 'active' } })).toMatchObject({ ok: true });
  expect(await get('/sms/sms-ours-1')).toMatchObject({
    ...{ creditsLeft: 49.5, creditsHoldByQuota: 150.5, userQuantityWithQuota: 1 },
  });
  expect(await rest.ask('DELETE', U)).toMatchObject({ value: { json: null } });
  expect(await get('/sms/sms-ours-1')).toMatchObject({
    creditsLeft: 200,
    creditsHoldByQuota: 0,
    userQuantityWithQuota: 0,
  });
});

test.each([
  [
    {
      alertThresholdInformations: {
        alertEmail: 'me@example.com',
        alertNumber: null,
        alertThreshold: 5,
        support: 'mail',
      },
    },
    { alertThresholdInformations: { alertEmail: 'me@example.com', alertThreshold: 5, support: 'mail' } },
  ],
  [
    { alertThresholdInformations: { alertNumber: '+33612345678', alertThreshold: 2, support: 'sms' } },
    {
      alertThresholdInformations: { alertEmail: null, alertNumber: '+33612345678', alertThreshold: 2, support: 'sms' },
    },
  ],
  [{ ipRestrictions: ['192.0.2.1', '192.0.2.2'] }, { ipRestrictions: ['192.0.2.1', '192.0.2.2'] }],
  [
    { callBack: 'https://example.com/dlr', stopCallBack: 'https://example.com/stop' },
    { callBack: 'https://example.com/dlr', stopCallBack: 'https://example.com/stop' },
  ],
])('%o is kept, by itself and with all that was read, and then cleared', async (body, kept) => {
  const before = await get();
  expect(await put(body)).toMatchObject({ value: { json: null } });
  const after = await get();
  expect(after).toMatchObject(kept);
  // A program that sends back all that it has read changes nothing.
  const entries = await rest.db.auditEntry.count();
  expect(await put(Object(after))).toMatchObject({ ok: true });
  expect(await rest.db.auditEntry.count()).toBe(entries);
  expect(await put(Object(before))).toMatchObject({ ok: true });
  expect(await get()).toMatchObject({ callBack: null, ipRestrictions: [], stopCallBack: null });
});

test('a password is replaced, and an empty one is none', async () => {
  const { passwordEpoch: first } = await rest.db.apiUser.findFirstOrThrow();
  await put({ password: '' });
  await put({ password: 'efgh5678' });
  expect((await rest.db.apiUser.findFirstOrThrow()).passwordEpoch).toBe(first + 1);
});

const WRONG_QUOTA = '[quotaInformations.quotaLeft] must be at least 0, with two decimals at most';

test.each([
  [{ quotaInformations: { quotaLeft: 2.555, quotaStatus: 'active' } }, WRONG_QUOTA],
  [{ quotaInformations: { quotaLeft: -1, quotaStatus: 'active' } }, WRONG_QUOTA],
  [
    { alertThresholdInformations: { alertThreshold: 0, support: 'mail', alertEmail: 'me@example.com' } },
    '[alertThresholdInformations.alertThreshold] The threshold must be at least 1',
  ],
  [
    { alertThresholdInformations: { alertThreshold: 1, support: 'sms', alertNumber: '0612345678' } },
    '[alertThresholdInformations.alertNumber] Enter a number such as +33612345678',
  ],
  [
    { alertThresholdInformations: { alertThreshold: 1, support: 'mail', alertEmail: 'nobody' } },
    '[alertThresholdInformations.alertEmail] Enter an email address',
  ],
  [{ ipRestrictions: ['nowhere'] }, '[ipRestrictions] Enter an IPv4 or IPv6 address, or a range such as 192.0.2.0/24'],
  [{ ipRestrictions: ['1', '2', '3', '4', '5', '6'] }, '[ipRestrictions] At most 5 addresses'],
  [{ callBack: 'ftp://example.com' }, '[callBack] A URL begins with http:// or https://'],
  [{ password: 'short' }, '[password] A password has exactly 8 letters or digits'],
])('%o is refused, and nothing else is changed', async (body, about) => {
  const changed = { callBack: 'https://example.com/dlr', quotaInformations: { quotaLeft: 5, quotaStatus: 'active' } };
  const before = await get();
  expect(await put({ ...changed, ...body })).toEqual({ ok: false, error: { code: 'invalid_parameter', about } });
  expect(await get()).toEqual(before);
});

test.each([
  [{ alertThreshold: 100 }, 'alertEmail'],
  [{ alertThreshold: 100, support: 'mail', alertEmail: '' }, 'alertEmail'],
  [{ alertThreshold: 100, support: 'sms', alertEmail: 'me@example.com' }, 'alertNumber'],
  [{ alertThreshold: 100, support: 'both', alertEmail: 'me@example.com' }, 'alertNumber'],
  [{ alertThreshold: 100, support: 'both', alertNumber: '+33612345678' }, 'alertEmail'],
])('an alert by %j lacks %s, by that name', async (alertThresholdInformations, field) => {
  expect(await put({ alertThresholdInformations })).toEqual({
    ...{ ok: false, error: { code: 'missing_parameter', about: `alertThresholdInformations.${field}` } },
  });
  expect(
    await put({ alertThresholdInformations: { ...alertThresholdInformations, alertThreshold: -1 } }),
  ).toMatchObject({ ok: true });
});

test('the example of a PUT is taken for a user that has no setting', async () => {
  expect(await put(Object(ABOUT.get(userBody)?.examples?.[0]))).toMatchObject({ value: { json: null } });
});

test('what is sent back as it was read needs no right, and undoes nothing', async () => {
  await put({
    alertThresholdInformations: { alertThreshold: 12, support: 'mail', alertEmail: 'me@example.com' },
    quotaInformations: { quotaLeft: 15, quotaStatus: 'active' },
  });
  await rest.db.apiUser.updateMany({ data: { alertThreshold: 1_250 } });
  const read = Object(await get());
  expect(read).toMatchObject({ alertThresholdInformations: { alertThreshold: 12 } });
  const changed = { ...read, callBack: 'https://example.com/dlr' };
  expect(await put(changed, 'operator')).toMatchObject({ ok: true });
  expect(await put({ quotaInformations: { quotaStatus: 'active' } }, 'operator')).toMatchObject({ ok: true });
  expect(await put({ alertThresholdInformations: { alertEmail: 'you@example.com' } })).toMatchObject({ ok: true });
  const { alertThresholdInformations, ...others } = changed;
  expect(await get()).toMatchObject({
    ...others,
    alertThresholdInformations: { ...alertThresholdInformations, alertEmail: 'you@example.com' },
  });
  expect(await rest.db.apiUser.findFirst()).toMatchObject({ alertThreshold: 1_250n });
});

test('a quota that is off has nothing to be left of, and goes on with nothing', async () => {
  expect(await put({ quotaInformations: { quotaLeft: 5 } })).toMatchObject({
    error: { about: '[quotaInformations.quotaLeft] needs a quotaStatus that is active' },
  });
  expect(await put({ quotaInformations: { quotaStatus: 'active' } })).toMatchObject({ ok: true });
  expect(await get()).toMatchObject({ quotaInformations: { quotaLeft: 0, quotaStatus: 'active' } });
  await put({ quotaInformations: { quotaLeft: 5 } });
  expect(await put({ quotaInformations: { quotaLeft: 5, quotaStatus: 'inactive' } })).toMatchObject({ ok: true });
  expect(await get()).toMatchObject({ quotaInformations: { quotaLeft: 0, quotaStatus: 'inactive' } });
});

test('what its key’s person may not change, stops it', async () => {
  const quota = { quotaInformations: { quotaLeft: 5, quotaStatus: 'active' } };
  expect(await put({ ...quota, callBack: 'https://example.com/' }, 'operator')).toMatchObject({
    error: { code: 'forbidden' },
  });
  expect(await get()).toMatchObject({ callBack: null });
  expect(await put({ callBack: 'https://example.com/' }, 'operator')).toMatchObject({ ok: true });
  expect(await put({ quotaInformations: { quotaLeft: 200.01, quotaStatus: 'active' } })).toMatchObject({
    error: { code: 'quota_above_credit' },
  });
});
