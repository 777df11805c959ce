import { expectAccessible } from './fixtures/accessible';
import { addSender, giveApiUser, newestMessageId } from './fixtures/database';
import { shownNumber } from './fixtures/shown-number';
import { expect, sendSms, test } from './fixtures/test';

test('a sender is added, disabled and deleted, and requests go by it at once @phone', async ({
  account,
  owner: page,
}) => {
  const apiUser = giveApiUser(account, 'billing');
  const send = () => sendSms(account, apiUser, { from: 'My Shop' });
  expect(await send()).toContain('Sender not found');
  await page.goto(account.url('/senders'));
  await expect(page.getByRole('row', { name: /TEST/ })).toContainText('Enabled');
  await page.getByRole('button', { name: 'Add a sender' }).click();
  const dialog = page.getByRole('dialog');
  const add = dialog.getByRole('button', { name: 'Add a sender' });
  const confirm = dialog.getByRole('button', { name: 'Confirm' });
  await dialog.getByLabel('Sender', { exact: true }).fill('Much too long');
  await add.click();
  await expect(dialog.getByText('A name has at most 11 characters: this one has 13.')).toBeVisible();
  await dialog.getByLabel('Sender', { exact: true }).fill('TEST');
  await add.click();
  await expect(dialog.getByText('This account already has this sender.')).toBeVisible();
  await dialog.getByLabel('Sender', { exact: true }).fill('My Shop');
  await dialog.getByLabel('Description').fill('Orders and invoices');
  await add.click();
  const row = page.getByRole('row', { name: /My Shop/ });
  await expect(row).toContainText('Orders and invoices');
  expect(await send()).toMatch(/^OK/);
  await expectAccessible(page, { everyWidth: true });

  await row.getByRole('button', { name: 'Actions for My Shop' }).click();
  await page.getByRole('menuitem', { name: 'Edit' }).click();
  await confirm.click();
  await expect(dialog.getByText('Nothing to confirm: nothing was changed.')).toBeVisible();
  await dialog.getByLabel('Enable sender').uncheck();
  await confirm.click();
  await expect(row).toContainText('Disabled');
  expect(await send()).toContain('Sender not found');

  await row.getByRole('button', { name: 'Actions for My Shop' }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await dialog.getByRole('button', { name: 'Delete' }).click();
  await expect(row).toHaveCount(0);
  await page.goto(account.url('/audit'));
  await expect(page.getByRole('listitem').filter({ hasText: 'Sender deleted' })).toContainText('My Shop');
});

test('a sender that is a number is shown in groups wherever it is, and copied as programs write it', async ({
  account,
  owner: page,
}) => {
  const apiUser = giveApiUser(account, 'billing');
  const number = '+33698765432';
  addSender(account, number);
  expect(await sendSms(account, apiUser, { from: number })).toMatch(/^OK/);
  const shown = shownNumber(number);
  for (const path of ['/senders', '/messages'] as const) {
    await page.goto(account.url(path));
    await expect(page.getByRole('cell').filter({ hasText: shown })).toHaveCount(1);
  }
  await page.goto(account.url(`/messages/${newestMessageId(account)}`));
  await expect(page.getByText(shown)).toBeVisible();
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.getByRole('button', { name: 'Copy the sender’s number' }).click();
  await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(number);
  await page.goto(account.url('/messages/send'));
  await expect(page.getByLabel('Sender', { exact: true }).getByRole('option', { name: shown })).toHaveCount(1);
});
