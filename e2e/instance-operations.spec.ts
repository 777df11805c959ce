import { readdirSync } from 'node:fs';
import path from 'node:path';
import { expectAccessible } from './fixtures/accessible';
import { startChappe } from './fixtures/chappe-server';
import { runBuilt } from './fixtures/run-built';
import { startSession } from './fixtures/session';
import { expect, test } from './fixtures/test';
import { seededAccount } from './fixtures/test-account';

test('whoever owns the instance backs it up while it runs, restores from that elsewhere, and deletes it', async ({
  page,
}) => {
  const chappe = await startChappe();
  try {
    const backups = path.join(chappe.dataDirectory, 'backups');
    await startSession(page.context(), seededAccount(chappe));
    await page.goto(`${chappe.url}/instance/backups`);
    await expect(page).toHaveTitle('Backups · Instance · Chappe');
    await expect(page.getByText('No backups yet')).toBeVisible();
    await page.getByRole('button', { name: 'Back up now' }).click();
    await expect(page.getByText('The backup was made and checked.')).toBeVisible();
    await expect(page.getByRole('row', { name: /Checked/ })).toContainText('On request');
    await expectAccessible(page);

    const [name = ''] = readdirSync(backups);
    expect(readdirSync(path.join(backups, name)).toSorted()).toEqual(['backup.json', 'chappe.db', 'secrets.json']);
    const elsewhere = test.info().outputPath('elsewhere');
    const restored = runBuilt('restore', { env: { DATA_DIR: elsewhere }, args: [path.join(backups, name)] });
    expect(restored).toMatchObject({ code: 0, output: expect.stringContaining('is in place') });

    await page.getByRole('button', { name: `Actions for the backup ${name}` }).click();
    await page.getByRole('menuitem', { name: 'Delete' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
    await expect(page.getByText('No backups yet')).toBeVisible();
    expect(readdirSync(backups)).toEqual([]);

    await page.goto(`${chappe.url}/instance/health`);
    await expect(page).toHaveTitle('Health · Instance · Chappe');
    await expect(page.getByText('Chappe is accepting requests')).toBeVisible();
    await expect(page.getByText('Simulating', { exact: true })).toBeVisible();
    await expect(page.getByText('Running; this page comes from it')).toBeVisible();
    await expectAccessible(page);
  } finally {
    await chappe.stop();
  }
});

test('to whoever owns an account only, there is no page of backups or of health', async ({ owner, account }) => {
  for (const at of ['backups', 'health']) {
    expect((await owner.goto(`${account.chappe.url}/instance/${at}`))?.status()).toBe(404);
    expect((await owner.request.get(`${account.chappe.url}/api/panel/instance/${at}`)).status()).toBe(404);
  }
});
