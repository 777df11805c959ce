import { afterEach, beforeEach, expect, test } from 'vitest';
import { meeting } from '@/lib/testing/meeting';
import { startCuttingProxy } from '@/lib/testing/postgresql/cutting-proxy';
import { inServer } from '@/lib/testing/postgresql/test-databases';
import { createTestDatabase, type TestDatabase } from '@/lib/testing/test-database';
import type { SqlTransaction } from '../connections/sql-transaction';
import { commitTaking, createMessageIds } from '../messages/message-ids';
import { openLane } from './lane';
import { openPostgresqlWriter } from './writer';

let database: TestDatabase;

beforeEach(async () => {
  database = await createTestDatabase();
});

afterEach(() => database.close());

const add = (tx: SqlTransaction, name: string, value = 1) =>
  tx.$executeRaw`INSERT INTO "Sequence" (name, value) VALUES (${name}, ${value})
    ON CONFLICT (name) DO UPDATE SET value = "Sequence".value + ${value}`;

const stored = async () => {
  const rows = await database.db.sequence.findMany({ orderBy: { name: 'asc' } });
  return Object.fromEntries(rows.map(({ name, value }) => [name, Number(value)]));
};

test('each piece of work is a transaction, and one that throws undoes itself alone', async () => {
  const outcomes = await Promise.allSettled(
    [1, 2, 3, 4].map((value) =>
      database.writer.commit(async (tx) => {
        await add(tx, 'sum', value);
        if (value === 2) throw new Error('refused');
        return value;
      }),
    ),
  );
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled']);
  expect(await stored()).toEqual({ sum: 8 });
});

test('what nobody waits for holds up nobody', async () => {
  const both = meeting(2);
  const write = (urgency: 'urgent' | 'ordinary') =>
    database.writer.commit(async (tx) => {
      await add(tx, urgency);
      await both();
    }, urgency);
  await Promise.all([write('ordinary'), write('urgent')]);
  expect(await stored()).toEqual({ ordinary: 1, urgent: 1 });
});

test('statements that are sent together are answered together, in their order', async () => {
  const answers = await database.writer.commit((tx) =>
    Promise.all([
      add(tx, 'a'),
      add(tx, 'a', 4),
      tx.$queryRaw<unknown[]>`SELECT name, value FROM "Sequence"`,
      add(tx, 'b'),
      tx.$queryRaw<unknown[]>`SELECT count(*) AS count, sum(value) AS sum FROM "Sequence"`,
    ]),
  );
  expect(answers).toEqual([1, 1, [{ name: 'a', value: 5 }], 1, [{ count: 2, sum: 6 }]]);
});

test('a failure that the work keeps to itself is thrown all the same, as nothing was written', async () => {
  const work = database.writer.commit(async (tx) => {
    await add(tx, 'lost');
    await tx.$executeRaw`INSERT INTO "Sequence" (name) VALUES ('without a value')`.catch(() => undefined);
    return 'done';
  });
  await expect(work).rejects.toThrow(/null value in column "value"/);
  expect(await stored()).toEqual({});
});

test('two that wait for each other are both done, after one of them has begun again', async () => {
  await database.writer.commit((tx) => Promise.all([add(tx, 'a'), add(tx, 'b')]));
  const both = meeting(2);
  let tries = 0;
  const write = (names: readonly string[], urgency: 'urgent' | 'ordinary') =>
    database.writer.commit(async (tx) => {
      tries += 1;
      for (const name of names) {
        await add(tx, name);
        await both();
      }
    }, urgency);
  await Promise.all([write(['a', 'b'], 'urgent'), write(['b', 'a'], 'ordinary')]);
  expect(await stored()).toEqual({ a: 3, b: 3 });
  expect(tries).toBeGreaterThan(2);
});

