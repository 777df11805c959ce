import { LOGIN, prepareDialogs } from './fixtures/dialogs';
import { expect, test } from './fixtures/test';

test('Back asks before a dialog loses what was typed, and so does the browser before it closes a tab @phone', async ({
  account,
  owner: page,
}) => {
  prepareDialogs(account);
  await page.goto(account.url('/users'));
  const here = account.url(`/users/details?login=${LOGIN}`);
  await page.getByRole('link', { name: LOGIN }).click();
  await expect(page).toHaveURL(here);
  const dialog = page.getByRole('dialog');
  const question = page.getByRole('alertdialog', { name: 'Close without saving?' });
  const url = dialog.getByLabel('URL', { exact: true });
  await page.getByRole('button', { name: 'Actions', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Callback', exact: true }).click();
  await url.pressSequentially('https://example.com/');

  await page.evaluate(() => history.back());
  await question.getByRole('button', { name: 'Keep open' }).click();
  await expect(page).toHaveURL(here);
  await expect(url).toHaveValue('https://example.com/');

  const asked = page.waitForEvent('dialog');
  await page.close({ runBeforeUnload: true });
  const unload = await asked;
  expect(unload.type()).toBe('beforeunload');
  await unload.dismiss();
  await expect(url).toHaveValue('https://example.com/');

  await page.evaluate(() => history.back());
  await question.getByRole('button', { name: 'Close anyway' }).click();
  await expect(page).toHaveURL(account.url('/users'));
  await expect(dialog).toHaveCount(0);
  await page.evaluate(() => history.forward());
  await expect(page).toHaveURL(here);
});
