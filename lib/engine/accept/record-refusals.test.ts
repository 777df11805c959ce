import { afterEach, beforeEach, expect, test } from 'vitest';
import { createTestGateway, NOW, type TestGateway } from '@/lib/testing/test-gateway';
import { recordRefusals } from './record-refusals';

let gateway: TestGateway;

beforeEach(async () => {
  gateway = await createTestGateway();
});

afterEach(() => gateway.close());

const ACCOUNT = 'sms-xx11111-1';
const OTHER_ACCOUNT = 'sms-yy22222-1';
const refusal = (login: string, clientIp: string, account = ACCOUNT) => ({
  account,
  login,
  refusal: 'authentication_failed',
  clientIp,
  at: NOW,
  way: 'smpp' as const,
});

const kept = () => gateway.db.refusedRequest.findMany({ orderBy: { id: 'asc' } });
const keptLogins = async () => (await kept()).map(({ login }) => login);

const addOtherAccount = () => gateway.db.smsAccount.create({ data: { serviceName: OTHER_ACCOUNT, createdAt: NOW } });

const flood = (login: (index: number) => string) =>
  recordRefusals(
    gateway,
    Array.from({ length: 300 }, (_, index) => refusal(login(index), `10.0.${index >> 8}.${index & 255}`)),
  );

test('refusals of accounts that exist are kept, whether an API user has the login or not', async () => {
  await recordRefusals(gateway, [
    refusal('user1', '192.0.2.1'),
    refusal('usr1', '192.0.2.2'),
    refusal('', '192.0.2.3'),
    refusal('user1', '192.0.2.4', 'sms-none-1'),
  ]);
  const { apiUserId } = gateway;
  expect(await kept()).toMatchObject([
    { apiUserId, login: 'user1', clientIp: '192.0.2.1', refusal: 'authentication_failed', way: 'smpp' },
    { apiUserId: 0, login: 'usr1', clientIp: '192.0.2.2' },
    { apiUserId: 0, login: '', clientIp: '192.0.2.3' },
  ]);
});

test('one that names an id is of that API user alone, whoever has the login', async () => {
  const { apiUserId } = gateway;
  const [deleted, renamed] = [apiUserId + 1, { ...refusal('as it was', '192.0.2.1'), apiUserId }];
  await recordRefusals(gateway, [
    renamed,
    { ...refusal('user1', '192.0.2.2'), apiUserId: deleted },
    { ...refusal('shop?password=1', '192.0.2.3'), apiUserId: deleted },
  ]);
  expect(await kept()).toMatchObject([
    { apiUserId, login: 'user1', clientIp: '192.0.2.1' },
    { apiUserId: 0, login: 'user1', clientIp: '192.0.2.2' },
    { apiUserId: 0, login: 'shop?password=1', clientIp: '192.0.2.3' },
  ]);
});

test('an API user of another account does not make a login known', async () => {
  const { id } = await addOtherAccount();
  await recordRefusals(gateway, [refusal('user1', '192.0.2.1', OTHER_ACCOUNT)]);
  expect(await kept()).toMatchObject([{ accountId: id, apiUserId: 0, login: 'user1' }]);
});

test('a flood keeps the newest two hundred of an API user', async () => {
  await recordRefusals(gateway, [refusal('usr1', '192.0.2.2')]);
  await flood(() => 'user1');
  await recordRefusals(gateway, [refusal('user1', '192.0.2.1')]);
  const rows = await kept();
  expect(rows).toHaveLength(201);
  expect(rows[0]?.login).toBe('usr1');
  expect(rows.at(-1)?.clientIp).toBe('192.0.2.1');
});

test('a flood of made-up logins keeps the newest two hundred of them all, and none of anybody else is lost', async () => {
  const { id } = await addOtherAccount();
  await recordRefusals(gateway, [refusal('user1', '192.0.2.1'), refusal('theirs', '192.0.2.2', OTHER_ACCOUNT)]);
  await flood((index) => `made-up-${index}`);
  await recordRefusals(gateway, [refusal('theirs', '192.0.2.2', OTHER_ACCOUNT), refusal('usr1', '192.0.2.3')]);
  const rows = await kept();
  expect(rows).toHaveLength(203);
  expect(rows.slice(0, 2)).toMatchObject([{ login: 'user1' }, { login: 'theirs', accountId: id }]);
  expect(rows.at(-1)?.login).toBe('usr1');
});

test('what the account itself could not send by the REST API is not pushed out by logins that nobody has', async () => {
  await recordRefusals(gateway, [{ ...refusal('', '192.0.2.9'), refusal: 'not_enough_credits', way: 'rest' }]);
  await flood((index) => `made-up-${index}`);
  expect((await kept())[0]).toMatchObject({ login: '', clientIp: '192.0.2.9', way: 'rest' });
});

test('a login that nobody has is kept safe and cut; one that an API user has as it is', async () => {
  await gateway.db.apiUser.update({ where: { id: gateway.apiUserId }, data: { login: 'shop?' + 'x'.repeat(35) } });
  const strange = ['shop?' + 'x'.repeat(35), 'shop?password=secret', 'shop\n\u202e', ' shop ', '😀'.repeat(60)];
  await recordRefusals(
    gateway,
    strange.map((login) => refusal(login, '192.0.2.1')),
  );
  expect(await keptLogins()).toEqual([strange[0], 'shop?…', 'shop��', '␣shop␣', '😀'.repeat(40)]);
});
