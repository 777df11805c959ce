import type { Page } from '@playwright/test';
import { addSender, removeSender } from './fixtures/database';
import { startSession } from './fixtures/session';
import { expect, test } from './fixtures/test';
import { addTestAccount } from './fixtures/test-account';

const message = (page: Page) => page.getByLabel('Message', { exact: true });

const stored = (page: Page) =>
  page.evaluate(() => Object.keys(sessionStorage).filter((name) => name.includes('draft')));

async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: /Signed in as/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page).toHaveURL(/sign-in/);
}

test('a draft is gone once its writer has signed out, from every tab', async ({ account, owner: page }) => {
  const other = await page.context().newPage();
  for (const tab of [page, other]) {
    await tab.goto(account.url('/messages/send'));
    await message(tab).fill('For your eyes only');
  }
  await page.goto(account.url());
  await signOut(page);
  expect(await stored(page)).toEqual([]);
  await startSession(page.context(), account);
  for (const tab of [page, other]) {
    await tab.goto(account.url('/messages/send'));
    await expect(message(tab)).toHaveValue('');
    await expect.poll(() => stored(tab)).toEqual([]);
  }
});

test('a draft outlives a session that has run out, and is shown to nobody but its writer', async ({
  account,
  shared,
  owner: page,
}) => {
  await page.goto(account.url('/messages/send'));
  await message(page).fill('For your eyes only');
  await page.context().clearCookies();
  await page.goto(account.url('/messages/send'));
  await expect(page).toHaveURL(/sign-in/);
  await startSession(page.context(), account);
  await page.goto(account.url('/messages/send'));
  await expect(message(page)).toHaveValue('For your eyes only');
  await page.context().clearCookies();
  const stranger = addTestAccount(shared);
  await startSession(page.context(), stranger);
  await page.goto(stranger.url());
  await expect(page.getByRole('button', { name: /Signed in as/ })).toBeVisible();
  await expect.poll(() => stored(page)).toEqual([]);
});

test('a sender that is gone is chosen no more, and the rest of the draft is priced', async ({
  account,
  owner: page,
}) => {
  const sender = page.getByRole('combobox', { name: 'Sender' });
  for (const name of ['FIRST', 'SECOND']) addSender(account, name);
  await page.goto(account.url('/messages/send'));
  await sender.selectOption('SECOND');
  await page.getByLabel('Recipients', { exact: true }).fill('+32470123456');
  await message(page).fill('Hello');
  await expect(page.getByRole('region', { name: 'Estimate' })).toContainText('Belgium');
  removeSender(account, 'SECOND');
  await page.reload();
  await expect(message(page)).toHaveValue('Hello');
  await expect(sender).toHaveValue('');
  await expect(page.getByText('This sender has been deleted or disabled. Choose another one.')).toBeVisible();
  await expect(page.getByRole('region', { name: 'Estimate' })).toContainText('Belgium');
  await page.getByRole('button', { name: 'Send to 1 recipient' }).click();
  await expect(page.getByText('Choose a sender.', { exact: true })).toBeVisible();
});
