/** Accounts of the instance, for whoever owns it, and for everybody else. */
import { expectAccessible } from './fixtures/accessible';
import { addOtherAccounts, addPanelUser, giveApiUser, makeInstanceOwner } from './fixtures/database';
import { announced } from './fixtures/dialogs';
import { filterCalled } from './fixtures/filters';
import { expect, test } from './fixtures/test';
import { seededAccount } from './fixtures/test-account';

const PAGES = ['accounts', 'rates', 'panel-users', 'health', 'backups', 'audit'] as const;

test('an instance owner adds an account, gives and moves credit, and disables and enables it', async ({
  account,
  owner: page,
}) => {
  makeInstanceOwner(account);
  const list = `${account.chappe.url}/instance/accounts`;
  const name = `Branch of ${account.serviceName}`;
  const dialog = page.getByRole('dialog');
  const row = page.getByRole('row').filter({ hasText: name });
  const confirm = () => dialog.getByRole('button', { name: /^(Add credit|Transfer)$/ }).click();
  const show = async () => {
    await page.goto(list);
    await filterCalled(page, 'Search accounts by name, ID or owner').fill(name);
    await expect(page.getByText('1 found', { exact: true })).toBeVisible();
  };
  const choose = async (entry: string) => {
    await page.getByRole('button', { name: `Actions for ${name}`, exact: true }).click();
    await page.getByRole('menuitem', { name: entry, exact: true }).click();
  };

  await page.goto(list);
  await expect(page).toHaveTitle('Accounts · Instance · Chappe');
  await page.getByRole('button', { name: 'Add an account' }).click();
  await dialog.getByLabel('Name', { exact: true }).fill(name);
  await dialog.getByLabel('Owner’s email').fill(account.owner);
  await dialog.getByLabel('First sender (optional)').fill('Branch');
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(announced(page, /The account sms-\S+ was added\./)).toBeVisible();
  await show();
  await expect(row).toContainText('Enabled');
  const serviceName = await row.getByText(/^sms-\S+$/).innerText();
  const home = `${account.chappe.url}/telecom/sms/${serviceName}`;
  const branch = { ...account, serviceName, url: (path = '/') => (path === '/' ? home : home + path) };

  // Its first step is done where it is told, and nothing is offered at the head of the page that it cannot do yet.
  await page.goto(branch.url());
  const steps = page.getByRole('region', { name: 'First steps' });
  await expect(steps.getByRole('link', { name: 'Send an SMS' })).toBeVisible();
  await expect(page.getByRole('main').getByRole('link', { name: 'Send an SMS' })).toHaveCount(1);
  await expect(page.getByRole('button', { name: 'Add credit' })).toHaveCount(1);
  await steps.getByRole('button', { name: 'Add credit' }).click();
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await show();
  await choose('Add credit');
  await dialog.getByLabel('Credits', { exact: true }).fill('40');
  await dialog.getByLabel('Reason').fill('Order 1204');
  await confirm();
  await expect(announced(page, `Credit was added to ${name}.`)).toBeVisible();
  await choose('Transfer credit');
  await dialog.getByLabel('To account').fill(account.serviceName);
  await dialog.getByLabel('Credits', { exact: true }).fill('15.50');
  await dialog.getByLabel('Reason').fill('Back to the main account');
  await confirm();
  await expect(announced(page, `Credit was transferred from ${name} to ${account.serviceName}.`)).toBeVisible();
  await expect(row).toContainText('24.50');
  await page.goto(account.url('/credit'));
  await expect(page.getByRole('row').filter({ hasText: 'Back to the main account' })).toContainText('15.50');
  await page.getByRole('button', { name: 'Add credit' }).click();
  await dialog.getByLabel('Credits', { exact: true }).fill('5');
  await dialog.getByLabel('Reason').fill('At its ledger');
  await confirm();
  await expect(page.getByRole('row').filter({ hasText: 'At its ledger' })).toContainText('+5');
  await expect(page.getByRole('region', { name: 'Sums' })).toContainText('Credit added (2)');

  const { password } = giveApiUser(branch, 'shop');
  const message = { login: 'shop', password, from: 'Branch', to: '+33612345678', message: 'Hello' };
  const sending = new URLSearchParams({ account: serviceName, ...message });
  const send = async () => {
    const answer = await fetch(`${account.chappe.url}/cgi-bin/sms/http2sms.cgi?${sending.toString()}`);
    return `${answer.status} ${await answer.text()}`;
  };
  expect(await send()).toMatch(/^200 OK/);
  await show();
  await choose('Disable');
  await dialog.getByRole('button', { name: 'Disable' }).click();
  await expect(announced(page, `${name} is disabled.`)).toBeVisible();
  await expect(row).toContainText('Disabled');
  expect(await send()).toMatch(/^200 KO\nUser disabled/);
  await page.goto(branch.url('/messages/send'));
  await expect(page.getByText('This account is disabled', { exact: true }).first()).toBeVisible();
  await page.goto(branch.url());
  await expect(page.getByText('This account is disabled: nothing more can be sent')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Send an SMS' })).toHaveCount(0);
  await expect(page.getByRole('heading', { name: 'First steps' })).toHaveCount(0);
  await show();
  await choose('Enable');
  await expect(announced(page, `${name} is enabled.`)).toBeVisible();
  await expect.poll(send).toMatch(/^200 OK/);
  await page.goto(branch.url('/audit'));
  for (const change of ['Account disabled', 'Account enabled']) {
    await expect(page.getByRole('listitem').filter({ hasText: change })).toContainText(serviceName);
  }
});

test('the link for the owner of a new account is not lost by one Escape', async ({ account, owner: page }) => {
  makeInstanceOwner(account);
  const dialog = page.getByRole('dialog');
  const keepOpen = page.getByRole('alertdialog').getByRole('button', { name: 'Keep open' });
  await page.goto(`${account.chappe.url}/instance/accounts`);
  await page.getByRole('button', { name: 'Add an account' }).click();
  await dialog.getByLabel('Name', { exact: true }).fill('Another');
  await dialog.getByLabel('Owner’s email').fill(account.email('newcomer'));
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(dialog.getByText(/\/invitation\//)).toBeVisible();
  await page.keyboard.press('Escape');
  await keepOpen.click();
  await dialog.getByRole('button', { name: 'Close', exact: true }).click();
  await keepOpen.click();
  await expect(dialog.getByText(/\/invitation\//)).toBeVisible();
  await dialog.getByRole('button', { name: 'Done' }).click();
  await expect(dialog).toHaveCount(0);
});

test('a line names a few owners, or a few accounts, and counts the others; what is looked for is named', async ({
  account,
  owner: page,
}) => {
  makeInstanceOwner(account);
  const owners = Array.from({ length: 12 }, (_, index) => account.email(`owner-${100 + index}`));
  for (const email of owners) addPanelUser(account, email, 'owner');
  addOtherAccounts(account, 14, 'viewer');
  const row = page.getByRole('row').filter({ has: page.getByRole('button', { name: /^Actions for/ }) });
  const show = (list: string, search: string) =>
    page.goto(`${account.chappe.url}/instance/${list}?${new URLSearchParams({ search }).toString()}`);

  await show('accounts', account.serviceName);
  await expect(row).toContainText(account.owner);
  await expect(row).toContainText('and 3 more');
  await expect(row).not.toContainText(owners[11] ?? '');
  await expect(row.getByRole('link')).toHaveAttribute('href', account.url().replace(account.chappe.url, ''));
  await expectAccessible(page, { everyWidth: true });
  await show('accounts', owners[11] ?? '');
  await expect(row).toContainText(owners[11] ?? '');

  await show('panel-users', account.owner);
  await expect(row).toContainText('Branch 009');
  await expect(row).toContainText('and 5 more');
  await expectAccessible(page, { everyWidth: true });
  await show('panel-users', 'Branch 014');
  await expect(row.filter({ hasText: account.owner })).toContainText('Branch 014');
});

test('that an account’s last owner stays is said in the menu, and a press there does nothing', async ({
  account,
  owner: page,
}) => {
  makeInstanceOwner(account);
  const sole = seededAccount(account.chappe).owner;
  const search = new URLSearchParams({ search: sole });
  await page.goto(`${account.chappe.url}/instance/panel-users?${search.toString()}`);
  await page.getByRole('button', { name: `Actions for ${sole}`, exact: true }).click();
  const remove = page.getByRole('menuitem', { name: /^Remove from / });
  await expect(remove).toHaveAttribute('aria-disabled', 'true');
  await expect(remove).toContainText('An account needs an owner: make somebody else an owner first.');
  await remove.press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('to everybody else there is no instance', async ({ account, owner: page }) => {
  for (const at of PAGES) {
    expect((await page.goto(`${account.chappe.url}/instance/${at}`))?.status()).toBe(404);
    const read = await page.request.get(`${account.chappe.url}/api/panel/instance/${at}`);
    expect([read.status(), await read.json()]).toEqual([404, { error: 'not_found' }]);
  }
});
