/** What people, scripts and supervisors see while the machine fails the running server. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { holdWriteLock } from '../lib/testing/lock-holder';
import { databaseFile, readiness, startChappe } from './fixtures/chappe-server';
import { giveApiUser } from './fixtures/database';
import { startSession } from './fixtures/session';
import { addApiUser, expect, sendSms, test } from './fixtures/test';
import { seededAccount } from './fixtures/test-account';
import { hangThread, WITH_DEBUGGER } from './fixtures/threads';

let folder: string;

test.beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'chappe-faults-'));
});

test.afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const start = (nodeOptions: readonly string[] = []) =>
  startChappe({ dataDirectory: path.join(folder, 'data'), nodeOptions });

test('while another program holds the lock a click waits, and everybody else is answered', async ({ page }) => {
  const chappe = await start();
  const account = seededAccount(chappe);
  await startSession(page.context(), account);
  await addApiUser(page, account, 'before');
  const lock = await holdWriteLock(databaseFile(chappe));
  await expect.poll(() => readiness(chappe)).toBe('not ready: another program holds the write lock\n');
  const clicked = page.waitForRequest((request) => request.headers()['next-action'] !== undefined);
  const adding = addApiUser(page, account, 'during');
  let answered = false;
  void (await clicked).response().then(() => {
    answered = true;
  });
  // A thread that stood still for the lock would answer when it has given up, and the click would be refused.
  for (let asked = 0; asked < 100; asked += 1) expect((await fetch(`${chappe.url}/health/live`)).status).toBe(200);
  expect(answered).toBe(false);
  await lock.release();
  await adding;
  await expect.poll(() => readiness(chappe)).toBe('ok\n');
  await chappe.stop();
});

for (const thread of ['engine.js', 'caller.js', 'carriers.js']) {
  test(`while its ${thread} does not answer, the server is alive and not ready`, async () => {
    const chappe = await start(WITH_DEBUGGER);
    await expect.poll(() => readiness(chappe)).toBe('ok\n');
    const goOn = await hangThread(chappe, thread);
    await expect.poll(() => readiness(chappe)).toBe('not ready: a thread does not answer\n');
    expect((await fetch(`${chappe.url}/health/live`)).status).toBe(200);
    goOn();
    await expect.poll(() => readiness(chappe)).toBe('ok\n');
    await chappe.stop();
  });
}

test('on a full disk scripts are refused in words and nothing is lost; with room it goes on', async () => {
  const dataDirectory = path.join(folder, 'data');
  const first = await startChappe({ dataDirectory });
  const apiUser = giveApiUser(seededAccount(first), 'billing');
  await first.stop();

  // A limit on how far a file may grow is what a full disk is to a process.
  const limited = await startChappe({ dataDirectory, growNoFileBeyond: 1_500 });
  let accepted = 0;
  let answer = 'OK';
  while (answer.startsWith('OK') && accepted < 150) {
    answer = await sendSms(seededAccount(limited), apiUser, { noStop: '1', message: 'x'.repeat(150) });
    if (answer.startsWith('OK')) accepted += 1;
  }
  expect(answer).toMatch(/^KO\nToo busy, try again\./);
  await expect.poll(() => readiness(limited)).toMatch(/^not ready: the disk (is full|does not read)/);
  expect((await fetch(`${limited.url}/health/live`)).status).toBe(200);
  await limited.signal('SIGKILL');

  const roomy = await startChappe({ dataDirectory });
  const [, credit] = (await sendSms(seededAccount(roomy), apiUser, { noStop: '1' })).split('\n');
  expect(Number(credit)).toBe(200 - accepted - 1);
  await expect.poll(() => readiness(roomy)).toBe('ok\n');
  await roomy.stop();
});
