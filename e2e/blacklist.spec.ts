import { expectAccessible } from './fixtures/accessible';
import { giveApiUser, newestMessageId } from './fixtures/database';
import { announced } from './fixtures/dialogs';
import { deferredTo } from './fixtures/next-summer';
import { shownNumber } from './fixtures/shown-number';
import { expect, sendSms, test } from './fixtures/test';

const NUMBER = '+33612345678';

test('a number on the blacklist gets nothing, by script or from the panel, until it is taken off @phone', async ({
  account,
  owner: page,
}) => {
  const apiUser = giveApiUser(account, 'billing');
  expect(await sendSms(account, apiUser, { to: NUMBER, deferred: deferredTo('1200') })).toMatch(/^OK/);
  await page.goto(account.url('/options'));
  await page.getByRole('link', { name: 'Blacklist' }).click();
  await expect(page.getByRole('heading', { name: 'No number is blacklisted' })).toBeVisible();
  await page.getByRole('button', { name: 'Add a number' }).click();
  const dialog = page.getByRole('dialog');
  const confirm = dialog.getByRole('button', { name: 'Add a number' });
  await dialog.getByLabel('Number').fill('06 12');
  await confirm.click();
  await expect(dialog.getByText('Enter a number such as +33612345678.')).toBeVisible();
  await dialog.getByLabel('Number').fill('06 12 34 56 78');
  await expect(dialog.getByText('1 waiting message goes to this number')).toBeVisible();
  await confirm.click();
  const row = page.getByRole('row', { name: shownNumber(NUMBER) });
  await expect(row).toContainText(/Added by owner.*@example\.com/);
  await expectAccessible(page, { everyWidth: true });

  await page.getByRole('button', { name: 'Add a number' }).click();
  await dialog.getByLabel('Number').fill(NUMBER);
  await confirm.click();
  await expect(dialog.getByText('This number is on the blacklist already.')).toBeVisible();
  await dialog.getByRole('button', { name: 'Cancel' }).click();

  await page.goto(account.url('/messages/scheduled'));
  await expect(page.getByRole('row', { name: shownNumber(NUMBER) })).toContainText(
    'On your blacklist, will not be sent',
  );
  await page.getByRole('link', { name: shownNumber(NUMBER) }).click();
  await expect(page.getByRole('heading', { name: `Will not be sent to ${shownNumber(NUMBER)}` })).toBeVisible();

  expect(await sendSms(account, apiUser, { to: NUMBER })).toMatch(/^OK/);
  const unsent = account.url(`/messages/${newestMessageId(account)}`);
  const actions = page.getByRole('button', { name: /^(Send again for|Delete$)/ });
  await page.goto(unsent);
  await expect(actions).toHaveText(['Delete']);
  const why = page.getByText('It was not sent, as its number was on the account’s blacklist.');
  await expect(why.getByRole('link', { name: 'blacklist' })).toBeVisible();
  // No carrier has had it, and so none is named, or said to have billed nothing.
  const main = page.getByRole('main');
  await expect(main.getByRole('listitem').filter({ hasText: 'Refunded' })).toContainText('1 credit was refunded.');
  await expect(main).not.toContainText(/simulated|network did not/i);

  await page.goto(account.url('/options/blacklist'));
  await row.getByRole('button', { name: `Remove ${shownNumber(NUMBER)} from the list` }).click();
  await dialog.getByRole('button', { name: 'Remove from the list' }).click();
  await expect(page.getByRole('heading', { name: 'No number is blacklisted' })).toBeVisible();
  await page.goto(unsent);
  await expect(actions).toHaveText([/^Send again/, 'Delete']);
});

test('whoever replies STOP is on the blacklist at once, as the message that they answered says, too', async ({
  account,
  owner: page,
}) => {
  const apiUser = giveApiUser(account, 'billing');
  await page.goto(account.url('/options/blacklist'));
  await expect(page.getByRole('heading', { name: 'No number is blacklisted' })).toBeVisible();
  expect(await sendSms(account, apiUser, { to: '+33600999011' })).toMatch(/^OK/);
  const id = newestMessageId(account);
  const row = page.getByRole('row', { name: '+33 6 00 99 90 11' });
  await expect(row).toContainText(`Replied STOP to message ${id}`);
  await row.getByRole('link', { name: `message ${id}` }).click();
  await expect(page).toHaveURL(account.url(`/messages/${id}`));
  const told = page.getByText('This number is on your blacklist: it gets nothing more.');
  await expect(told).toBeVisible();
  await expect(page.getByRole('button', { name: /^(Send again for|Delete$)/ })).toHaveText(['Delete']);
  await told.getByRole('link', { name: 'blacklist' }).click();
  await expect(page).toHaveURL(account.url('/options/blacklist?number=33600999011'));
  await expect(row).toBeVisible();
});

