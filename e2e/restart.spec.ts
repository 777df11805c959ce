import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startCallbackReceiver } from '../lib/testing/callback-receiver';
import { startChappe } from './fixtures/chappe-server';
import { setCallbackUrl } from './fixtures/database';
import { signIn } from './fixtures/session';
import { addApiUser, expect, sendSms, test } from './fixtures/test';
import { seededAccount } from './fixtures/test-account';

let dataDirectory: string;

test.beforeEach(() => {
  dataDirectory = mkdtempSync(path.join(tmpdir(), 'chappe-restart-'));
});

test.afterEach(() => {
  rmSync(dataDirectory, { recursive: true, force: true });
});

test('a first start prints the sign-in once; a second start keeps all data and shows no password again', async ({}) => {
  const env = { ADMIN_EMAIL: '', ADMIN_PASSWORD: '' };
  const first = await startChappe({ dataDirectory, env });
  await expect.poll(() => first.output()).toContain("--data-urlencode 'message=Hello from Chappe'");
  expect(first.output()).toMatch(/e-mail {4}admin@chappe\.local\n\s+password {2}\S{12,}/);
  await first.stop();
  const second = await startChappe({ dataDirectory, env });
  await second.stop();
  expect(second.output()).not.toContain('First sign-in');
  expect(second.output()).not.toContain('password');
});

test('the sign-in page says where the first password was printed until somebody has signed in with it', async ({
  page,
}) => {
  const chappe = await startChappe({ dataDirectory, env: { ADMIN_EMAIL: '', ADMIN_PASSWORD: '' } });
  await expect.poll(() => chappe.output()).toContain('message=Hello from Chappe');
  const password = /password {2}(\S{12,})/.exec(chappe.output())?.[1] ?? '';
  const where = page.getByText('The first password was printed when Chappe started for the first time.');
  await page.goto(`${chappe.url}/sign-in`);
  await expect(where).toBeVisible();
  await page.getByLabel('Email').fill('admin@chappe.local');
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page).toHaveURL(/\/telecom\/sms/);
  await page.context().clearCookies();
  await page.goto(`${chappe.url}/sign-in`);
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible();
  await expect(where).toHaveCount(0);
  await chappe.stop();
});

test('a password that the operator chose was not printed, and the sign-in page does not say so', async ({ page }) => {
  const chappe = await startChappe({ dataDirectory });
  await page.goto(`${chappe.url}/sign-in`);
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible();
  await expect(page.getByText('The first password')).toHaveCount(0);
  await chappe.stop();
});

test('a wrong environment is told clearly and nothing starts', async () => {
  await expect(startChappe({ env: { TRUSTED_PROXIES: 'many' } })).rejects.toThrow(/TRUSTED_PROXIES/);
});

test('after kill -9 everything that was pending goes on: messages, receipts, callbacks', async ({ page }) => {
  const receiver = await startCallbackReceiver();
  const first = await startChappe({ dataDirectory });
  const account = seededAccount(first);
  await signIn(page, account);
  const apiUser = { login: 'billing', password: await addApiUser(page, account, 'billing') };
  setCallbackUrl(account, 'billing', receiver.url);
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, index) =>
      sendSms(account, apiUser, { to: `+336123456${String(index).padStart(2, '0')}` }),
    ),
  );
  await first.signal('SIGKILL');
  const ids = answers.map((answer) => /^OK\n\d+\n(\d+)\n$/.exec(answer)?.[1]);
  expect(ids).not.toContain(undefined);

  const second = await startChappe({ dataDirectory });
  const delivered = () =>
    new Set(receiver.received.filter((query) => query.get('ptt') === '4').map((query) => query.get('id') ?? undefined));
  await expect.poll(() => [...delivered()].toSorted()).toEqual(ids.toSorted());
  // The session outlives the process.
  await page.goto(seededAccount(second).url('/messages?state=delivered'));
  await expect(page.getByRole('row')).toHaveCount(21);
  await expect(page.getByText('credits available').locator('xpath=following-sibling::dd')).toHaveText('180.00');
  await second.stop();
  await receiver.close();
});
