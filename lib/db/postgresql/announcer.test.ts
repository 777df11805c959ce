import { afterEach, beforeEach, expect, test } from 'vitest';
import { EVERY_CHANGE, type ToldChange } from '@/lib/domain/nodes/told-changes';
import { createLogger } from '@/lib/platform/log/logger';
import { startDeafProxy } from '@/lib/testing/postgresql/deaf-proxy';
import { inServer } from '@/lib/testing/postgresql/test-databases';
import { createTestDatabase, type TestDatabase } from '@/lib/testing/test-database';
import type { Announcer } from '../connections/announcer';
import { openPostgresqlAnnouncer } from './announcer';

let database: TestDatabase;
const open: Announcer[] = [];

beforeEach(async () => {
  database = await createTestDatabase();
});

afterEach(async () => {
  for (const announcer of open.splice(0)) await announcer.close();
  await database.close();
});

type Settings = { readonly url?: string; readonly liveNodes?: number };

/** A node, as soon as it listens, and what it has heard since. */
async function startNode(nodeId: number, { url = database.url, liveNodes = 2 }: Settings = {}) {
  const heard: ToldChange[] = [];
  const announcer = openPostgresqlAnnouncer(url, {
    nodeId,
    hear: (change) => void heard.push(change),
    forget: () => undefined,
    pollMs: 10,
    liveNodes: () => liveNodes,
    log: createLogger('silent'),
  });
  open.push(announcer);
  await expect.poll(() => heard.length).toBe(EVERY_CHANGE.length);
  heard.length = 0;
  return { announcer, heard };
}

const QUESTION = { type: 'audit', accountId: 42 } as const;

/** Ends the connections of the listeners, as an operator or a failover does. */
const endListeners = () =>
  inServer(database.url, (client) =>
    client.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE application_name = 'chappe listener' AND datname = current_database()`),
  );

test('what one node changes the others hear, each change once, and it does not hear itself', async () => {
  const [one, two, three] = [await startNode(1), await startNode(2), await startNode(3)];
  for (let count = 0; count < 1_000; count += 1) one.announcer.announce({ type: 'messages', accountId: 7 });
  one.announcer.announce({ type: 'rates', accountId: null });
  await expect.poll(() => [two.heard, three.heard].map(({ length }) => length)).toEqual([2, 2]);
  for (const { heard } of [two, three])
    expect(heard).toEqual(
      expect.arrayContaining([
        { type: 'messages', accountId: 7 },
        { type: 'rates', accountId: null },
      ]),
    );
  expect(one.heard).toEqual([]);
});

test('a listener whose connection is ended takes everything to have changed, and hears on', async () => {
  const [one, two] = [await startNode(1), await startNode(2)];
  await endListeners();
  await expect.poll(() => two.heard).toEqual(EVERY_CHANGE);
  one.announcer.announce(QUESTION);
  await expect.poll(() => two.heard.slice(EVERY_CHANGE.length)).toEqual([QUESTION]);
});

test('more than one text holds is heard as of any account', async () => {
  const [one, two] = [await startNode(1), await startNode(2)];
  for (let accountId = 1; accountId < 5_000; accountId += 1) one.announcer.announce({ type: 'credits', accountId });
  await expect.poll(() => two.heard).toEqual([{ type: 'credits', accountId: null }]);
});

test('what nobody can read means that everything may have changed', async () => {
  const { heard } = await startNode(1);
  await inServer(database.url, (client) => client.query(`NOTIFY chappe, 'of another kind'`));
  await expect.poll(() => heard).toEqual(EVERY_CHANGE);
});

test('what waits when a node ends is told before', async () => {
  const two = await startNode(2);
  const one = await startNode(1);
  one.announcer.announce(QUESTION);
  await open.pop()?.close();
  await expect.poll(() => two.heard).toEqual([QUESTION]);
});

test('behind what passes nothing on, everything is taken to have changed again and again, if there is another node', async () => {
  const proxy = await startDeafProxy(database.url);
  const [alone, deaf] = [await startNode(1, { url: proxy.url, liveNodes: 1 }), await startNode(2, { url: proxy.url })];
  await expect.poll(() => deaf.heard.length).toBeGreaterThan(2 * EVERY_CHANGE.length);
  expect(deaf.heard.slice(0, EVERY_CHANGE.length)).toEqual(EVERY_CHANGE);
  expect(alone.heard).toEqual([]);
  for (const announcer of open.splice(0)) await announcer.close();
  await proxy.close();
});
