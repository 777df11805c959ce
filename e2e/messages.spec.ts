import { addMessages, giveApiUser } from './fixtures/database';
import { deferredTo } from './fixtures/next-summer';
import { shownNumber } from './fixtures/shown-number';
import { expect, sendSms, test } from './fixtures/test';

test('magic numbers end as the guide says: refused, expired, refunded, waiting', async ({ account, owner: page }) => {
  const apiUser = giveApiUser(account, 'tester');
  await page.goto(account.url('/messages'));
  const outcomes = [
    ['+33600990023', 'Failed'],
    ['+33600990008', 'Expired'],
    ['+33600999002', 'Failed, not billed'],
    ['+33600999000', 'Submitted'],
    ['+33600999006', 'Buffered'],
  ] as const;
  for (const [to] of outcomes) expect(await sendSms(account, apiUser, { to })).toMatch(/^OK/);
  expect(await sendSms(account, apiUser, { deferred: deferredTo('1200') })).toMatch(/^OK/);
  for (const [to, status] of outcomes) {
    await expect(page.getByRole('row', { name: shownNumber(to) })).toContainText(status);
  }
  await expect(page.getByRole('row', { name: /\+33 6 12 34 56 78/ })).toContainText('Scheduled');
  // Six were paid, one came back.
  await expect(page.getByText('credits available').locator('xpath=following-sibling::dd')).toHaveText('195.00');
  await page.getByLabel('Status').selectOption('Expired');
  await expect(page.getByRole('row')).toHaveCount(2);
  await expect(page).toHaveURL(/state=expired/);
});

test('filters and pages live in the address', async ({ account, owner: page }) => {
  addMessages(account, 120);
  await page.goto(account.url('/messages'));
  await expect(page.getByRole('row').nth(1)).toContainText('+33 6 00 00 01 20');
  await page.getByRole('link', { name: 'Older' }).click();
  await expect(page.getByRole('row').nth(1)).toContainText('+33 6 00 00 00 70');
  await page.getByRole('link', { name: 'Older' }).click();
  await expect(page.getByRole('row')).toHaveCount(21);
  await expect(page.getByRole('link', { name: 'Older' })).toHaveCount(0);
  await page.getByRole('link', { name: 'Newer' }).click();
  await expect(page.getByRole('row').nth(1)).toContainText('+33 6 00 00 00 70');
  await page.getByLabel('Search messages by recipient').fill('+3360000011');
  await expect(page.getByRole('row')).toHaveCount(11);
  await expect(page).toHaveURL(/recipient=/);
  await page.getByLabel('API user').fill('nobody');
  await expect(page.getByRole('heading', { name: 'No message matches' })).toBeVisible();
});
