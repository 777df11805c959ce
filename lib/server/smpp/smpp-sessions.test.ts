/** What is bound by SMPP as whoever owns the instance sees it, and how they end it. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { inTransaction } from '@/lib/db/connections/client';
import { listSessionsOf } from '@/lib/db/smpp/session-list';
import { keepSessions } from '@/lib/db/smpp/sessions';
import { INSTANCE_LOG } from '@/lib/domain/authorisation/instance-audited';
import { STATUS } from '@/lib/smpp/pdu/commands';
import { type SeenSessions, seeSessions } from '@/lib/testing/seen-sessions';
import { PASSWORD, startTestSmppServer, type TestSmppServer } from '@/lib/testing/test-smpp-server';

let server: TestSmppServer;
let seen: SeenSessions;

beforeEach(async () => {
  server = await startTestSmppServer({ env: { SIMULATED_CARRIER_SPEED: '1000000', SMPP_SERVER_BINDS: '5' } });
  seen = await seeSessions(server);
});

afterEach(() => server.close());

const loginsAndModes = async (asked: object = {}) =>
  (await seen.rows(asked)).map(({ login, mode }) => `${login} ${mode}`);

test('a program is seen from its bind to its end, with what it may do, from where and since when', async () => {
  const before = Date.now();
  const program = await server.bound('bind_transceiver');
  await expect.poll(() => loginsAndModes()).toEqual(['user1 transceiver']);
  const [session] = await seen.rows();
  expect(session).toMatchObject({
    ...{ serviceName: 'sms-xx11111-1', clientIp: '127.0.0.1', tls: false, isEnding: false },
    ...{ accepted: 0, delivered: 0, waiting: { count: 0, isMore: false } },
  });
  expect(session?.node).toMatch(/.-[\da-z]+$/);
  expect(session?.boundAt.getTime()).toBeGreaterThanOrEqual(before - 1_000);
  await program.ask('unbind');
  await expect.poll(() => loginsAndModes()).toEqual([]);
});

test('what it has submitted and acknowledged is counted, and what it is still owed', async () => {
  const [receiver, transmitter] = [await server.bound('bind_receiver'), await server.bound('bind_transmitter')];
  receiver.listen((pdu) => {
    if (pdu.command === 'deliver_sm') receiver.acknowledge(pdu.sequence);
  });
  for (let count = 0; count < 3; count += 1) await transmitter.submit({ registeredDelivery: 1 });
  await transmitter.submit({ source: { ton: 5, npi: 0, address: 'OTHER' } });
  const counts = async () =>
    (await seen.rows({ sort: 'since' })).map(({ accepted, delivered }) => [accepted, delivered]);
  // The transmitter has bound last.
  await expect.poll(counts).toEqual([
    [3, 0],
    [0, 3],
  ]);
  receiver.listen(() => undefined);
  await transmitter.submit({ registeredDelivery: 1 });
  await expect.poll(async () => (await seen.rows()).map(({ waiting }) => waiting.count)).toEqual([1, 1]);
});

test('when it said something last is kept up, also of one that only says that it is there', async () => {
  const program = await server.bound('bind_receiver');
  await expect.poll(() => loginsAndModes()).toHaveLength(1);
  const heardAt = async () => (await seen.rows())[0]?.heardAt.getTime() ?? 0;
  const first = await heardAt();
  await program.ask('enquire_link');
  await expect.poll(heardAt).toBeGreaterThan(first);
});

test('they are found by what is searched, by their mode, and in the order that is asked for', async () => {
  await server.bound('bind_receiver');
  await expect.poll(() => loginsAndModes()).toHaveLength(1);
  await server.bound('bind_transmitter');
  await expect.poll(() => loginsAndModes()).toEqual(['user1 transmitter', 'user1 receiver']);
  expect(await loginsAndModes({ direction: 'asc' })).toEqual(['user1 receiver', 'user1 transmitter']);
  expect(await loginsAndModes({ mode: 'receiver' })).toEqual(['user1 receiver']);
  for (const search of ['USER1', 'xx11111', '127.0', server.systemId, (await seen.rows())[0]?.node ?? ''])
    expect(await loginsAndModes({ search })).toHaveLength(2);
  for (const search of ['nobody', `${server.systemId}0`]) expect(await loginsAndModes({ search })).toEqual([]);
  for (const sort of ['account', 'login', 'address', 'accepted', 'delivered', 'heard'])
    expect(await loginsAndModes({ sort })).toHaveLength(2);
  expect(await seen.page({ page: '9' })).toMatchObject({ total: 2, page: 1, isOneNode: true });
});

test('one that is ended is told by unbind and may bind again; both logs say who did it', async () => {
  const [program, other] = [await server.bound(), await server.bound('bind_receiver')];
  await expect.poll(() => loginsAndModes()).toHaveLength(2);
  const [session] = await seen.rows({ mode: 'transceiver' });
  if (!session) throw new Error('It is not seen.');
  expect(await seen.end(session)).toEqual({ ok: true, value: { serviceName: 'sms-xx11111-1', login: 'user1' } });
  await expect.poll(() => program.heard.at(-1)?.command).toBe('unbind');
  program.say({ command: 'unbind_resp', status: 0, sequence: program.heard.at(-1)?.sequence ?? 0 });
  await expect.poll(() => program.isClosed()).toBe(true);
  await expect.poll(() => loginsAndModes()).toEqual(['user1 receiver']);
  expect(await seen.end(session)).toEqual({ ok: false, error: 'session_not_found' });
  const audited = { action: 'smpp-session.end', actor: 'panel:instance-owner@example.com' };
  expect(await server.db.auditEntry.findMany({ orderBy: { accountId: 'asc' } })).toMatchObject([
    { ...audited, accountId: INSTANCE_LOG, subject: 'sms-xx11111-1' },
    { ...audited, accountId: server.gateway.accountId, subject: 'user1' },
  ]);
  await other.ask('enquire_link');
  expect((await (await server.connect()).bind({ systemId: server.systemId, password: PASSWORD })).status).toBe(
    STATUS.ok,
  );
});

test('one that is ended twice, while it is seen or both at once, is told once in each log', async () => {
  await server.bound();
  await expect.poll(() => loginsAndModes()).toHaveLength(1);
  const [session] = await seen.rows();
  if (!session) throw new Error('It is not seen.');
  const both = await Promise.all([seen.end(session), seen.end(session)]);
  expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
  expect(await seen.end(session)).toEqual({ ok: false, error: 'session_not_found' });
  expect(await server.db.auditEntry.count({ where: { action: 'smpp-session.end' } })).toBe(2);
});

test('of an account that is gone no session is asked to end', async () => {
  const at = new Date();
  const session = { nodeId: (await server.db.node.findFirstOrThrow({ where: { deadAt: null } })).id, number: 99 };
  const { accountId, apiUserId, db } = server.gateway;
  const facts = { accountId: accountId + 1, apiUserId, mode: 'receiver', clientIp: '192.0.2.1', tls: true } as const;
  const kept = { ...facts, number: session.number, login: 'gone', boundAt: at, accepted: 1, delivered: 0, heardAt: at };
  await inTransaction(db, (tx) => keepSessions(tx, session.nodeId, [kept], []));
  expect(await seen.end(session)).toEqual({ ok: false, error: 'session_not_found' });
  expect(await server.db.smppSession.findFirst({ where: session })).toMatchObject({ endAskedAt: null });
});

test('an account sees what is bound of its own API users alone', async () => {
  await server.bound();
  await expect.poll(() => loginsAndModes()).toHaveLength(1);
  const { accountId, apiUserId } = server.gateway;
  const of = async (account: number, user: number) => (await listSessionsOf(server.db, account, user, 50)).length;
  expect(await of(accountId, apiUserId)).toBe(1);
  expect(await of(accountId + 1, apiUserId)).toBe(0);
  expect(await of(accountId, apiUserId + 1)).toBe(0);
});

test('what a server has left that was killed is taken out by the next start', async () => {
  const { accountId, apiUserId } = server.gateway;
  await server.leave();
  const facts = { accountId, apiUserId, login: 'user1', mode: 'receiver', clientIp: '192.0.2.1', tls: true } as const;
  const at = new Date();
  const kept = { number: 1, ...facts, boundAt: at, accepted: 1, delivered: 0, heardAt: at };
  await inTransaction(server.gateway.db, (tx) => keepSessions(tx, 77, [kept], []));
  server = await startTestSmppServer({ gateway: server.gateway });
  expect(await server.db.smppSession.count()).toBe(0);
});

test('nothing is left of a server that has stopped', async () => {
  await server.bound();
  await expect.poll(() => loginsAndModes()).toHaveLength(1);
  await server.runtime.smpp?.stop();
  expect(await server.db.smppSession.count()).toBe(0);
});
