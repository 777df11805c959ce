import { expectAccessible } from './fixtures/accessible';
import { giveApiUser, newestMessageId } from './fixtures/database';
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
  await expect(dialog.getByText('1 scheduled message goes to this number')).toBeVisible();
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
