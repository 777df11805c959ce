import { expectAccessible } from './fixtures/accessible';
import { addOtherAccounts, addPanelUser, addUsableApiUser } from './fixtures/database';
import { startSession } from './fixtures/session';
import { expect, test } from './fixtures/test';
import { addTraffic } from './fixtures/usage';

const LIST = '/telecom/sms';

test('200 accounts are looked through by name and credit and put in order, all of it in the address @phone', async ({
  account,
  owner: page,
}, { project }) => {
  addOtherAccounts(account, 200);
  addUsableApiUser(account, 'shop', { passwordHash: '', callbackUrl: '' });
  addTraffic(account, 'shop', 6, 300);
  await page.goto(account.chappe.url + LIST);
  await expect(page.getByText('201 in all')).toBeVisible();
  await page.getByRole('textbox', { name: 'Search accounts by name' }).fill('branch 01');
  await expect(page.getByText('10 found')).toBeVisible();
  await expect(page).toHaveURL(/\?search=branch\+01$/);
  await page.reload();
  await expect(page.getByText('10 found')).toBeVisible();
  await page.goto(`${account.chappe.url}${LIST}?credit=none`);
  await expect(page.getByRole('row', { name: /Branch 001/ })).toContainText('Nothing left0');
  await expect(page.getByText('1 found')).toBeVisible();
  await expectAccessible(page, { everyWidth: true });
  await page.goto(`${account.chappe.url}${LIST}?sort=traffic&direction=desc`);
  const first = page
    .getByRole('row')
    .filter({ has: page.getByRole('link') })
    .first();
  await expect(first).toContainText(account.serviceName);
  if (project.name === 'desktop') {
    await page.getByRole('columnheader', { name: 'Credit' }).getByRole('button').click();
    await expect(page).toHaveURL(/sort=credit&direction=asc$/);
    await expect(first).toContainText('Branch 001');
  }
  await first.getByRole('link').click();
  await expect(page).toHaveURL(/\/telecom\/sms\/sms-/);
});

test('an address that cannot be asked for says so instead of showing everything', async ({ account, owner: page }) => {
  addOtherAccounts(account, 2);
  await page.goto(`${account.chappe.url}${LIST}?credit=much`);
  await expect(page.getByText('Nothing is shown', { exact: false })).toBeVisible();
  await expect(page.getByRole('table')).toHaveCount(0);
});

test('with one account the list opens it, and without one it says whom to ask', async ({ account, owner: page }) => {
  await page.goto(account.chappe.url + LIST);
  await expect(page).toHaveURL(account.url());
  const nobody = account.email('nobody');
  addPanelUser(account, nobody, null);
  await startSession(page.context(), account, nobody);
  await page.goto(account.chappe.url + LIST);
  await expect(page.getByRole('heading', { name: 'No SMS account yet' })).toBeVisible();
});

test('the account’s name is changed where it stands, by keyboard, and told wherever it is shown @phone', async ({
  account,
  owner: page,
}) => {
  await page.goto(account.url());
  const rename = page.getByRole('button', { name: 'Change the name' });
  const field = page.getByRole('textbox', { name: 'Name of the account' });
  await rename.focus();
  await page.keyboard.press('Enter');
  await expect(field).toBeFocused();
  await page.keyboard.type('Not this one');
  await page.keyboard.press('Escape');
  await expect(field).toHaveCount(0);
  await expect(rename).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.type('A name that is far too long for it');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main').getByRole('alert')).toContainText('25');
  await expectAccessible(page);
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('Boutique de Lille');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Boutique de Lille' })).toBeVisible();
  await expect(
    page.getByRole('status').filter({ hasText: 'The account is now called Boutique de Lille.' }),
  ).toBeAttached();
  await expect(rename).toBeFocused();
  await page.goto(account.url('/audit'));
  await expect(page.getByRole('region', { name: 'changes' }).getByText('Name of the account changed')).toBeVisible();
});

test('a viewer is not offered to change the name', async ({ account, page }) => {
  const viewer = account.email('viewer');
  addPanelUser(account, viewer, 'viewer');
  await startSession(page.context(), account, viewer);
  await page.goto(account.url());
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Change the name' })).toHaveCount(0);
});
