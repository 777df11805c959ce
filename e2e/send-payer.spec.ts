import { expectAccessible } from './fixtures/accessible';
import { giveQuota } from './fixtures/database';
import { addApiUser, expect, test } from './fixtures/test';

test('who pays is chosen from what is found by a part of a login, and the result names it', async ({
  account,
  owner: page,
}) => {
  for (const login of ['billing-eu', 'billing-us']) await addApiUser(page, account, login);
  giveQuota(account, 'billing-eu', 2_000);
  await page.goto(account.url('/messages/send'));
  await page.getByLabel('Recipients', { exact: true }).fill('+33612345678');
  await page.getByLabel('Message', { exact: true }).fill('See you');
  const payer = page.getByRole('combobox', { name: 'Paid by' });
  await expect(payer).toHaveValue('Account’s credit');
  await payer.click();
  const choices = page.getByRole('listbox', { name: 'Who can pay' }).getByRole('option');
  await expect(choices).toHaveText([/^Account’s credit/, /^billing-eu20 of its quota left$/, /^billing-us/]);
  await expectAccessible(page, { everyWidth: true });
  await payer.fill('g-EU');
  await expect(choices).toHaveCount(1);
  await payer.press('ArrowDown');
  await payer.press('Enter');
  await expect(payer).toHaveValue('billing-eu');
  await expect(page.getByText('Quota of billing-eu now')).toBeVisible();
  await page.getByRole('button', { name: 'Send to 1 number' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Send to 1 number' }).click();
  await expect(page.getByText('1 credit was taken from the quota of billing-eu.')).toBeVisible();
});
