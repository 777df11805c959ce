import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Sqlite from 'better-sqlite3';
import { databaseFile, readiness, startChappe } from './fixtures/chappe-server';
import { giveApiUser } from './fixtures/database';
import { freePort } from './fixtures/free-port';
import { runBuilt } from './fixtures/run-built';
import { startSession } from './fixtures/session';
import { expect, sendSms, test } from './fixtures/test';
import { seededAccount } from './fixtures/test-account';
import { endThread, WITH_DEBUGGER } from './fixtures/threads';

let folder: string;

test.beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'chappe-operation-'));
});

test.afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const command = (name: string, dataDirectory: string, ...args: readonly string[]) =>
  execFileSync(process.execPath, [`dist/${name}.js`, ...args], {
    env: { ...process.env, DATA_DIR: dataDirectory },
    encoding: 'utf8',
  });

test('SIGTERM under load: what was acknowledged is there, and the process ends by itself in time', async ({ page }) => {
  const chappe = await startChappe({ dataDirectory: path.join(folder, 'data') });
  const account = seededAccount(chappe);
  await startSession(page.context(), account);
  const apiUser = giveApiUser(account, 'billing');
  expect(await sendSms(account, apiUser)).toMatch(/^OK/);
  expect((await fetch(`${chappe.url}/health/live`)).status).toBe(200);
  await expect.poll(() => readiness(chappe)).toBe('ok\n');
  let acknowledged = 1;
  const senders = Array.from({ length: 8 }, async () => {
    for (;;) {
      const answer = await sendSms(account, apiUser, { noStop: '1' }).catch(() => null);
      if (answer?.startsWith('OK')) acknowledged += 1;
      if (answer === null || acknowledged > 150) return;
    }
  });
  await expect.poll(() => acknowledged).toBeGreaterThan(20);
  // A stop that takes longer than ten seconds ends with 1; an impatient supervisor asks twice.
  const ended = chappe.signal('SIGTERM');
  await expect.poll(() => chappe.output(), { intervals: [10] }).toContain('stopping');
  expect(await chappe.signal('SIGTERM')).toBe(0);
  expect(await ended).toBe(0);
  await Promise.all(senders);
  const again = await startChappe({ dataDirectory: chappe.dataDirectory });
  await page.goto(seededAccount(again).url());
  await expect(page.getByText('credits available').locator('xpath=following-sibling::dd').first()).toHaveText(
    `${200 - acknowledged}.00`,
  );
  await again.stop();
  expect(command('verify-ledger', chappe.dataDirectory)).toMatch(/^The ledger is sound/);
});

for (const [thread, died] of [
  ['engine.js', 'the engine died'],
  ['caller.js', 'the engine died'],
  ['carriers.js', 'the engine died'],
  ['reader.js', 'the reader died'],
] as const) {
  test(`without its ${thread} the process ends, says why, and the next one goes on`, async () => {
    const dataDirectory = path.join(folder, 'data');
    const chappe = await startChappe({ dataDirectory, nodeOptions: WITH_DEBUGGER });
    await endThread(chappe, thread);
    expect(await chappe.ended()).toBe(1);
    expect(chappe.output()).toContain(died);
    const again = await startChappe({ dataDirectory });
    await expect.poll(() => readiness(again)).toBe('ok\n');
    await again.stop();
  });
}

test('metrics are told on a port of their own', async () => {
  const port = await freePort();
  const chappe = await startChappe({ dataDirectory: path.join(folder, 'data'), env: { METRICS_PORT: String(port) } });
  await fetch(`${chappe.url}/cgi-bin/sms/http2sms.cgi`);
  const metrics = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
  expect(metrics).toMatch(/^chappe_http2sms_requests_total\{.*outcome="missing_account".*\} 1$/m);
  expect(metrics).toMatch(/^chappe_accept_queue_requests\{node=".+"\} 0$/m);
  expect((await fetch(`${chappe.url}/metrics`)).status).toBe(404);
  await chappe.stop();
});

test('a backup beside the running server, checked and restored elsewhere; a running one is left alone', async ({
  page,
}) => {
  const chappe = await startChappe({ dataDirectory: path.join(folder, 'data') });
  const account = seededAccount(chappe);
  await startSession(page.context(), account);
  const apiUser = giveApiUser(account, 'billing');
  expect(await sendSms(account, apiUser)).toMatch(/^OK/);
  const copy = path.join(folder, 'copy');
  expect(command('backup', chappe.dataDirectory, copy)).toContain('checked');
  expect(() => command('restore', chappe.dataDirectory, copy)).toThrow();
  expect(await sendSms(account, apiUser)).toMatch(/^OK/);
  const elsewhere = path.join(folder, 'elsewhere');
  expect(command('restore', elsewhere, copy)).toContain('is in place');
  const restored = await startChappe({ dataDirectory: elsewhere });
  // The secrets came with it, so the session of the browser holds there too.
  await page.goto(seededAccount(restored).url());
  await expect(page.getByText('credits available').locator('xpath=following-sibling::dd').first()).toHaveText('199.00');
  expect(await sendSms(seededAccount(restored), apiUser)).toMatch(/^OK/);
  await restored.stop();
  await chappe.stop();
});

test('of a database whose money does not add up no backup is made, which is told, and nothing is left', async () => {
  const chappe = await startChappe({ dataDirectory: path.join(folder, 'data') });
  await chappe.stop();
  const database = new Sqlite(databaseFile(chappe));
  database.exec('UPDATE SmsAccount SET creditsLeft = creditsLeft + 1');
  database.close();
  const copy = path.join(folder, 'copy');
  expect(runBuilt('backup', { env: { DATA_DIR: chappe.dataDirectory }, args: [copy] })).toEqual({
    code: 1,
    output: '',
    errors: `${databaseFile(chappe)} is not sound, so no backup of it was made:\naccount sms-xx11111-1: stored 200.01, movements add up to 200\n`,
  });
  expect(existsSync(copy)).toBe(false);
});
