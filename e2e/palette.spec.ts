import type { Page } from '@playwright/test';
import { expectAccessible } from './fixtures/accessible';
import { addApiUsers, addMessages, addOtherAccounts, newestMessageId } from './fixtures/database';
import { expect, test } from './fixtures/test';

/** Loads a page, until its scripts are there: it hears keys as soon as it follows its account's changes. */
async function untilItHears(page: Page, load: () => Promise<unknown>): Promise<void> {
  const followed = page.waitForResponse((response) => new URL(response.url()).pathname.endsWith('/events'));
  await load();
  await followed;
}

test('by keyboard alone: to a page, to a message by its number and its id, to an API user, and to where one was before', async ({
  account,
  owner: page,
}) => {
  addApiUsers(account, 3);
  addMessages(account, 3);
  const id = newestMessageId(account);
  await untilItHears(page, () => page.goto(account.url()));
  const palette = page.getByRole('dialog', { name: 'Go to' });
  const field = palette.getByRole('combobox');
  const open = async () => {
    await page.keyboard.press('ControlOrMeta+k');
    await expect(field).toBeFocused();
  };
  await open();
  await expectAccessible(page, { within: '[role=dialog]' });
  await expect(palette.getByRole('option').first()).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.type('audit');
  await expect(palette.getByRole('option')).toHaveText(['Audit log']);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(account.url('/audit'));
  await expect(palette).toHaveCount(0);

  await open();
  await page.keyboard.type('+33 6 00 00 00 02');
  await expect(palette.getByRole('group', { name: 'Messages' }).getByRole('option')).toHaveCount(1);
  await expectAccessible(page, { within: '[role=dialog]' });
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('+33 6 00 00 00 02');

  await open();
  await page.keyboard.type(String(id));
  await expect(palette.getByRole('option', { name: /^\+33 6 00 00 00 03/ })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(account.url(`/messages/${id}`));

  await open();
  await page.keyboard.type('ser-0');
  await expect(palette.getByRole('group', { name: 'API users' }).getByRole('option')).toHaveCount(3);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(account.url('/users/details?login=user-002'));

  await open();
  const recent = palette.getByRole('group', { name: 'Recent' }).getByRole('option');
  await expect(recent).toHaveText([/^user-002/, /^\+33\s6\s00\s00\s00\s03/, /^\+33\s6\s00\s00\s00\s02/, /^Audit log/]);
  await page.keyboard.type('nothing is called so');
  await expect(palette.getByText('Nothing by that name.')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(palette).toHaveCount(0);

  // Enter right after the last letter, before the server was asked.
  await open();
  await page.keyboard.type('senders');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(account.url('/senders'));
});

test('to another account, by the palette and beside the account’s name; nobody else’s is found @phone', async ({
  account,
  owner: page,
}) => {
  addOtherAccounts(account, 30);
  await page.goto(account.url());
  await page.getByRole('button', { name: 'Go to' }).click();
  const palette = page.getByRole('dialog', { name: 'Go to' });
  await palette.getByRole('combobox').fill('branch 012');
  await expect(palette.getByRole('group', { name: 'Accounts' }).getByRole('option')).toHaveCount(1);
  await expectAccessible(page, { within: '[role=dialog]' });
  await palette.getByRole('option', { name: /Branch 012/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Branch 012' })).toBeVisible();
  const change = page.getByRole('button', { name: 'Change account' });
  await change.focus();
  await page.keyboard.press('Enter');
  const choice = page.getByRole('dialog', { name: 'Change account' });
  await expect(choice.getByText('There are more accounts', { exact: false })).toBeVisible();
  await page.keyboard.type('branch 012');
  await expect(choice.getByRole('option')).toHaveText([/^Branch 012.*/]);
  await expect(choice.getByRole('option').getByLabel('this one')).toBeVisible();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('sms-xx');
  await expect(choice.getByRole('option')).toHaveCount(1);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(account.url());
});

test('letters go to pages and do things, but not while somebody types, nor once they are switched off', async ({
  account,
  owner: page,
}) => {
  await untilItHears(page, () => page.goto(account.url()));
  await expect(page.getByRole('button', { name: 'Go to' })).toBeVisible();
  await page.keyboard.press('g');
  await page.keyboard.press('u');
  await expect(page.getByRole('heading', { level: 1, name: 'Manage user accounts' })).toBeVisible();
  await page.keyboard.press('/');
  const search = page.getByRole('search').getByRole('textbox').first();
  await expect(search).toBeFocused();
  await page.keyboard.type('gm?n');
  await expect(search).toHaveValue('gm?n');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await search.blur();
  await page.keyboard.press('?');
  const help = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await expect(help.getByText('Send an SMS')).toBeVisible();
  await expectAccessible(page, { within: '[role=dialog]' });
  await help.getByRole('switch', { name: 'Single-letter shortcuts' }).uncheck();
  await expect(help.getByText('Send an SMS')).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(help).toHaveCount(0);
  await page.keyboard.press('n');
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await untilItHears(page, () => page.reload());
  await page.keyboard.press('ControlOrMeta+k');
  await expect(page.getByRole('dialog', { name: 'Go to' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.evaluate(() => localStorage.removeItem('shortcuts'));
  await page.keyboard.press('n');
  await expect(page).toHaveURL(account.url('/messages/send'));
});
