import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expectAccessible } from './fixtures/accessible';
import { startChappe } from './fixtures/chappe-server';
import { addMessages, failDailyBackup, missDailyBackup } from './fixtures/database';
import { announced } from './fixtures/dialogs';
import { startSession } from './fixtures/session';
import { expect, test } from './fixtures/test';
import { seededAccount } from './fixtures/test-account';

let dataDirectory: string;
const backups = () => path.join(dataDirectory, 'backups');

test.beforeEach(() => {
  dataDirectory = mkdtempSync(path.join(tmpdir(), 'chappe-daily-'));
});

test.afterEach(() => {
  rmSync(dataDirectory, { recursive: true, force: true });
});

test('a daily backup that was missed is made at the next start, and its hour and number are changed on its page', async ({
  page,
}) => {
  const before = await startChappe({ dataDirectory });
  missDailyBackup(seededAccount(before));
  await before.stop();
  const chappe = await startChappe({ dataDirectory });
  const account = seededAccount(chappe);
  const daily = page.getByRole('region', { name: 'Daily backup' });
  const dialog = page.getByRole('dialog');
  try {
    await startSession(page.context(), account);
    await page.goto(`${chappe.url}/instance/backups`);
    await expect(daily.getByText('Made and checked')).toBeVisible();
    await expect(daily).toContainText('Every day at 03:00');
    await expect(daily).toContainText('The newest 7');
    await expect(daily).toContainText('Nobody is told: no mail server is set.');
    await expect(daily.getByRole('link', { name: 'Set one' })).toHaveAttribute('href', '/instance/health');
    await expect(page.getByRole('row', { name: /Checked/ })).toContainText('Every day');

    await daily.getByRole('button', { name: 'Change: Daily backup' }).click();
    await dialog.getByLabel('At', { exact: true }).selectOption('22:00');
    await dialog.getByLabel('Daily backups kept').fill('61');
    await dialog.getByRole('button', { name: 'Confirm' }).click();
    await expect(dialog.getByText('Enter a whole number, from 1 to 60.')).toBeVisible();
    await dialog.getByLabel('Daily backups kept').fill('14');
    await expectAccessible(page, { within: '[role=dialog]' });
    await dialog.getByRole('button', { name: 'Confirm' }).click();
    await expect(announced(page, 'The daily backup was changed.')).toBeVisible();
    await expect(daily).toContainText('Every day at 22:00');
    await expect(daily).toContainText('The newest 14');
    await expect(daily).toContainText(/Next one.*22:00:00/);

    await daily.getByRole('button', { name: 'Change: Daily backup' }).click();
    await dialog.getByRole('button', { name: 'Confirm' }).click();
    await expect(dialog.getByText('Nothing to confirm: nothing was changed.')).toBeVisible();
    await dialog.getByRole('switch', { name: 'Back up every day' }).uncheck();
    await dialog.getByRole('button', { name: 'Confirm' }).click();
    await expect(daily.getByText('Off', { exact: true })).toBeVisible();
    await expect(daily).not.toContainText('Next one');
  } finally {
    await chappe.stop();
  }
});

test('a daily backup that failed is told on the instance’s pages, with why, until another was made', async ({
  page,
}) => {
  const chappe = await startChappe({ dataDirectory });
  const account = seededAccount(chappe);
  try {
    await startSession(page.context(), account);
    await page.goto(`${chappe.url}/instance/accounts`);
    await expect(page.getByRole('row', { name: /sms-/ }).first()).toBeVisible();
    await expect(page.getByText('The daily backup failed')).toHaveCount(0);
    failDailyBackup(account, 'The disk is full.');
    for (const at of ['accounts', 'health', 'backups']) {
      await page.goto(`${chappe.url}/instance/${at}`);
      await expect(page.getByRole('main').getByText(/The daily backup failed .* The disk is full\./)).toBeVisible();
    }
    await page.goto(`${chappe.url}/instance/health`);
    await page.getByRole('alert').getByRole('link', { name: 'Backups' }).click();
    await expect(page.getByRole('region', { name: 'Daily backup' }).getByText('Failed')).toBeVisible();
    await expectAccessible(page);

    await page.getByRole('button', { name: 'Back up now' }).click();
    await expect(announced(page, 'The backup was made and checked.')).toBeVisible();
    await expect(page.getByRole('main').getByText(/The daily backup failed/)).toHaveCount(0);
  } finally {
    await chappe.stop();
  }
});

test('a daily backup that dies with its server leaves nothing, and the next start makes it', async ({}) => {
  const first = await startChappe({ dataDirectory });
  const account = seededAccount(first);
  // So many that copying them takes a while.
  addMessages(account, 300_000);
  missDailyBackup(account);
  await first.stop();

  const killed = await startChappe({ dataDirectory });
  const begun = () => (existsSync(backups()) ? readdirSync(backups()) : []);
  await expect
    .poll(() => begun().some((name) => existsSync(path.join(backups(), name, 'chappe.db.incoming'))), {
      intervals: [10],
    })
    .toBe(true);
  const [child = ''] = execFileSync('pgrep', ['-P', String(killed.processId)], { encoding: 'utf8' }).split('\n');
  process.kill(Number(child), 'SIGSTOP');
  await killed.signal('SIGKILL');
  process.kill(Number(child), 'SIGKILL');
  const [half = ''] = begun();
  expect(readdirSync(path.join(backups(), half))).toContain('chappe.db.incoming');
  expect(existsSync(path.join(backups(), half, 'chappe.db'))).toBe(false);

  const last = await startChappe({ dataDirectory });
  try {
    await expect
      .poll(() => begun().filter((name) => existsSync(path.join(backups(), name, 'chappe.db'))))
      .toHaveLength(1);
    expect(begun()).not.toContain(half);
    const [made = ''] = begun();
    expect(readdirSync(path.join(backups(), made)).toSorted()).toEqual(['backup.json', 'chappe.db', 'secrets.json']);
  } finally {
    await last.stop();
  }
});
