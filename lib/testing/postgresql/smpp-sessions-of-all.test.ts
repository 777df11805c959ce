/** Programs that are bound to several nodes, as each of them sees them. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { inTransaction } from '@/lib/db/connections/client';
import { keepSessions } from '@/lib/db/smpp/sessions';
import { DEAD_AFTER_MS } from '@/lib/domain/instance/node';
import { seeSessions } from '../seen-sessions';
import { startTestSmppServer, type TestSmppServer } from '../test-smpp-server';

let one: TestSmppServer;
let other: TestSmppServer;

beforeEach(async () => {
  one = await startTestSmppServer();
  other = await startTestSmppServer({ gateway: one.gateway });
});

afterEach(async () => {
  await other.leave();
  await one.close();
});

test('each node sees what is bound to both, and one ends what is bound to the other, which tells the program', async () => {
  const [here, there] = [await one.bound('bind_receiver'), await other.bound('bind_transmitter')];
  const [seen, seenThere] = [await seeSessions(one), await seeSessions(other)];
  const modes = async () => (await seen.rows({ sort: 'since' })).map(({ mode }) => mode).toSorted();
  await expect.poll(modes).toEqual(['receiver', 'transmitter']);
  const rows = await seen.rows();
  expect(await seenThere.rows()).toEqual(rows);
  expect(new Set(rows.map(({ node }) => node)).size).toBe(2);
  // Also where what is found is bound to one of them.
  expect(await seen.page({ mode: 'receiver' })).toMatchObject({ total: 1, isOneNode: false });

  const [session] = await seen.rows({ mode: 'transmitter' });
  if (!session) throw new Error('It is not seen.');
  await seen.end(session);
  await expect.poll(() => there.heard.at(-1)?.command).toBe('unbind');
  there.say({ command: 'unbind_resp', status: 0, sequence: there.heard.at(-1)?.sequence ?? 0 });
  await expect.poll(modes).toEqual(['receiver']);
  await here.ask('enquire_link');
});

test('what was bound to a node that is dead is seen by nobody, and taken out once it is found so', async () => {
  await one.bound();
  const seen = await seeSessions(one);
  await expect.poll(async () => (await seen.rows()).length).toBe(1);
  const { accountId, apiUserId } = one.gateway;
  const at = new Date(Date.now() - 2 * DEAD_AFTER_MS);
  await inTransaction(one.db, async (tx) => {
    await tx.node.create({ data: { id: 77, startedAt: at, seenAt: at, version: '', host: 'gone' } });
    const facts = { accountId, apiUserId, login: 'user1', mode: 'receiver', clientIp: '192.0.2.1', tls: true } as const;
    await keepSessions(tx, 77, [{ number: 1, ...facts, boundAt: at, accepted: 1, delivered: 0, heardAt: at }], []);
  });
  expect((await seen.rows()).map(({ nodeId }) => nodeId)).toContain(77);
  await expect.poll(() => one.db.smppSession.count()).toBe(1);
  expect((await seen.rows()).map(({ nodeId }) => nodeId)).not.toContain(77);
});

test('what is bound to a node that leaves goes with it', async () => {
  const third = await startTestSmppServer({ gateway: one.gateway });
  await third.bound();
  const seen = await seeSessions(one);
  await expect.poll(async () => (await seen.rows()).length).toBe(1);
  await third.leave();
  expect(await seen.rows()).toEqual([]);
});
