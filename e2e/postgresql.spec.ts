/** The built server and its commands on PostgreSQL: the money's way, two that start at once, and what is SQLite's alone. */
import { readdirSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { type PostgresqlServer, startPostgresqlServer } from '../lib/testing/postgresql/postgresql-server';
import { inServer } from '../lib/testing/postgresql/test-databases';
import { type ChappeServer, readiness, startChappe } from './fixtures/chappe-server';
import { fact } from './fixtures/facts';
import { runBuilt } from './fixtures/run-built';
import { signIn } from './fixtures/session';
import { addApiUser, expect, sendSms, test } from './fixtures/test';
import { seededAccount } from './fixtures/test-account';

const RECIPIENT = '+33 6 12 34 56 78';

let postgresql: PostgresqlServer;
let databases = 0;
let databaseUrl: string;
let running: ChappeServer[];

test.beforeAll(async () => {
  postgresql = await startPostgresqlServer({ durable: true });
});

test.afterAll(() => postgresql.stop());

test.beforeEach(async () => {
  running = [];
  databases += 1;
  const name = `chappe_${databases}`;
  await inServer(postgresql.urlOf('postgres'), (client) => client.query(`CREATE DATABASE "${name}"`));
  databaseUrl = postgresql.urlOf(name);
});

test.afterEach(async () => {
  for (const chappe of running) await chappe.stop();
});

const start = async () => {
  const chappe = await startChappe({ databaseUrl, env: { SIMULATED_CARRIER_SPEED: '100' } });
  running.push(chappe);
  return chappe;
};

const run = (name: string, args: readonly string[] = [], url = databaseUrl) =>
  runBuilt(name, { env: { DATABASE_URL: url, DATA_DIR: '/nowhere' }, args });

const messageRow = (page: Page) => page.getByRole('row', { name: new RegExp(RECIPIENT.replace('+', '\\+')) });

test('an API user is added, sends and is delivered, the ledger adds up, and the next process goes on with it all', async ({
  page,
}) => {
  const first = await start();
  const account = seededAccount(first);
  await signIn(page, account);
  const password = await addApiUser(page, account, 'billing');
  await page.goto(account.url('/messages'));
  expect(await sendSms(account, { login: 'billing', password })).toMatch(/^OK\n199/);
  // Nothing reloads the page.
  await expect(messageRow(page)).toContainText('Delivered');
  expect(run('verify-ledger')).toMatchObject({ code: 0, output: expect.stringContaining('2 movements add up') });
  expect(run('grant-credit', [account.serviceName, '50', 'Order 7'])).toMatchObject({ code: 0 });
  expect(readdirSync(first.dataDirectory)).toEqual([]);

  expect(run('restored')).toMatchObject({ code: 1, errors: expect.stringContaining('Nodes serve this database') });

  await first.signal('SIGKILL');
  const second = seededAccount(await start());
  // The session goes on, and so does a script.
  await page.goto(second.url('/messages'));
  await expect(messageRow(page)).toContainText('Delivered');
  expect(await sendSms(second, { login: 'billing', password })).toMatch(/^OK\n248/);
  await expect(messageRow(page)).toHaveCount(2);
  expect(run('verify-ledger')).toMatchObject({ code: 0 });
});

test('of two that start at once one makes the database, both serve, and a session of one is known to the other', async ({
  page,
}) => {
  const [one, other] = await Promise.all([start(), start()]);
  const shown = [one, other].filter((chappe) => chappe.output().includes('First sign-in'));
  expect(shown).toHaveLength(1);
  await signIn(page, seededAccount(one));
  const password = await addApiUser(page, seededAccount(one), 'billing');
  await page.goto(seededAccount(other).url('/users'));
  await expect(page.getByRole('row', { name: /billing/ })).toBeVisible();
  expect(await sendSms(seededAccount(other), { login: 'billing', password })).toMatch(/^OK\n199/);
  expect(run('verify-ledger')).toMatchObject({ code: 0 });
});

test('Health tells of the server, Backups and its commands say that it is backed up where it is', async ({ page }) => {
  const account = seededAccount(await start());
  await signIn(page, account);
  await page.goto(`${account.chappe.url}/instance/health`);
  await expect(page.getByText('Chappe is accepting requests')).toBeVisible();
  await expect(fact(page, 'PostgreSQL', 'Versions')).toHaveText(/^\d+\.\d+/);
  await expect(fact(page, 'Connections', 'Storage')).toHaveText(/^\d+\sof 200$/);
  await expect(fact(page, 'Database', 'Storage')).toHaveText(/\sMB$/);
  await page.goto(`${account.chappe.url}/instance/backups`);
  await expect(page.getByText(/The database is on a PostgreSQL server/)).toBeVisible();
  await expect(page.getByText(/^pg_dump --format=custom/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Back up now' })).toHaveCount(0);
  for (const command of ['backup', 'restore']) {
    expect(run(command, ['somewhere'])).toMatchObject({
      code: 1,
      errors: expect.stringMatching(/^[^\n]*pg_dump[^\n]*\n$/),
    });
  }
});

test('a server goes on by itself once its database is back, and says meanwhile what is the matter', async ({
  page,
}) => {
  const account = seededAccount(await start());
  await signIn(page, account);
  const password = await addApiUser(page, account, 'billing');
  await postgresql.kill();
  await expect.poll(() => readiness(account.chappe)).toContain('not ready: its server does not answer');
  expect(await sendSms(account, { login: 'unheard-of', password })).toContain('Too busy');
  await postgresql.start();
  await expect.poll(() => readiness(account.chappe)).toContain('ok');
  expect(await sendSms(account, { login: 'billing', password })).toMatch(/^OK\n199/);
  await page.goto(account.url('/messages'));
  await expect(messageRow(page)).toContainText('Delivered');
  expect(run('verify-ledger')).toMatchObject({ code: 0 });
});

test('a server and its commands say in one sentence why a database cannot be used, without its password', async () => {
  const nobody = 'postgresql://me:not-to-be-told@127.0.0.1:9/chappe';
  for (const name of ['server', 'verify-ledger']) {
    const { code, errors } = run(name, [], nobody);
    expect(code).toBe(1);
    expect(errors).toMatch(/^[^\n]*PostgreSQL at 127\.0\.0\.1:9 does not answer: nothing listens there\.\n$/);
    expect(errors).not.toContain('not-to-be-told');
  }
  expect(run('verify-ledger')).toMatchObject({ code: 1, errors: expect.stringContaining('is empty: npm start') });
});
