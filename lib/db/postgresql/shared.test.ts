import { afterEach, beforeEach, expect, test } from 'vitest';
import { startCuttingProxy } from '@/lib/testing/postgresql/cutting-proxy';
import { createTestDatabase, type TestDatabase } from '@/lib/testing/test-database';
import type { Shared } from '../connections/shared';
import { openPostgresqlDatabase } from './client';
import { sharedBy } from './shared';
import { sharedSecretIn } from './shared-secret';

let database: TestDatabase;
let other: Awaited<ReturnType<typeof openPostgresqlDatabase>>;
let nodes: readonly [Shared, Shared];

beforeEach(async () => {
  database = await createTestDatabase();
  other = await openPostgresqlDatabase(database.url);
  nodes = [sharedBy(database.db), sharedBy(other)];
});

afterEach(async () => {
  await other.$disconnect();
  await database.close();
});

const RULE = { capacity: 3, refillPerSecond: 1 / 60 };

test('what fails on one node counts on the other, each towards its own limits', async () => {
  const [one, two] = nodes.map((node) => node.failures('panel', RULE));
  for (let tries = 0; tries < 2; tries += 1) await one?.take(['address 1', 'login a']);
  expect(await two?.usedUp(['address 1', 'login a'])).toEqual([]);
  await two?.take(['login a']);
  expect(await one?.usedUp(['address 1', 'login a'])).toEqual(['login a']);
  expect(await nodes[0].failures('api-user', RULE).usedUp(['login a'])).toEqual([]);
});

test('limits refill by the database’s clock, to no more than they hold, and the full ones go', async () => {
  const failures = nodes[0].failures('panel', RULE);
  const age = (seconds: number) => database.db.$executeRaw`
    UPDATE "_guesses" SET "at" = "at" - make_interval(secs => ${seconds}), "fullAt" = "fullAt" - make_interval(secs => ${seconds})`;
  for (let tries = 0; tries < 3; tries += 1) await failures.take(['login a']);
  expect(await failures.usedUp(['login a'])).toEqual(['login a']);
  await age(61);
  expect(await failures.usedUp(['login a'])).toEqual([]);
  await failures.take(['login a']);
  expect(await failures.usedUp(['login a'])).toEqual(['login a']);
  const full = () => database.db.$queryRaw`SELECT "fullAt" < now() AS "isFull" FROM "_guesses"`;
  await age(178);
  expect(await full()).toEqual([{ isFull: false }]);
  await age(3_600);
  expect(await full()).toEqual([{ isFull: true }]);
  for (let tries = 0; tries < 2; tries += 1) await failures.take(['login a']);
  expect(await failures.usedUp(['login a'])).toEqual([]);
});

test('nobody reads in the database what was typed as a login', async () => {
  await nodes[0].failures('panel', RULE).take(['login secret']);
  expect(JSON.stringify(await database.db.$queryRaw`SELECT "name" FROM "_guesses"`)).not.toContain('secret');
});

test('of one change that comes to two nodes at once, one is taken', async () => {
  const signatures = Array.from({ length: 20 }, (_, index) => 2 ** 51 + index);
  const taken = await Promise.all(
    signatures.map((signature) => Promise.all(nodes.map((node) => node.takeSignature(signature)))),
  );
  expect(taken.map((both) => both.filter(Boolean).length)).toEqual(signatures.map(() => 1));
  expect(await nodes[1].takeSignature(2 ** 51)).toBe(false);
});

test.each(['before', 'after'] as const)(
  'a change is taken by who was cut off %s it was kept, once, and then by nobody else',
  async (cut) => {
    const proxy = await startCuttingProxy(database.url);
    const db = await openPostgresqlDatabase(proxy.url);
    const node = sharedBy(db);
    try {
      proxy.cutNext(cut, '_signatures');
      expect(await node.takeSignature(2 ** 51)).toBe(true);
      expect(await node.takeSignature(2 ** 51)).toBe(false);
      expect(await nodes[0].takeSignature(2 ** 51)).toBe(false);
    } finally {
      await db.$disconnect();
      await proxy.close();
    }
  },
);

test('nodes that ask for a secret at once get the same one, and so does whoever comes later', async () => {
  const ask = (made: string) => sharedSecretIn(database.url, 'test', () => made);
  const [first, second] = await Promise.all([ask('a'), ask('b')]);
  expect(first).toBe(second);
  expect(['a', 'b']).toContain(first);
  expect(await ask('c')).toBe(first);
});
