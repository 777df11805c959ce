/** Why a program was not bound, as its account's people see it. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { deleteApiUserRow } from '@/lib/db/api-users/api-users';
import { systemIdOf } from '@/lib/domain/api-user/system-id';
import { STATUS } from '@/lib/smpp/pdu/commands';
import { PASSWORD, startTestSmppServer, type TestSmppServer } from '@/lib/testing/test-smpp-server';

let server: TestSmppServer;

beforeEach(async () => {
  server = await startTestSmppServer({ env: { SMPP_SERVER_BINDS: '1' } });
});

afterEach(() => server.close());

const tryToBind = async (systemId = server.systemId, password = PASSWORD) =>
  (await (await server.connect()).bind({ systemId, password })).status;

const refused = async () =>
  (await server.db.refusedRequest.findMany({ orderBy: { id: 'asc' } })).map(
    ({ apiUserId, login, refusal, way, clientIp }) => [apiUserId, login, refusal, way, clientIp],
  );

const ownRow = (refusal: string) => [server.gateway.apiUserId, 'user1', refusal, 'smpp', '127.0.0.1'];

test('a wrong password is', async () => {
  expect(await tryToBind(server.systemId, 'wrong')).toBe(STATUS.invalidPassword);
  await expect.poll(refused).toEqual([ownRow('authentication_failed')]);
});

test('one bind too many is, and so is a second one on the same connection', async () => {
  const program = await server.bound();
  expect(await tryToBind()).toBe(STATUS.alreadyBound);
  await expect.poll(refused).toEqual([ownRow('too_many_binds')]);
  const again = await program.bind({ systemId: server.systemId, password: PASSWORD });
  expect(again.status).toBe(STATUS.alreadyBound);
  await expect.poll(refused).toEqual([ownRow('too_many_binds'), ownRow('already_bound')]);
  await program.ask('enquire_link');
});

test('a flood of refused binds leaves room for what else was refused, whatever it costs whoever sends it', async () => {
  const program = await server.bound();
  for (let count = 0; count < 30; count += 1) await program.bind({ systemId: server.systemId, password: PASSWORD });
  for (let count = 0; count < 30; count += 1) expect(await tryToBind()).toBe(STATUS.alreadyBound);
  await program.submit({ source: { ton: 5, npi: 0, address: 'NOBODY' } });
  await expect.poll(async () => (await refused()).at(-1)).toEqual(ownRow('sender_not_found'));
  expect(await refused()).toEqual([
    ownRow('already_bound'),
    ...Array.from({ length: 10 }, () => ownRow('too_many_binds')),
    ownRow('sender_not_found'),
  ]);
});

test('too many wrong passwords are', async () => {
  for (let count = 0; count < 30; count += 1) await tryToBind(server.systemId, 'wrong');
  expect(await tryToBind()).toBe(STATUS.bindFailed);
  await expect.poll(async () => (await refused()).at(-1)).toEqual(ownRow('too_many_requests'));
});

test('an API user that was deleted is, under the login that it had, and its program hears what a stranger would', async () => {
  const { accountId, apiUserId } = server.gateway;
  await server.change((tx) => deleteApiUserRow(tx, accountId, apiUserId, new Date()));
  expect(await tryToBind()).toBe(STATUS.invalidPassword);
  await expect.poll(refused).toEqual([[0, 'user1', 'authentication_failed', 'smpp', '127.0.0.1']]);
});

test('one that was deleted takes nothing from whoever has its login now; what is held back is in the log alone', async () => {
  const { accountId, apiUserId } = server.gateway;
  const row = await server.db.apiUser.findUniqueOrThrow({ where: { id: apiUserId }, omit: { id: true } });
  await server.change((tx) => deleteApiUserRow(tx, accountId, apiUserId, new Date()));
  await server.change((tx) => tx.apiUser.create({ data: row }));
  for (let count = 0; count < 30; count += 1) await tryToBind(server.systemId, 'wrong');
  expect(await tryToBind(server.systemId, 'wrong')).toBe(STATUS.bindFailed);
  await expect.poll(() => server.logged().some((line) => line.includes('too_many_requests'))).toBe(true);
  const theirs = await server.db.apiUser.findFirstOrThrow({ where: { login: 'user1' } });
  await tryToBind(systemIdOf(theirs.id), 'wrong');
  await expect.poll(async () => (await refused()).at(-1)?.[0]).toBe(theirs.id);
  const rows = await refused();
  expect(rows.slice(0, -1)).toEqual(
    rows.slice(1).map(() => [0, 'user1', 'authentication_failed', 'smpp', '127.0.0.1']),
  );
});

test('what nobody was ever called is in no account’s, but in the log, which does not repeat it', async () => {
  for (const systemId of ['user1', systemIdOf(99_999)]) await tryToBind(systemId);
  await tryToBind(server.systemId, 'wrong');
  // They are written in their order.
  await expect.poll(refused).toEqual([ownRow('authentication_failed')]);
  const lines = server.logged().filter((line) => line.includes('SMPP refused'));
  expect(lines).toHaveLength(1);
  expect(lines[0]).toContain('authentication_failed');
  expect(lines[0]).not.toContain('user1');
});
