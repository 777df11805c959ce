import { expect, inject, test } from 'vitest';
import { OperatorFault } from '@/lib/platform/log/operator-fault';
import { scriptedServer } from '@/lib/testing/postgresql/scripted-server';
import { createBareDatabase, databaseOn, inServer } from '@/lib/testing/postgresql/test-databases';
import { readMigrations } from '../migrations/migrations-on-disk';
import { applyPostgresqlMigrations } from './apply-migrations';
import { openCurrentPostgresql } from './open-current-database';
import { withServer } from './reach';

const server = inject('postgresqlUrl') ?? '';
const ALL = readMigrations(process.cwd(), 'postgresql');

/** What an operator is told. */
async function refusalOf(url: string): Promise<string> {
  const cause: unknown = await withServer(url, 'command', async () => 'nothing').catch((fault: unknown) => fault);
  expect(cause).toBeInstanceOf(OperatorFault);
  return cause instanceof Error ? cause.message : '';
}

const at = (port: number, name = 'chappe') => `postgresql://someone:not-to-be-told@127.0.0.1:${port}/${name}`;

test('a server that is not there is told with where it was looked for', async () => {
  const { port, close } = await scriptedServer({ answers: {} });
  close();
  expect(await refusalOf(at(port))).toBe(`PostgreSQL at 127.0.0.1:${port} does not answer: nothing listens there.`);
  expect(await refusalOf('postgresql:///chappe?host=/nowhere')).toBe(
    'PostgreSQL at /nowhere does not answer: there is no such socket.',
  );
});

test.each([
  ['28P01', 'password authentication failed', /refuses the user someone: the password is wrong, or there is no/],
  ['28000', 'no pg_hba.conf entry', /refuses the user someone: its pg_hba\.conf does not let them in/],
  ['53300', 'sorry, too many clients already', /has no connection left/],
  ['57P03', 'the database system is starting up', /is just starting or stopping/],
  ['XX000', 'something else.', /refuses: something else\.$/],
])('a server that refuses with %s is told in one sentence, without the password', async (state, words, sentence) => {
  const { port, close } = await scriptedServer({ refuses: { state, words } });
  const told = await refusalOf(at(port));
  close();
  expect(told).toMatch(sentence);
  expect(told).toContain(`PostgreSQL at 127.0.0.1:${port} `);
  expect(told).not.toContain('not-to-be-told');
});

const FIT = { number: '180000', version: '18.0', encoding: 'UTF8', isStandby: '' };

test.each([
  [{ number: '140009', version: '14.9' }, /is version 14\.9: Chappe needs 15 or newer\.$/],
  [{ isStandby: 'yes' }, /is a standby, which takes no writes: name the primary\.$/],
  [{ encoding: 'LATIN1' }, /keeps chappe in LATIN1: make it anew with the encoding UTF8\.$/],
])('a server on which this version cannot work is told: %j', async (other, sentence) => {
  const { port, close } = await scriptedServer({ answers: { ...FIT, ...other } });
  const told = await refusalOf(at(port));
  close();
  expect(told).toMatch(sentence);
});

test('a database that is not there is told with how it is made', async () => {
  expect(await refusalOf(databaseOn(server, 'nowhere'))).toMatch(
    /has no database nowhere: make one \(createdb nowhere\)\.$/,
  );
});

test('a command finds a database of this very version, and no other', async () => {
  const { url, drop } = await createBareDatabase(server);
  const open = () => openCurrentPostgresql(url, ALL);
  await expect(open()).rejects.toThrow(/is empty: npm start brings it up to date/);
  expect(
    await inServer(
      url,
      async (client) => (await client.query("SELECT 1 FROM pg_tables WHERE schemaname = 'public'")).rows,
    ),
  ).toEqual([]);
  await applyPostgresqlMigrations(url, ALL);
  const db = await open();
  expect(await db.panelUser.count()).toBe(0);
  await db.$disconnect();
  const newer = { name: '20991231000000_added', sql: 'SELECT 1', checksum: 'x' };
  await expect(openCurrentPostgresql(url, [...ALL, newer])).rejects.toThrow(
    /is of an earlier version of Chappe: npm start/,
  );
  await expect(openCurrentPostgresql(url, [])).rejects.toThrow(/was written by a newer Chappe/);
  await drop();
});
