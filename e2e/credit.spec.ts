import { readFileSync } from 'node:fs';
import { expectAccessible } from './fixtures/accessible';
import { addMovements, giveApiUser, giveQuota } from './fixtures/database';
import { filterCalled, openFilters } from './fixtures/filters';
import { runBuilt } from './fixtures/run-built';
import { expect, sendSms, test } from './fixtures/test';
import { addDailySpending } from './fixtures/usage';

test('the ledger tells each movement with its cause, filtered by its address, and as a file @phone', async ({
  account,
  owner: page,
}) => {
  const apiUser = giveApiUser(account, 'billing');
  expect(await sendSms(account, apiUser)).toMatch(/^OK/);
  await page.goto(account.url('/credit'));
  const movements = page.getByRole('region', { name: 'movements' });
  const rows = movements.getByRole('row').filter({ has: page.getByRole('cell') });
  await expect(rows).toHaveCount(2);
  await expect(rows.first()).toContainText('Message');
  await expect(rows.first()).toContainText('\u{2212}1');
  // What others send comes by itself.
  expect(await sendSms(account, apiUser)).toMatch(/^OK/);
  await expect(rows).toHaveCount(3);

  await openFilters(page);
  await filterCalled(page, 'Kind').selectOption('Credit added');
  await expect(page).toHaveURL(account.url('/credit?kind=grant'));
  await expect(rows).toHaveCount(1);
  const sums = page.getByRole('region', { name: 'Sums' });
  await expect(sums).toContainText('Credit added (1)');
  await expect(sums).toContainText('+200');
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Export to CSV' }).click();
  const lines = readFileSync(await (await download).path(), 'utf8')
    .trimEnd()
    .split('\r\n');
  expect(lines).toEqual([
    expect.stringContaining('ID,Date (Europe/Paris),Kind'),
    expect.stringMatching(
      /,Credit added,200,200,Account,.*,"Added at the server’s first start, or at its command line"$/,
    ),
  ]);

  await page.getByRole('button', { name: 'Clear Kind' }).click();
  await filterCalled(page, 'Search movements by API user').fill('ILLI');
  await expect(rows).toHaveCount(2);
  await expectAccessible(page, { everyWidth: true });
  await rows.first().getByRole('link', { name: 'billing' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'billing' })).toBeVisible();
});

test('what a quota paid names its API user, and the total of all is set apart', async ({ account, owner: page }) => {
  const apiUser = giveApiUser(account, 'billing');
  giveQuota(account, 'billing', 2_000);
  expect(await sendSms(account, apiUser)).toMatch(/^OK/);
  await page.goto(account.url('/credit'));
  await expect(page.getByRole('region', { name: 'Sums' })).toContainText('Total (account and quotas)');
  const paid = page.getByRole('row').filter({ hasText: 'Charge' });
  await paid.getByText('Quota of billing').getByRole('link', { name: 'billing' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'billing' })).toBeVisible();
});

test('a hundred thousand movements are read page by page, and nothing found is said', async ({
  account,
  owner: page,
}) => {
  addMovements(account, 100_000);
  await page.goto(account.url('/credit'));
  const movements = page.getByRole('region', { name: 'movements' });
  await expect(movements.getByRole('row')).toHaveCount(51);
  await expect(page.getByRole('region', { name: 'Sums' })).toContainText('Charge (100,000)');
  await page.getByRole('link', { name: 'Older' }).click();
  await expect(page).toHaveURL(/before=\d+/);
  await expect(movements.getByRole('row')).toHaveCount(51);
  await page.goto(account.url('/credit?login=nobody'));
  await expect(page.getByRole('heading', { name: 'No movement matches' })).toBeVisible();
});

test('the page of credit says until when it lasts at this rate, and by which rule @phone', async ({
  account,
  owner: page,
}) => {
  giveApiUser(account, 'billing');
  await page.goto(account.url('/credit'));
  const figures = page.getByRole('region', { name: 'Credit', exact: true });
  await expect(figures).toContainText('How long it lastsNot known yet');
  await expect(figures).toContainText('too early to tell how long the credit will last: that takes 7 days');
  addDailySpending(account, 'billing', 10, 1_600);
  await page.reload();
  // 200 credits at 16 a day.
  await expect(figures).toContainText(/Available200\.00Held by quotas0\.00Lasts until\d{1,2}\s\p{L}+/u);
  await expect(figures).toContainText('16 credits a day: the average of the last 10 full days');
  await page.goto(account.url('/credit?login=nobody'));
  await expect(page.getByRole('heading', { name: 'No movement matches' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Sums' })).toHaveCount(0);
  await expectAccessible(page, { everyWidth: true });
});

test('every page says that credit is low or gone, and what to do, until there is some', async ({
  account,
  owner: page,
}) => {
  const apiUser = giveApiUser(account, 'billing');
  await page.goto(account.url('/users'));
  const notice = page.getByRole('complementary', { name: 'Credit is low' });
  await expect(notice).toHaveCount(0);
  const many = (count: number) => Array.from({ length: count }, (_, i) => `+336120${String(10_000 + i)}`).join(',');
  expect(await sendSms(account, apiUser, { to: many(100), noStop: '1' })).toMatch(/^OK/);
  await expect(notice).toHaveCount(0);
  expect(await sendSms(account, apiUser, { to: many(40), noStop: '1' })).toMatch(/^OK/);
  await expect(notice).toContainText('60 credits are available, fewer than the 140 spent in the last 7 days.');
  await expect(notice.getByRole('link', { name: 'Set up an alert' })).toHaveAttribute('href', /\/options$/);
  expect(await sendSms(account, apiUser, { to: many(60), noStop: '1' })).toMatch(/^OK/);
  await page.goto(account.url('/credit'));
  await expect(notice).toContainText('No credit is available: no SMS can be sent.');
  await expect(notice).toContainText(`npm run credit:grant -- ${account.serviceName} 500`);
  await expectAccessible(page, { everyWidth: true });
  const env = { DATA_DIR: account.chappe.dataDirectory };
  expect(runBuilt('grant-credit', { env, args: [account.serviceName, '500', 'Order 7'] }).code).toBe(0);
  await expect(notice).toHaveCount(0);
});
