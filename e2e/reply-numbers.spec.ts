/** Which numbers lead back to an account: set by whoever owns the instance, read by the account's people. */
import { expectAccessible } from './fixtures/accessible';
import { areNumbersSet, giveApiUser, makeInstanceOwner } from './fixtures/database';
import { announced } from './fixtures/dialogs';
import { runBuilt } from './fixtures/run-built';
import { expect, sendSms, test } from './fixtures/test';

test('they are set in the panel and by command; scripts, Options and Senders go by them', async ({
  account,
  owner: page,
}) => {
  makeInstanceOwner(account);
  const { serviceName, chappe } = account;
  const apiUser = giveApiUser(account, 'shop');
  const dialog = page.getByRole('dialog');
  const options = page.getByRole('region', { name: 'Reply numbers' });

  await page.goto(`${chappe.url}/instance/accounts?search=${serviceName}`);
  const row = page.getByRole('row').filter({ hasText: serviceName });
  const open = async () => {
    await row.getByRole('button', { name: /^Actions for / }).click();
    await page.getByRole('menuitem', { name: 'Reply numbers' }).click();
  };
  await open();
  await expect(dialog.getByLabel('Short number')).toHaveValue('36105');
  await dialog.getByLabel('STOP clause').fill('STOP');
  await dialog.getByRole('button', { name: 'Confirm' }).click();
  await expect(dialog.getByText(/^Enter a clause of at most 30\scharacters/)).toBeVisible();
  await expectAccessible(page);
  // One is set; of the other, which the dialog shows too, nothing is said by that.
  await dialog.getByLabel('Short number').fill('38080');
  await dialog.getByLabel('STOP clause').fill('STOP 36111');
  await dialog.getByRole('button', { name: 'Confirm' }).click();
  await expect(announced(page, /^The reply numbers of .+ were changed\.$/)).toBeVisible();
  expect(areNumbersSet(account)).toEqual({ shortNumber: 1, stopClause: 0 });
  await page.reload();
  await open();
  await expect(dialog.getByLabel('Short number')).toHaveValue('38080');
  await dialog.getByLabel('STOP clause').fill('STOP 38081');
  await dialog.getByRole('button', { name: 'Confirm' }).click();
  await expect.poll(() => areNumbersSet(account)).toEqual({ shortNumber: 1, stopClause: 1 });

  await page.goto(account.url('/options'));
  await expect(options).toContainText('Short number: 38080 · STOP: 38081');
  await expect(options.getByRole('link', { name: 'Change: Reply numbers' })).toHaveAttribute(
    'href',
    `/instance/accounts?search=${serviceName}`,
  );
  await page.goto(account.url('/senders'));
  await expect(page.getByText(/are sent from the short number 38080/)).toBeVisible();
  await page.goto(account.url('/audit'));
  await expect(page.getByRole('listitem').filter({ hasText: 'Reply numbers changed' }).first()).toContainText(
    'STOP 38081',
  );
  const answered = () => sendSms(account, apiUser, { from: '', senderForResponse: '1', to: '+33612345678' });
  expect(await answered()).toMatch(/^OK/);
  await page.goto(account.url('/messages'));
  await expect(page.getByRole('row').filter({ hasText: '38080' }).first()).toBeVisible();

  const env = { DATA_DIR: chappe.dataDirectory };
  const set = (...args: readonly string[]) => runBuilt('set-reply-numbers', { env, args: [serviceName, ...args] });
  expect(set('--no-short-number')).toMatchObject({
    code: 0,
    output: `${serviceName} has no short number, and its STOP clause is “STOP 38081”.\n`,
  });
  await expect.poll(answered).toMatch(/^KO\nSender not found/);
  await page.goto(account.url('/options'));
  await expect(options).toContainText('No short number');
});
