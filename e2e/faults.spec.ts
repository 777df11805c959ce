/** What people, scripts and supervisors see while the machine fails the running server. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { holdWriteLock } from '../lib/testing/lock-holder';
import { type ChappeServer, databaseFile, startChappe } from './fixtures/chappe-server';
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

async function ready({ url }: ChappeServer): Promise<string> {
  return (await fetch(`${url}/health/ready`)).text();
}

test('while another program holds the lock a click waits, and everybody else is answered', async ({ page }) => {
  const chappe = await start();
  const account = seededAccount(chappe);
  await startSession(page.context(), account);
  await addApiUser(page, account, 'before');
  const lock = await holdWriteLock(databaseFile(chappe), 6_000);
  let held = true;
  void lock.released().then(() => {
    held = false;
  });
  const adding = addApiUser(page, account, 'during');
  const told = new Set<string>();
  let longest = 0;
  while (held) {
    const begun = performance.now();
    expect((await fetch(`${chappe.url}/health/live`)).status).toBe(200);
    longest = Math.max(longest, performance.now() - begun);
    told.add(await ready(chappe));
  }
  expect(longest).toBeLessThan(1_000);
  expect([...told]).toContain('not ready: another program holds the write lock\n');
  await adding;
  await expect.poll(() => ready(chappe)).toBe('ok\n');
  await chappe.stop();
});

for (const thread of ['engine.js', 'caller.js']) {
  test(`while its ${thread} does not answer, the server is alive and not ready`, async () => {
    const chappe = await start(WITH_DEBUGGER);
    expect(await ready(chappe)).toBe('ok\n');
    await hangThread(chappe, thread, 10_000);
    await expect.poll(() => ready(chappe)).toBe('not ready: a thread does not answer\n');
    expect((await fetch(`${chappe.url}/health/live`)).status).toBe(200);
    await expect.poll(() => ready(chappe), { timeout: 30_000 }).toBe('ok\n');
    await chappe.stop();
  });
}

test('on a full disk scripts are refused in words and nothing is lost; with room it goes on', async ({ page }) => {
  const dataDirectory = path.join(folder, 'data');
  const first = await startChappe({ dataDirectory });
  await startSession(page.context(), seededAccount(first));
  const apiUser = { login: 'billing', password: await addApiUser(page, seededAccount(first), 'billing') };
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
  expect(await ready(limited)).toMatch(/^not ready: the disk (is full|does not take)/);
  expect((await fetch(`${limited.url}/health/live`)).status).toBe(200);
  await limited.signal('SIGKILL');

  const roomy = await startChappe({ dataDirectory });
  const [, credit] = (await sendSms(seededAccount(roomy), apiUser, { noStop: '1' })).split('\n');
  expect(Number(credit)).toBe(200 - accepted - 1);
  await expect.poll(() => ready(roomy)).toBe('ok\n');
  await roomy.stop();
});