test('numbers are imported as they were pasted and from a file, told before, and an exported list again', async ({
  account,
  owner: page,
}) => {
  const apiUser = giveApiUser(account, 'billing');
  expect(await sendSms(account, apiUser, { to: NUMBER, deferred: deferredTo('1200') })).toMatch(/^OK/);
  await page.goto(account.url('/options/blacklist'));
  const begin = page.getByRole('button', { name: 'Import numbers' });
  const dialog = page.getByRole('dialog', { name: 'Import numbers into the blacklist' });
  const numbers = dialog.getByLabel('Numbers', { exact: true });
  await begin.click();
  await dialog.getByRole('button', { name: 'Add the numbers' }).click();
  await expect(dialog.getByText('Enter at least one number.')).toBeVisible();
  await numbers.fill('06 12 34 56 78; +32 470 12 34 56\n+32470123456, Zoé\n06 12, 0032470123456');
  await expect(dialog.getByText('2 numbers will be added.')).toBeVisible();
  await expect(dialog.getByText('2 repeat an earlier number and are not counted.')).toBeVisible();
  await expect(dialog.getByText('1 waiting message goes to the numbers that are added')).toBeVisible();
  await expect(dialog.getByRole('listitem')).toHaveText(['Zoé: this is not a number', '06 12: it is too short']);
  await expectAccessible(page, { within: '[role=dialog]' });
  const more = 'Name;Mobile\nIda;06 12 34 56 79\nBob;+33 6 12 34 56 78\n';
  await dialog
    .locator('input[type=file]')
    .setInputFiles({ name: 'more.csv', mimeType: 'text/csv', buffer: Buffer.from(more) });
  const columns = page.getByRole('dialog', { name: 'Numbers from a file' });
  await expect(columns.getByLabel('Column', { exact: true })).toHaveValue('1');
  await expect(columns.getByLabel('Keep the other columns')).toHaveCount(0);
  await columns.getByRole('button', { name: 'Add these numbers' }).click();
  await expect(numbers).toHaveValue(/^06 12 34 56 78; .*\n06 12 34 56 79\n\+33 6 12 34 56 78$/s);
  await dialog.getByRole('button', { name: 'Add 3 numbers' }).click();
  await expect(
    announced(page, '3 numbers were added to the blacklist. 2 were left out. 1 waiting message will not be sent.'),
  ).toBeVisible();
  await expect(page.getByRole('row', { name: /\+32.470.12.34.56/ })).toBeVisible();

  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Export to CSV' }).click();
  expect((await download).suggestedFilename()).toBe(`blacklist-${account.serviceName}.csv`);
  const exported = await (await download).path();
  await page.getByRole('button', { name: `Remove ${shownNumber(NUMBER)} from the list` }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove from the list' }).click();
  await expect(page.getByRole('row', { name: shownNumber(NUMBER) })).toHaveCount(0);
  await begin.click();
  await dialog.locator('input[type=file]').setInputFiles(exported);
  await columns.getByRole('button', { name: 'Add these numbers' }).click();
  await expect(dialog.getByText('2 are on the blacklist already.')).toBeVisible();
  await dialog.getByRole('button', { name: 'Add 1 number' }).click();
  await expect(page.getByRole('row', { name: shownNumber(NUMBER) })).toBeVisible();
  // Once more: nothing is left to add.
  await begin.click();
  await dialog.locator('input[type=file]').setInputFiles(exported);
  await columns.getByRole('button', { name: 'Add these numbers' }).click();
  await expect(dialog.getByText('Nothing will be added.')).toBeVisible();
  await dialog.getByRole('button', { name: 'Add the numbers' }).click();
  await expect(dialog.getByText('Nothing to confirm: nothing was changed.')).toBeVisible();
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(dialog).toHaveCount(0);
  await page.goto(account.url('/audit'));
  const entries = page.getByRole('listitem').filter({ hasText: 'Numbers imported into the blacklist' });
  await expect(entries).toHaveCount(2);
  await expect(entries.last()).toContainText('added:3');
});

test('a list of 100,000 numbers is imported in one go', async ({ account, owner: page }) => {
  await page.goto(account.url('/options/blacklist'));
  await page.getByRole('button', { name: 'Import numbers' }).click();
  const dialog = page.getByRole('dialog', { name: 'Import numbers into the blacklist' });
  const rows = Array.from(
    { length: 100_000 },
    (_, index) => `2026-11-28 10:00,'+${33_612_345_678 + index},Replied STOP`,
  );
  const buffer = Buffer.from(`Added,Number,Why\r\n${rows.join('\r\n')}\r\n`);
  await dialog.locator('input[type=file]').setInputFiles({ name: 'blacklist.csv', mimeType: 'text/csv', buffer });
  await page.getByRole('button', { name: 'Add these numbers' }).click();
  await dialog.getByRole('button', { name: 'Add 100,000 numbers' }).click();
  await expect(announced(page, '100,000 numbers were added to the blacklist.')).toBeVisible({ timeout: 60_000 });
});
