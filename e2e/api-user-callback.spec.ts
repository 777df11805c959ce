/** The dialog of an API user's callback: the URL, its test, its secret, and what it leads to. */
import { startCallbackReceiver } from '../lib/testing/callback-receiver';
import { addApiUsers, giveApiUser, setCallbackUrl, setOwnRole, switchCallbackOff } from './fixtures/database';
import { announced, openDialog } from './fixtures/dialogs';
import { addApiUser, expect, sendSms, test } from './fixtures/test';

test('Callback: faults, a real test call, a secret shown once, the log, and redelivery', async ({
  account,
  owner: page,
}) => {
  let status = 500;
  const receiver = await startCallbackReceiver({ answer: (_, response) => response.writeHead(status).end('busy') });
  const apiUser = { login: 'billing', password: await addApiUser(page, account, 'billing') };
  const dialog = await openDialog(page, 'billing', 'Callback');
  await dialog.getByRole('button', { name: 'Test' }).click();
  await expect(dialog.getByText('Enter a URL to test.')).toBeVisible();
  await dialog.getByLabel('URL').fill('example.com/status');
  await dialog.getByRole('button', { name: 'Confirm' }).click();
  await expect(dialog.getByText('A URL begins with http:// or https://.')).toBeVisible();
  await dialog.getByLabel('URL').fill(receiver.url);
  await dialog.getByRole('button', { name: 'Test' }).click();
  await expect(dialog.getByText(/HTTP 500 \([\d.]+\sm?s\)/)).toBeVisible();
  await expect(dialog.getByText('busy')).toBeVisible();
  await dialog.getByRole('button', { name: 'Sign callbacks' }).click();
  const secret = dialog.getByText(/^whsec_/);
  const first = await secret.innerText();
  // What comes up where "Sign callbacks" was pressed asks first.
  const rotate = dialog.getByRole('button', { name: 'Rotate the secret' });
  const question = page.getByRole('alertdialog');
  await rotate.click();
  await question.getByRole('button', { name: 'Cancel' }).click();
  await expect(rotate).toBeFocused();
  await dialog.getByRole('button', { name: 'Stop signing' }).click();
  await question.press('Escape');
  await expect(secret).toHaveText(first);
  await rotate.click();
  await question.getByRole('button', { name: 'Rotate the secret' }).click();
  await expect(secret).not.toHaveText(first);
  // Neither Cancel nor Enter may close over a secret that is shown once.
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Keep open' }).click();
  await dialog.getByLabel('URL').press('Enter');
  await expect(page.getByRole('dialog', { name: 'Callback saved' }).getByText(/^whsec_/)).toBeVisible();
  await dialog.getByRole('button', { name: 'Done' }).click();
  await expect(announced(page, 'The callback of billing was changed.')).toBeVisible();
  await expect(page.getByRole('row', { name: /billing/ })).toContainText(`127.0.0.1:${receiver.port}`);

  expect(await sendSms(account, apiUser, { to: '+33600999000' })).toMatch(/^OK/);
  await receiver.waitFor(2);
  const log = await openDialog(page, 'billing', 'Callback');
  await expect(log.getByText(/^whsec_/)).toHaveCount(0);
  await log.getByRole('link', { name: 'Callback log' }).click();
  await expect(page).toHaveURL(/callbacks\?of=billing/);
  await expect(page.getByText('HTTP 500')).toHaveCount(2);
  await page.getByRole('button', { name: 'Redeliver callbacks' }).click();
  await page.getByRole('dialog').getByLabel('Failed since', { exact: true }).fill('');
  await page.getByRole('dialog').getByRole('button', { name: 'Redeliver' }).click();
  await expect(page.getByText('Choose a day and a time.')).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Close anyway' }).click();
  await page
    .getByRole('button', { name: /Show the tries/ })
    .first()
    .click();
  status = 200;
  await page
    .getByRole('button', { name: /^Redeliver \d+/ })
    .first()
    .click();
  await expect(page.getByText('HTTP 200').first()).toBeVisible();
  await page.getByLabel('Status').selectOption('Answered');
  await expect(page.getByText('HTTP 200').first()).toBeVisible();
  await receiver.close();
});

