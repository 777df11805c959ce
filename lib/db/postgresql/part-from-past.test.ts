/** As lib/db/backup/part-from-past.test.ts, for a database that a server keeps. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createTestGateway, query, type TestGateway } from '@/lib/testing/test-gateway';
import { partFromPast } from './part-from-past';

const LATER = new Date('2026-12-01T10:00:00.000Z');
const HELD_UNTIL = new Date(LATER.getTime() + 7 * 86_400_000);

let gateway: TestGateway;

beforeEach(async () => {
  gateway = await createTestGateway(100_000_000);
  await gateway.send(query());
  await gateway.db.node.deleteMany();
});

afterEach(() => gateway.close());

const part = (sendsWaiting = false, again = false) => partFromPast(gateway.db, { now: LATER, sendsWaiting, again });

const dispatches = () => gateway.db.dispatch.findMany({ select: { dueAt: true, leasedBy: true, doubts: true } });

test('what is due is held, since it may have been sent, and told how much', async () => {
  await gateway.db.dispatch.updateMany({ data: { attempts: 1, doubts: 1, leasedBy: 7 } });
  expect(await part()).toEqual({ due: 1, heldUntil: HELD_UNTIL });
  expect(await dispatches()).toEqual([{ dueAt: HELD_UNTIL, leasedBy: null, doubts: 0 }]);
  expect(await gateway.db.message.findMany()).toMatchObject([{ state: 'scheduled', wasInDoubt: true }]);
  expect(await gateway.db.messageEvent.findFirst({ orderBy: { id: 'desc' } })).toMatchObject({ reason: 'restored' });
});

test('what is due later is left alone, and what is due is sent where that is asked for', async () => {
  const before = await dispatches();
  expect(await part(true)).toEqual({ due: 1, heldUntil: null });
  expect(await dispatches()).toEqual(before);
  const dueAt = new Date(LATER.getTime() + 60_000);
  await gateway.db.dispatch.updateMany({ data: { dueAt } });
  expect(await part(false, true)).toEqual({ due: 0, heldUntil: null });
  expect(await dispatches()).toMatchObject([{ dueAt }]);
});

test('no id of a message or of what somebody makes is given again', async () => {
  const given = () => gateway.db.sequence.findUniqueOrThrow({ where: { name: 'message' } });
  const { value } = await given();
  const { id: apiUserId = 0 } = (await gateway.db.apiUser.findFirst()) ?? {};
  await part(true);
  expect(Number((await given()).value) - Number(value)).toBe(10_000_000);
  const { id, ...apiUser } = await gateway.db.apiUser.findFirstOrThrow();
  const added = await gateway.db.apiUser.create({ data: { ...apiUser, login: 'another' } });
  expect(added.id - apiUserId).toBeGreaterThan(1_000_000);
  expect(id).toBe(apiUserId);
});

test('parts by SMPP that wait for others are forgotten, and nobody is told of them', async () => {
  await gateway.db.$executeRaw`
    INSERT INTO "SmppSubmission" (id, "accountId", "apiUserId", "messageId", wish, addresses, joins, octets, at)
    VALUES (7, 1, 1, NULL, 'end', '{}', '{}', 'YQ==', ${LATER}), (8, 1, 1, 9, 'end', '{}', NULL, '', ${LATER})`;
  await part();
  expect(await gateway.db.smppSubmission.findMany({ select: { id: true } })).toMatchObject([{ id: 8 }]);
  expect(await gateway.db.smppReceipt.count()).toBe(0);
});

test('a database that a node serves is refused, and left as it is; one whose node was silent for long is not', async () => {
  const node = { id: 5, startedAt: new Date(), seenAt: new Date(), version: '1', host: 'one' };
  await gateway.db.node.create({ data: node });
  const before = [await dispatches(), await gateway.db.sequence.findMany({ orderBy: { name: 'asc' } })];
  await expect(part()).rejects.toThrow(/Nodes serve this database \(one-5\)/);
  expect([await dispatches(), await gateway.db.sequence.findMany({ orderBy: { name: 'asc' } })]).toEqual(before);
  await gateway.db.node.updateMany({ data: { seenAt: new Date(Date.now() - 60_000) } });
  expect(await part()).toMatchObject({ due: 1 });
});

test('done twice, it says when it was done, and skips ids once more only where that is asked for', async () => {
  const given = () => gateway.db.sequence.findUniqueOrThrow({ where: { name: 'message' } });
  await part();
  const first = await given();
  const before = await dispatches();
  await expect(part()).rejects.toThrow(/This was done to the database on 2026-12-01T10:00:00\.000Z.*--again/);
  expect([await given(), await dispatches()]).toEqual([first, before]);
  expect(await part(false, true)).toEqual({ due: 0, heldUntil: null });
  expect(Number((await given()).value) - Number(first.value)).toBe(10_000_000);
});