test('of two that wait for each other while they take ids, the one that begins again takes none that it did not reserve', async () => {
  const both = meeting(2);
  const [undone, other] = [createMessageIds(), createMessageIds()];
  let tries = 0;
  const take = (ids: typeof undone) => commitTaking(database.writer, ids, (tx) => ids.take(tx, 1));
  const first = commitTaking(database.writer, undone, async (tx) => {
    tries += 1;
    // So that it is this one that is undone.
    await tx.$executeRaw`SET LOCAL deadlock_timeout = '10ms'`;
    const id = await undone.take(tx, 1);
    await both();
    await add(tx, 'b');
    return id;
  });
  const meets = database.writer.commit(async (tx) => {
    await add(tx, 'b');
    await both();
    return other.take(tx, 1);
  });
  const given = await Promise.all([first, meets]);
  for (const ids of [undone, other, undone, other]) given.push(await take(ids));
  expect(tries).toBeGreaterThan(1);
  expect(new Set(given).size).toBe(6);
});

test('a connection that is ended in the middle of it is replaced, and the work is done once', async () => {
  let tries = 0;
  const done = await database.writer.commit(async (tx) => {
    tries += 1;
    await add(tx, 'once');
    const [own] = await tx.$queryRaw<{ pid: number }[]>`SELECT pg_backend_pid() AS pid`;
    if (tries === 1) {
      await inServer(database.url, (client) => client.query('SELECT pg_terminate_backend($1)', [own?.pid]));
    }
    await add(tx, 'once');
    return 'done';
  });
  expect({ done, tries, stored: await stored() }).toEqual({ done: 'done', tries: 2, stored: { once: 2 } });
});

