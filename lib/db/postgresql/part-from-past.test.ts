/** As lib/db/backup/part-from-past.test.ts, for a database that a server keeps. */
import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest';
import { refuseUpdates } from '@/lib/testing/refuse-updates';
import { createTestGateway, query, type TestGateway } from '@/lib/testing/test-gateway';
import { readIdentity } from './identity';
import { partFromPast, takeAsOwn } from './part-from-past';

const LATER = new Date('2026-12-01T10:00:00.000Z');
const HELD_UNTIL = new Date(LATER.getTime() + 7 * 86_400_000);

let gateway: TestGateway;

beforeEach(async () => {
  gateway = await createTestGateway(100_000_000);
  await gateway.send(query());
  await gateway.db.node.deleteMany();
});

afterEach(() => gateway.close());

const part = (sendsWaiting = false, again = false, now = LATER) =>
  partFromPast(gateway.db, { now, sendsWaiting, again });

const given = () => gateway.db.sequence.findUniqueOrThrow({ where: { name: 'message' } });
const HOUR_LATER = new Date(LATER.getTime() + 3_600_000);

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
  await part();
  const first = await given();
  const before = await dispatches();
  await expect(part()).rejects.toThrow(/This was done to the database on 2026-12-01T10:00:00\.000Z.*--again/);
  expect([await given(), await dispatches()]).toEqual([first, before]);
  expect(await part(false, true, HOUR_LATER)).toEqual({ due: 0, heldUntil: null });
  expect(Number((await given()).value) - Number(first.value)).toBe(10_000_000);
});

/** A node that begins to serve as the first message is held; the answered function takes it out. */
async function beginMeanwhile(): Promise<() => Promise<unknown>> {
  const at = `now() AT TIME ZONE 'UTC'`;
  for (const statement of [
    `CREATE FUNCTION begins() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
      INSERT INTO "Node" (id, "startedAt", "seenAt", version, host) VALUES (5, ${at}, ${at}, '1', 'one')
      ON CONFLICT DO NOTHING; RETURN NEW; END $$`,
    `CREATE TRIGGER begins BEFORE UPDATE ON "Dispatch" FOR EACH ROW EXECUTE FUNCTION begins()`,
  ]) {
    await gateway.db.$executeRawUnsafe(statement);
  }
  onTestFinished(async () => void (await gateway.db.$executeRawUnsafe('DROP FUNCTION IF EXISTS begins CASCADE')));
  return async () => {
    await gateway.db.$executeRawUnsafe('DROP FUNCTION begins CASCADE');
    await gateway.db.node.deleteMany();
  };
}

test('where a node begins meanwhile it says what was done, has skipped ids by then, and is gone on with', async () => {
  const { value: first } = await given();
  const end = await beginMeanwhile();
  const said = await part().catch(String);
  expect(said).toMatch(/\(one-5\).* no id is given again .* messages held until 2026-12-08T10:00:00\.000Z: 1, /);
  expect(said).not.toMatch(/Nothing was changed/);
  const { value: second } = await given();
  expect(Number(second) - Number(first)).toBe(10_000_000);
  await end();
  // Whatever way it was put back, nothing starts, and it is not said to have lost nothing.
  expect(await readIdentity(gateway.db)).toEqual({ isOwn: false, begunAt: LATER, restoredAt: null });
  await expect(takeAsOwn(gateway.db, LATER)).rejects.toThrow(/Nothing was changed.*begun on 2026-12-01T10:00:00\.000Z/);
  await expect(part(true)).rejects.toThrow(/Nothing was changed now: 1 messages are held until 2026-12-08/);
  expect(await part(false, false, HOUR_LATER)).toEqual({ due: 1, heldUntil: HELD_UNTIL });
  expect((await given()).value).toEqual(second);
  expect(await readIdentity(gateway.db)).toEqual({ isOwn: true, begunAt: null, restoredAt: HOUR_LATER });
  expect(await gateway.db.messageEvent.count({ where: { reason: 'restored' } })).toBe(1);
});

test('where it was cut off, the next one skips nothing more and holds what was due by then, and nothing else', async () => {
  const before = await dispatches();
  const { value: first } = await given();
  const allow = await refuseUpdates(gateway.db, 'true');
  await expect(part()).rejects.toThrow();
  await allow();
  expect(await dispatches()).toEqual(before);
  const { value: second } = await given();
  expect(Number(second) - Number(first)).toBe(10_000_000);
  // Accepted since, by a node of a version that starts all the same.
  const message = await gateway.db.message.findFirstOrThrow();
  const messageId = message.id + 1;
  const dueAt = new Date(LATER.getTime() + 60_000);
  await gateway.db.message.create({ data: { ...message, id: messageId, dueAt } });
  await gateway.db.dispatch.create({ data: { messageId, dueAt } });
  expect(await part(false, false, HOUR_LATER)).toEqual({ due: 1, heldUntil: HELD_UNTIL });
  expect((await gateway.db.dispatch.findMany({ orderBy: { messageId: 'asc' } })).map((row) => row.dueAt)).toEqual([
    HELD_UNTIL,
    dueAt,
  ]);
  expect((await given()).value).toEqual(second);
});

test('where it is gone on with when what was held is due again, that is held anew', async () => {
  const end = await beginMeanwhile();
  await expect(part()).rejects.toThrow(/\(one-5\)/);
  await end();
  const { value } = await given();
  const heldAnew = new Date(HELD_UNTIL.getTime() + 7 * 86_400_000);
  expect(await part(false, false, HELD_UNTIL)).toEqual({ due: 1, heldUntil: heldAnew });
  expect(await dispatches()).toMatchObject([{ dueAt: heldAnew }]);
  expect((await given()).value).toEqual(value);
});
