/** `kill -9` of PostgreSQL under load: what was acknowledged is stored, once, and what was not is done once it is back. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type PostgresqlServer, startPostgresqlServer } from '@/lib/testing/postgresql/postgresql-server';
import { inServer } from '@/lib/testing/postgresql/test-databases';
import { createMessageIds } from '../messages/message-ids';
import { applyMigrations } from '../open/apply-migrations';
import { openPostgresqlWriter } from './writer';

const KILLS = 4;
/** Between two kills, at least. */
const COMMITS = 100;
const LANES = ['urgent', 'ordinary'] as const;

let server: PostgresqlServer;
let url: string;

beforeAll(async () => {
  server = await startPostgresqlServer({ durable: true });
  url = server.urlOf('postgres');
  await applyMigrations(url, process.cwd());
});

afterAll(() => server.stop());

test('nothing is lost, nothing is done twice, and no id is given twice', async () => {
  const writers = [1, 2, 3].map(() => openPostgresqlWriter(url));
  const ids = writers.map((writer) => createMessageIds({ ...writer, now: () => new Date() }));
  const acknowledged: string[] = [];
  let isOver = false;
  const work = async (writer: number, urgency: 'urgent' | 'ordinary') => {
    while (!isOver) {
      const id = await writers[writer]?.commit(async (tx) => {
        const taken = (await ids[writer]?.take(tx, 1)) ?? 0;
        // Fails where another one was given the same.
        await tx.$executeRaw`INSERT INTO "Sequence" (name, value) VALUES (${String(taken)}, 1)`;
        await tx.$executeRaw`INSERT INTO "Sequence" (name, value) VALUES ('sum', 1)
          ON CONFLICT (name) DO UPDATE SET value = "Sequence".value + 1`;
        return taken;
      }, urgency);
      acknowledged.push(String(id));
    }
  };
  const working = Promise.all([...writers.keys()].flatMap((writer) => LANES.map((lane) => work(writer, lane))));
  for (let kills = 0; kills < KILLS; kills += 1) {
    const sofar = acknowledged.length;
    await expect.poll(() => acknowledged.length, { interval: 1 }).toBeGreaterThan(sofar + COMMITS);
    await server.kill();
    await server.start();
  }
  isOver = true;
  await working;
  await Promise.all(writers.map((writer) => writer.close()));
  const { rows } = await inServer(url, (client) =>
    client.query<{ name: string; value: string }>('SELECT name, value FROM "Sequence"'),
  );
  const sum = rows.find(({ name }) => name === 'sum')?.value;
  const names = rows.map(({ name }) => name).filter((name) => name !== 'sum' && name !== 'message');
  expect(names.toSorted()).toEqual(acknowledged.toSorted());
  expect(Number(sum)).toBe(acknowledged.length);
});
