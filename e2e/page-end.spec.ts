import type { Locator, Page } from '@playwright/test';
import { ADMIN_PASSWORD } from './fixtures/chappe-server';
import { startSession } from './fixtures/session';
import { addApiUser, expect, test } from './fixtures/test';
import type { TestAccount } from './fixtures/test-account';

/** Opens the dialog for a new API user and begins to type. */
async function beginApiUser(page: Page, account: TestAccount, login: string) {
  await page.goto(account.url('/users?search=shop'));
  await page.getByRole('button', { name: 'Actions', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Add' }).click();
  const dialog = page.getByRole('dialog', { name: 'New user account' });
  await dialog.getByLabel('Login').fill(login);
  return dialog;
}

const signInFrom = (account: TestAccount, path: string) =>
  `/sign-in?returnTo=${encodeURIComponent(`/telecom/sms/${account.serviceName}${path}`)}`;

test('a page whose session is ended elsewhere says so by itself, and goes on once one is signed in again', async ({
  owner,
  account,
  browser,
}) => {
  const dialog = await beginApiUser(owner, account, 'shop-2');
  const elsewhere = await browser.newContext();
  await startSession(elsewhere, account);
  const profile = await elsewhere.newPage();
  await profile.goto(`${account.chappe.url}/profile`);
  await profile.getByRole('button', { name: 'Sign out of the other sessions' }).click();
  const notice = dialog.getByRole('alert').filter({ hasText: 'Your session has ended.' });
  await expect(notice).toBeVisible();
  await elsewhere.close();
  await expect(dialog.getByLabel('Login')).toHaveValue('shop-2');
  const link = notice.getByRole('link', { name: 'Sign in' });
  await expect(link).toHaveAttribute('href', signInFrom(account, '/users?search=shop'));
  const opened = owner.waitForEvent('popup');
  await link.click();
  const tab = await opened;
  await tab.getByLabel('Email').fill(account.owner);
  await tab.getByLabel('Password', { exact: true }).fill(ADMIN_PASSWORD);
  await tab.getByRole('button', { name: 'Sign in' }).click();
  await expect(tab).toHaveURL(account.url('/users?search=shop'));
  await tab.close();
  await owner.evaluate(() => window.dispatchEvent(new Event('focus')));
  await expect(notice).toBeHidden();
  await expect(dialog.getByLabel('Login')).toHaveValue('shop-2');
});

test('signing out in one tab is said in another, which leads back to its page', async ({ owner, account }) => {
  await owner.goto(account.url('/audit?actor=owner'));
  await expect(owner.getByRole('region', { name: 'changes' })).toHaveAttribute('aria-busy', 'false');
  const other = await owner.context().newPage();
  await other.goto(account.url('/users'));
  await other.getByRole('button', { name: /Signed in as/ }).click();
  await other.getByRole('menuitem', { name: 'Sign out' }).click();
  const notice = owner.getByRole('alert').filter({ hasText: 'Your session has ended.' });
  await expect(notice).toBeVisible();
  await expect(owner.getByRole('button', { name: 'Try again' })).toHaveCount(0);
  // In the page's column, however wide the screen.
  await owner.setViewportSize({ width: 1920, height: 900 });
  const leftEdge = (text: Locator) => text.evaluate((box) => box.getBoundingClientRect().left);
  expect(await leftEdge(notice.locator('p'))).toBe(await leftEdge(owner.getByRole('heading', { name: 'Audit log' })));
  await notice.getByRole('link', { name: 'Sign in' }).click();
  await expect(owner).toHaveURL(account.chappe.url + signInFrom(account, '/audit?actor=owner'));
});

test('an action that the server knows no more offers to reload, and nothing typed is lost before', async ({
  owner,
  account,
}) => {
  await addApiUser(owner, account, 'shop');
  const dialog = await beginApiUser(owner, account, 'shop-2');
  // The server's own answer to an action of another build.
  await owner.route('**/*', (route) => {
    const headers = route.request().headers();
    return headers['next-action'] === undefined
      ? route.fallback()
      : route.continue({ headers: { ...headers, 'next-action': '0'.repeat(42) } });
  });
  await dialog.getByRole('button', { name: 'Generate' }).click();
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();
  const notice = dialog.getByRole('alert').filter({ hasText: 'Reload the page' });
  await expect(notice).toContainText('Chappe was updated.');
  await expect(dialog.getByLabel('Login')).toHaveValue('shop-2');
  await owner.unroute('**/*');
  await Promise.all([owner.waitForEvent('load'), notice.getByRole('button', { name: 'Reload' }).click()]);
  await expect(owner.getByRole('row', { name: /shop/ })).toHaveCount(1);
  await expect(owner.getByRole('alert').filter({ hasText: 'Chappe was updated.' })).toHaveCount(0);
});

for (const [name, path] of [
  ['Audit log', '/audit'],
  // Has words of its own, which are gone as well.
  ['Guides', '/guides'],
] as const)
  test(`a page that a rebuild took away offers to reload: ${name}`, async ({ owner, account }) => {
    await owner.goto(account.url('/users'));
    await expect(owner.getByRole('region', { name: 'API users' })).toHaveAttribute('aria-busy', 'false');
    await owner.route('**/_next/static/chunks/**', (route) =>
      route.continue({ url: `${account.chappe.url}/_next/static/chunks/of-another-build.js` }),
    );
    const sections = owner.getByRole('navigation', { name: 'Sections' });
    await sections.getByRole('link', { name, exact: true }).click();
    await expect(owner.getByRole('heading', { name: 'Chappe was updated' })).toBeVisible();
    await owner.unroute('**/_next/static/chunks/**');
    await owner.getByRole('button', { name: 'Reload' }).click();
    await expect(owner).toHaveURL(account.url(path));
    await expect(owner.getByRole('heading', { level: 1 })).not.toHaveText('Chappe was updated');
  });

const SCRIPTS_AND_PROOF = /\/_next\/static\/chunks\/|\/health\/live/;

test('a dialog whose scripts do not come says why, leaves the page as it is, and opens once they come', async ({
  owner,
  account,
}) => {
  await owner.goto(account.url('/options'));
  const opener = owner.getByRole('button', { name: 'Change: Time zone' });
  await owner.route(SCRIPTS_AND_PROOF, (route) => route.abort());
  await opener.focus();
  await opener.press('Enter');
  await expect(owner.getByRole('alert').filter({ hasText: 'The server could not be reached.' })).toBeVisible();
  await expect(owner.getByRole('dialog')).toHaveCount(0);
  await expect(opener).toBeFocused();
  await owner.unroute(SCRIPTS_AND_PROOF);
  await opener.press('Enter');
  await expect(owner.getByRole('dialog', { name: 'Time zone' })).toBeVisible();
  await owner.keyboard.press('Escape');
  await expect(opener).toBeFocused();
});