test('and one that is ended while nothing is written is not missed', async () => {
  await database.writer.commit((tx) => add(tx, 'before'));
  await inServer(database.url, (client) =>
    client.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE datname = current_database() AND pid <> pg_backend_pid() AND application_name = 'chappe writer'`),
  );
  await database.writer.commit((tx) => add(tx, 'after'));
  expect(await stored()).toEqual({ after: 1, before: 1 });
});

test.each([
  ['before', 2],
  ['after', 1],
] as const)(
  'where the connection is lost %s the server hears of COMMIT, the work is done %i times in all',
  async (cut, times) => {
    // As a disk that is slow, so that whoever asks at once comes too early.
    await inServer(database.url, (client) =>
      client.query(`
      CREATE OR REPLACE FUNCTION pg_temp_slow() RETURNS trigger LANGUAGE plpgsql AS
        'BEGIN PERFORM pg_sleep(0.3); RETURN NULL; END';
      CREATE CONSTRAINT TRIGGER slow AFTER INSERT OR UPDATE ON "Sequence" DEFERRABLE INITIALLY DEFERRED
        FOR EACH ROW EXECUTE FUNCTION pg_temp_slow()`),
    );
    const proxy = await startCuttingProxy(database.url);
    const writer = openPostgresqlWriter(proxy.url);
    try {
      let tries = 0;
      const write = () =>
        writer.commit(async (tx) => {
          tries += 1;
          await add(tx, 'sum');
          return tries;
        });
      await write();
      tries = 0;
      proxy.cutNext(cut);
      expect(await write()).toBe(times);
      expect(await stored()).toEqual({ sum: 2 });
    } finally {
      await writer.close();
      await proxy.close();
      await inServer(database.url, (client) => client.query('DROP FUNCTION pg_temp_slow CASCADE'));
    }
  },
);

test('what a lane has done last is forgotten with nobody: the first of its transactions is asked about, too', async () => {
  const proxy = await startCuttingProxy(database.url);
  const writer = openPostgresqlWriter(proxy.url);
  proxy.cutNext('after');
  await writer.commit((tx) => add(tx, 'first'));
  expect(await stored()).toEqual({ first: 1 });
  await writer.close();
  await proxy.close();
});

test('one that was given up while nobody could ask about it is not taken for the next one', async () => {
  const proxy = await startCuttingProxy(database.url);
  const lane = openLane(proxy.url, { longestOutageMs: 200 });
  await lane.commit((tx) => add(tx, 'before'));
  proxy.cutNext('after');
  proxy.shut(true);
  await expect(lane.commit((tx) => add(tx, 'given up'))).rejects.toThrow();
  proxy.shut(false);
  proxy.cutNext('before');
  await lane.commit((tx) => add(tx, 'next'));
  expect(await stored()).toEqual({ before: 1, 'given up': 1, next: 1 });
  await lane.close();
  await proxy.close();
});

test('one whose end is to be known is asked about for longer than a database may be away', async () => {
  const proxy = await startCuttingProxy(database.url);
  const lane = openLane(proxy.url, { longestOutageMs: 200 });
  const other = openLane(proxy.url, { longestOutageMs: 200 });
  await lane.commit((tx) => add(tx, 'before'));
  proxy.cutNext('after');
  proxy.shut(true);
  const inDoubt = lane.commit(
    async (tx) => {
      await add(tx, 'in doubt');
      return 'known';
    },
    { mustKnow: true },
  );
  for (let times = 0; times < 3; times += 1) {
    await expect(other.commit((tx) => add(tx, 'refused'))).rejects.toThrow();
  }
  proxy.shut(false);
  expect(await inDoubt).toBe('known');
  expect(await stored()).toEqual({ before: 1, 'in doubt': 1 });
  await Promise.all([lane.close(), other.close()]);
  await proxy.close();
});

test('who has waited behind others for as long as a database may be away is not done late', async () => {
  const proxy = await startCuttingProxy(database.url);
  proxy.shut(true);
  const lane = openLane(proxy.url, { longestOutageMs: 200 });
  const [first, second] = [lane.commit((tx) => add(tx, 'first')), lane.commit((tx) => add(tx, 'second'))];
  await expect(first.finally(() => proxy.shut(false))).rejects.toThrow();
  await expect(second).rejects.toThrow(/does not answer/);
  await lane.commit((tx) => add(tx, 'third'));
  expect(await stored()).toEqual({ third: 1 });
  await lane.close();
  await proxy.close();
});

test('while a database is known to be away whoever comes is told so at once, and one goes on asking', async () => {
  const proxy = await startCuttingProxy(database.url);
  proxy.shut(true);
  const lane = openLane(proxy.url, { awayAfterMs: 50 });
  const asking = lane.commit((tx) => add(tx, 'asking'));
  await expect.poll(lane.isAway, { interval: 1 }).toBe(true);
  await expect(lane.commit((tx) => add(tx, 'refused'))).rejects.toThrow(/does not answer/);
  proxy.shut(false);
  await asking;
  await lane.commit((tx) => add(tx, 'next'));
  expect(await stored()).toEqual({ asking: 1, next: 1 });
  await lane.close();
  await proxy.close();
});

test('what a lane that has long been closed has left behind goes when another one opens', async () => {
  const lanes = () => database.db.$queryRaw<{ name: string }[]>`SELECT name FROM "_lanes" WHERE name LIKE 'of %'`;
  await database.writer.commit(
    (tx) => tx.$executeRaw`
      INSERT INTO "_lanes" (name, done, at) VALUES ('of last week', 3, now() - interval '7 days'), ('of now', 3, now())`,
  );
  const lane = openLane(database.url);
  await lane.commit((tx) => add(tx, 'any'));
  await lane.close();
  expect(await lanes()).toEqual([{ name: 'of now' }]);
});

test('and never its own row: after a day, too, it is asked about how a commit ended', async () => {
  const proxy = await startCuttingProxy(database.url);
  const lane = openLane(proxy.url);
  let tries = 0;
  proxy.cutNext('after');
  await lane.commit((tx) => {
    tries += 1;
    return tx.$executeRaw`UPDATE "_lanes" SET at = now() - interval '7 days'`;
  });
  expect(tries).toBe(1);
  await lane.close();
  await proxy.close();
});

test('a NUL is kept as the sign for what cannot be written, and found nowhere else', async () => {
  await database.writer.commit((tx) => add(tx, 'us\0er'));
  await database.db.sequence.create({ data: { name: 'na\0me', value: 1 } });
  expect(await stored()).toEqual({ 'na\uFFFDme': 1, 'us\uFFFDer': 1 });
  expect(await database.db.sequence.count({ where: { name: 'user' } })).toBe(0);
  expect(await database.db.$queryRaw`SELECT name FROM "Sequence" WHERE name = ${'us\0er'}`).toHaveLength(1);
});
