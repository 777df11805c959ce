/** What the list of API users tells of them, and which columns it has. */
import { addApiUsers, failCallback, giveQuota, setCallbackUrl } from './fixtures/database';
import { filterCalled } from './fixtures/filters';
import { expect, test } from './fixtures/test';

test('the list tells what needs somebody, and each count leads to those that it counts', async ({
  account,
  owner: page,
}) => {
  addApiUsers(account, 4);
  giveQuota(account, 'user-001', 0);
  giveQuota(account, 'user-002', 5_000);
  setCallbackUrl(account, 'user-003', 'https://crm.shop.example/status');
  failCallback(account, 'user-003', 50);
  await page.goto(account.url('/users'));
  const row = (login: string) => page.getByRole('row', { name: new RegExp(login) });
  await expect(row('user-001')).toContainText('0.00, blocked');
  await expect(row('user-002')).toContainText('50.00 of 50.00');
  await expect(row('user-003')).toContainText('Failing for 2 days');
  await expect(row('user-004')).toContainText('Account’s credit');
  await expect(row('user-004')).toContainText('Nothing accepted yet');
  const summary = page.getByRole('navigation', { name: 'API users to look at' });
  await expect(summary.getByRole('link')).toHaveText(['All 4', 'Blocked 1', 'Callbacks failing 1']);
  await expect(summary.getByRole('link', { name: 'All 4' })).toHaveAttribute('aria-current', 'page');
  await summary.getByRole('link', { name: 'Callbacks failing 1' }).click();
  await expect(summary.getByRole('link', { name: 'Callbacks failing 1' })).toHaveAttribute('aria-current', 'page');
  await expect(page).toHaveURL(/callback=failing/);
  await expect(page.getByText('1 found')).toBeVisible();
  await expect(page.getByRole('row')).toHaveCount(2);
  await filterCalled(page, 'Quota').selectOption('Blocked');
  await expect(page.getByRole('heading', { name: 'No API user matches' })).toBeVisible();
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await expect(page.getByRole('row')).toHaveCount(5);
});

test('which columns are shown is kept for its reader, comes with the page, and is chosen by keys alone', async ({
  account,
  owner: page,
}) => {
  addApiUsers(account, 1);
  await page.goto(account.url('/users'));
  const heads = page.getByRole('columnheader');
  const usual = ['Login', 'Quota left', 'Limit', 'Restrictions', 'Callback', 'Last used', 'Accepted, 30 days'];
  await expect(heads).toHaveText([...usual, 'Actions']);
  await page.getByRole('button', { name: 'Columns' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitemcheckbox', { name: 'Restrictions' }).press('Enter');
  await expect(heads).toHaveText([...usual.filter((name) => name !== 'Restrictions'), 'Actions']);
  await expect(page.getByRole('menuitemcheckbox', { name: 'Restrictions' })).not.toBeChecked();
  await page.getByRole('menuitem', { name: 'The original six' }).press('Enter');
  await page.keyboard.press('Escape');
  const six = ['Login', 'Activate quota?', 'Quota left', 'Activate alert?', 'Limit', 'Notification'];
  await expect(heads).toHaveText([...six, 'Actions']);
  // The very HTML has them.
  const html = await (await page.request.get(account.url('/users'))).text();
  expect(html).toContain('Notification</button>');
  expect(html).not.toContain('Last used</button>');
  await page.reload();
  await expect(heads).toHaveText([...six, 'Actions']);
  await page.getByRole('button', { name: 'Columns' }).click();
  await page.getByRole('menuitem', { name: 'Reset' }).click();
  await expect(heads).toHaveText([...usual, 'Actions']);
});