test('Callback: an address that calls may not reach is told while it is typed and saved all the same', async ({
  account,
  owner: page,
}) => {
  addApiUsers(account, 1);
  await page.goto(account.url('/users'));
  const dialog = await openDialog(page, 'user-001', 'Callback');
  const url = dialog.getByLabel('URL');
  const warning = dialog.getByText(/is not a public address: .+ with the setting CALLBACK_ALLOWED_RANGES\./);
  await url.fill('http://10.0.0.5:8080/status');
  await expect(warning).toContainText('10.0.0.5');
  await expect(url).toHaveAccessibleDescription(/10\.0\.0\.5 is not a public address/);
  await expect(url).not.toHaveAttribute('aria-invalid');
  // The servers of these tests allow 127.0.0.0/8, and what a name stands for is not looked up.
  for (const allowed of ['http://127.0.0.1/', 'http://localhost:3000/', 'https://10.example.com/']) {
    await url.fill(allowed);
    await expect(warning).toHaveCount(0);
  }
  await url.fill('http://[fd00::1]/');
  await expect(warning).toContainText('fd00::1');
  await dialog.getByRole('button', { name: 'Confirm' }).click();
  await expect(announced(page, 'The callback of user-001 was changed.')).toBeVisible();
  await page.goto(account.url('/users/details?login=user-001'));
  await expect(page.getByText(/^fd00::1 is not a public address/)).toBeVisible();

  await page.goto(account.url('/users'));
  await page.getByRole('button', { name: 'Actions', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Add', exact: true }).click();
  await dialog.getByRole('button', { name: 'Quota, limit, restrictions, callback' }).click();
  await dialog.getByLabel('Callback URL').fill('http://192.168.1.1/');
  await expect(warning).toContainText('192.168.1.1');
});

test('Callback: an operator’s test of a URL that is not saved says that it was not signed', async ({
  account,
  owner: page,
}) => {
  const receiver = await startCallbackReceiver({
    answer: (_, response) => response.writeHead(401).end('no signature'),
  });
  addApiUsers(account, 1);
  await page.goto(account.url('/users'));
  const dialog = await openDialog(page, 'user-001', 'Callback');
  // While the secret is being made nothing closes the dialog over it.
  let answer = () => undefined as void;
  const answered = new Promise<void>((resolve) => {
    answer = resolve;
  });
  await page.route('**/users', (route) => answered.then(() => route.continue()), { times: 1 });
  await dialog.getByRole('button', { name: 'Sign callbacks' }).click();
  await dialog.getByLabel('URL').fill(receiver.url);
  await dialog.getByLabel('URL').press('Enter');
  const confirm = dialog.getByRole('button', { name: 'Confirm' });
  await expect(confirm).toBeDisabled();
  answer();
  await confirm.click();
  await page.getByRole('dialog', { name: 'Callback saved' }).getByRole('button', { name: 'Done' }).click();
  setOwnRole(account, 'operator');
  await page.reload();
  await openDialog(page, 'user-001', 'Callback');
  const unsigned = dialog.getByText(/^This test was not signed/);
  await dialog.getByRole('button', { name: 'Test' }).click();
  await expect(dialog.getByText(/HTTP 401/)).toBeVisible();
  await expect(unsigned).toBeHidden();
  await dialog.getByLabel('URL').fill(`${receiver.url}&other=1`);
  await dialog.getByRole('button', { name: 'Test' }).click();
  await expect(unsigned).toBeVisible();
  await receiver.close();
});

test('Callback: one that was switched off says so, confirming it switches it on, and what it missed is redelivered', async ({
  account,
  owner: page,
}) => {
  const receiver = await startCallbackReceiver({ answer: (_, response) => response.writeHead(204).end() });
  const apiUser = giveApiUser(account, 'billing');
  setCallbackUrl(account, 'billing', receiver.url);
  switchCallbackOff(account, 'billing');
  expect(await sendSms(account, apiUser)).toMatch(/^OK/);
  // Every change of its status comes while nothing is called.
  await page.goto(account.url('/messages'));
  await expect(page.getByRole('row', { name: /billing/ })).toContainText('Delivered');
  await page.goto(account.url('/users'));
  const row = page.getByRole('row', { name: /billing/ });
  await expect(row).toContainText('Switched off');
  const dialog = await openDialog(page, 'billing', 'Callback');
  await expect(dialog.getByText(/^Switched off since 24\sNov\s2025/)).toBeVisible();
  await dialog.getByRole('button', { name: 'Confirm' }).click();
  await expect(row).toContainText(`127.0.0.1:${receiver.port}`);
  await expect(row).not.toContainText('Switched off');

  await page.getByRole('link', { name: 'Callbacks' }).click();
  const calls = page.getByRole('region', { name: 'callbacks' }).getByRole('row');
  const failed = calls.filter({ has: page.getByText('Given up', { exact: true }) });
  await expect(failed).not.toHaveCount(0);
  const missed = await failed.count();
  await page.getByRole('button', { name: 'Redeliver callbacks' }).click();
  await dialog.getByRole('button', { name: 'Redeliver' }).click();
  await expect(announced(page, /^\d+\scallbacks? (is|are) on (its|their) way again\.$/)).toBeVisible();
  await expect(calls.filter({ hasText: 'HTTP 204' })).toHaveCount(missed);
  await receiver.waitFor(missed);
  await receiver.close();
});
