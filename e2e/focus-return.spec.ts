import type { Page } from '@playwright/test';
import { addApiUsers, setOwnRole } from './fixtures/database';
import { announced, LOGIN, openByKeyboard, press, visit } from './fixtures/dialogs';
import { expect, test } from './fixtures/test';

const PASSWORD = { trigger: `Actions for ${LOGIN}`, entry: 'Password' } as const;

/** From here on nothing in the page that waits for a timer happens, until `page.clock.runFor` lets time go on. */
async function holdTimers(page: Page): Promise<void> {
  await page.clock.pauseAt(Date.now() + 60_000);
}

/** Opens the menu of another button than the one that has the focus, and lets time go on. */
async function openAnotherMenu(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Actions', exact: true }).press('Enter');
  const menu = page.getByRole('menu', { name: 'Actions', exact: true });
  await expect(menu).toBeVisible();
  await page.clock.runFor(1_000);
  await expect(menu).toBeVisible();
  await expect(menu.getByRole('menuitem').first()).toBeFocused();
}

test.beforeEach(async ({ account, owner: page }) => {
  addApiUsers(account, 1);
  await page.clock.install();
  await visit(page, account, '/users');
});

test('a menu that is opened right after a dialog was left stays open', async ({ owner: page }) => {
  const opener = await openByKeyboard(page, PASSWORD);
  await holdTimers(page);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(opener).toBeFocused();
  await openAnotherMenu(page);
});

test('a menu that is opened right after a dialog saved stays open', async ({ owner: page }) => {
  const opener = await openByKeyboard(page, { ...PASSWORD, entry: 'Callback' });
  await holdTimers(page);
  await press(page, ['https://example.com/', '<Enter>']);
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(opener).toBeFocused();
  await openAnotherMenu(page);
});

test('a menu that is opened right after another was left stays open', async ({ owner: page }) => {
  const opener = page.getByRole('button', { name: PASSWORD.trigger });
  await opener.press('Enter');
  await expect(page.getByRole('menuitem').first()).toBeFocused();
  await holdTimers(page);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('menu')).toHaveCount(0);
  await expect(opener).toBeFocused();
  await openAnotherMenu(page);
});

test('an open menu keeps its entries while its row changes, and its reader is not lost when the row goes', async ({
  account,
  context,
  owner: page,
}) => {
  await page.getByRole('button', { name: PASSWORD.trigger }).press('Enter');
  const disable = page.getByRole('menuitem', { name: 'Disable' });
  // By no pointer: one that rests on a menu which moves with its page is on another entry then.
  await disable.focus();
  await expect(disable).toBeFocused();

  const other = await context.newPage();
  await visit(other, account, '/users');
  await other.getByRole('button', { name: PASSWORD.trigger }).click();
  await other.getByRole('menuitem', { name: 'Disable' }).click();
  await other.getByRole('dialog').getByRole('button', { name: 'Disable' }).click();
  await expect(page.getByRole('row', { name: LOGIN }).getByText('Disabled')).toBeVisible();
  await expect(disable).toBeFocused();

  await openByKeyboard(other, { ...PASSWORD, entry: 'Delete' });
  await other.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await expect(announced(other, `API user ${LOGIN} was deleted.`)).toBeVisible();
  await expect(page.getByRole('menu')).toHaveCount(0);
  await expect(page.locator('#content')).toBeFocused();
});

test('a menu that is open while its reader’s role is raised grows by what the role allows', async ({
  owner: page,
  account,
}) => {
  setOwnRole(account, 'viewer');
  await page.reload();
  // Rows come once the page's scripts are there: before, a key opens the menu, and Radix does not know it was a key.
  await expect(page.getByRole('row', { name: LOGIN })).toBeVisible();
  await page.getByRole('button', { name: 'Actions', exact: true }).press('Enter');
  const entries = page.getByRole('menu', { name: 'Actions', exact: true }).getByRole('menuitem');
  await expect(entries).toHaveText(['Refresh']);
  await expect(entries.first()).toBeFocused();
  setOwnRole(account, 'owner');
  // Whatever somebody changes on the account has its reader's role read again.
  const other = await page.context().newPage();
  await other.goto(account.url());
  await other.getByRole('button', { name: 'Change the name' }).click();
  await other.getByRole('textbox', { name: 'Name of the account' }).fill('Shop');
  await other.keyboard.press('Enter');
  await expect(entries).toHaveText(['Add', 'Alert texts', 'Refresh']);
  await expect(entries.nth(2)).toBeFocused();
});
