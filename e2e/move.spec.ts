import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type PostgresqlServer, startPostgresqlServer } from '../lib/testing/postgresql/postgresql-server';
import { startChappe } from './fixtures/chappe-server';
import { giveApiUser } from './fixtures/database';
import { runBuilt } from './fixtures/run-built';
import { startSession } from './fixtures/session';
import { expect, sendSms, test } from './fixtures/test';
import { seededAccount } from './fixtures/test-account';

let folder: string;
let server: PostgresqlServer;

test.beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'chappe-move-'));
  server = await startPostgresqlServer({ durable: true });
});

test.afterEach(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

test('a stopped server’s database is moved to PostgreSQL and served there, a running one’s is not', async ({
  page,
}) => {
  const dataDirectory = path.join(folder, 'data');
  const to = server.urlOf('postgres');
  const move = (...args: readonly string[]) => runBuilt('move', { env: { DATA_DIR: dataDirectory }, args });
  const chappe = await startChappe({ dataDirectory });
  const account = seededAccount(chappe);
  await startSession(page.context(), account);
  const apiUser = giveApiUser(account, 'billing');
  expect(await sendSms(account, apiUser)).toMatch(/^OK/);
  expect(move(to)).toMatchObject({ code: 1, errors: expect.stringContaining('Chappe runs on ') });
  await chappe.stop();
  expect(move()).toMatchObject({ code: 1, errors: expect.stringMatching(/^Name an empty PostgreSQL database/) });
  const { code, output, errors } = move(to);
  expect({ code, output }).toEqual({ code: 0, output: expect.stringMatching(/^Moved, each row compared/) });
  expect(errors).toMatch(/^copied \d.*\ncompared (\d+) of \1 rows: /m);
  const again = await startChappe({ env: { DATABASE_URL: to } });
  // Its secrets came with it, so the session of the browser holds there too.
  await page.goto(seededAccount(again).url());
  await expect(page.getByText('credits available').locator('xpath=following-sibling::dd')).toHaveText('199.00');
  expect(await sendSms(seededAccount(again), apiUser)).toMatch(/^OK/);
  await again.stop();
  expect(move(to)).toMatchObject({ code: 1, errors: expect.stringContaining('chappe.db was moved to PostgreSQL’s ') });
});
