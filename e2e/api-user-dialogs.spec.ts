/** The dialogs of an API user that are about its password, its addresses and its end. */
import { addApiUsers, giveApiUser, giveQuota } from './fixtures/database';
import { announced, openDialog } from './fixtures/dialogs';
import { expect, sendSms, test } from './fixtures/test';

test('Password: replaced at once; kept for 24 hours if asked', async ({ account, owner: page }) => {
  const { password: old } = giveApiUser(account, 'billing');
  await page.goto(account.url('/users'));
  const dialog = await openDialog(page, 'billing', 'Password');
  await dialog.getByRole('button', { name: 'Confirm' }).click();
  await expect(dialog.getByText('Enter a password.')).toBeVisible();
  await dialog.getByLabel('New password', { exact: true }).fill('abcd1234');
  await dialog.getByLabel('Keep the old password valid for 24 hours').check();
  await dialog.getByRole('button', { name: 'Confirm' }).click();
  await expect(announced(page, 'The password of billing was changed.')).toBeVisible();
  await dialog.getByRole('button', { name: 'Done' }).click();
  for (const password of [old, 'abcd1234'])
    expect(await sendSms(account, { login: 'billing', password })).toMatch(/^OK/);
  const again = await openDialog(page, 'billing', 'Password');
  await again.getByRole('button', { name: 'Generate' }).click();
  const third = await again.getByLabel('New password', { exact: true }).inputValue();
  // Enter once too often: saved once, or the password before would be forgotten, and still shown.
  const saves: string[] = [];
  page.on('request', (request) => 'next-action' in request.headers() && saves.push(request.url()));
  const field = again.getByLabel('New password', { exact: true });
  await field.focus();
  for (let times = 0; times < 3; times += 1) await page.keyboard.press('Enter');
  await expect(again.getByText(`The password is now ${third}.`)).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(again.getByRole('button', { name: 'Copied' })).toBeVisible();
  expect(saves).toHaveLength(1);
  await again.getByRole('button', { name: 'Done' }).click();
  await expect(page.getByRole('button', { name: 'Actions for billing' })).toBeFocused();
  for (const password of [old, 'abcd1234']) {
    expect(await sendSms(account, { login: 'billing', password })).toMatch(/^KO\nAuthentication failed/);
  }
  expect(await sendSms(account, { login: 'billing', password: third })).toMatch(/^OK/);
});

test('Restrictions: faults beside their field, own address on request, in force on the next request', async ({
  account,
  owner: page,
}) => {
  const apiUser = giveApiUser(account, 'billing');
  await page.goto(account.url('/users'));
  const dialog = await openDialog(page, 'billing', 'Restrictions');
  await dialog.getByLabel('Restriction no. 1').fill('300.1.1.1');
  await dialog.getByLabel('Restriction no. 2').fill('192.0.2.0/24');
  await dialog.getByLabel('Restriction no. 3').fill('192.0.2.7');
  await dialog.getByRole('button', { name: 'Confirm' }).click();
  await expect(dialog.getByText('Enter an IPv4 or IPv6 address, or a range such as 192.0.2.0/24.')).toBeVisible();
  await dialog.getByLabel('Restriction no. 1').fill('');
  await expect(dialog.getByText('This overlaps with 192.0.2.0/24.')).toBeVisible();
  await dialog.getByLabel('Restriction no. 3').fill('');
  await dialog.getByRole('button', { name: 'Confirm' }).click();
  await expect(announced(page, 'The restrictions of billing were changed.')).toBeVisible();
  await expect(page.getByRole('row', { name: /billing/ }).getByTitle('192.0.2.0/24')).toHaveText('1 address or range');
  expect(await sendSms(account, apiUser)).toMatch(/^KO\nIP not authorized/);
  const again = await openDialog(page, 'billing', 'Restrictions');
  await expect(again.getByLabel('Restriction no. 1')).toHaveValue('192.0.2.0/24');
  for (const index of [2, 3, 4, 5]) await again.getByLabel(`Restriction no. ${index}`).fill(`198.51.100.${index}`);
  await again.getByRole('button', { name: /Add my address/ }).click();
  await expect(again.getByText('All 5 fields are taken. Clear one first.')).toBeVisible();
  await again.getByLabel('Restriction no. 5').fill('');
  await again.getByRole('button', { name: /Add my address/ }).click();
  await expect(again.getByText('All 5 fields are taken. Clear one first.')).toBeHidden();
  await again.getByRole('button', { name: 'Confirm' }).click();
  await expect(again).toBeHidden();
  // From the browser itself, whose address it is: a script on this machine may come by IPv4 and the browser by IPv6.
  const query = { account: account.serviceName, ...apiUser, from: 'TEST', to: '+33612345678', message: 'Hi' };
  const url = `${account.chappe.url}/cgi-bin/sms/http2sms.cgi?${new URLSearchParams(query).toString()}`;
  expect(await page.evaluate(async (address) => (await fetch(address)).text(), url)).toMatch(/^OK/);
});

test('Delete: at once when nothing hangs on it, by typing the login when quota is left', async ({
  account,
  owner: page,
}) => {
  addApiUsers(account, 4);
  giveQuota(account, 'user-002', 3_000);
  await page.route('**/users/pending?login=user-004', (route) => route.fulfill({ status: 500 }));
  await page.goto(account.url('/users'));
  // Given a quota after its dialog opened: the server asks for the login.
  const late = await openDialog(page, 'user-003', 'Delete');
  await expect(late.getByRole('button', { name: 'Delete' })).not.toHaveAttribute('aria-busy');
  await expect(late.getByRole('textbox')).toHaveCount(0);
  giveQuota(account, 'user-003', 100);
  await late.getByRole('button', { name: 'Delete' }).click();
  await expect(late.getByText('Type the login exactly as shown.')).toBeVisible();
  await expect(late.getByLabel('Type user-003 to confirm')).toBeFocused();
  await page.keyboard.type('user-003');
  await page.keyboard.press('Enter');
  await expect(announced(page, 'API user user-003 was deleted.')).toBeVisible();
  // Nobody knows whether messages are pending: the login is asked for as well.
  const unread = await openDialog(page, 'user-004', 'Delete');
  await expect(unread.getByText('Pending messages could not be counted')).toBeVisible();
  await unread.getByLabel('Type user-004 to confirm').fill('user-004');
  await unread.getByRole('button', { name: 'Delete' }).click();
  await expect(announced(page, 'API user user-004 was deleted.')).toBeVisible();
  const plain = await openDialog(page, 'user-001', 'Delete');
  await plain.getByRole('button', { name: 'Delete' }).click();
  await expect(announced(page, 'API user user-001 was deleted.')).toBeVisible();
  await expect(page.getByRole('row', { name: /user-001/ })).toHaveCount(0);
  const dialog = await openDialog(page, 'user-002', 'Delete');
  await expect(dialog.getByText('The 30 credits left in its quota go back to the account.')).toBeVisible();
  await dialog.getByRole('button', { name: 'Delete' }).click();
  await expect(dialog.getByText('Type the login exactly as shown.')).toBeVisible();
  await dialog.getByLabel('Type user-002 to confirm').fill('user-002');
  await dialog.getByRole('button', { name: 'Delete' }).click();
  await expect(page.getByRole('heading', { name: 'No API user yet' })).toBeVisible();
  await expect(page.getByText('credits available').locator('xpath=following-sibling::dd')).toHaveText('200.00');
  await page.getByRole('link', { name: 'Audit log' }).click();
  await expect(page.getByRole('listitem').filter({ hasText: 'API user deleted' })).toHaveCount(4);
  await page.getByLabel('Subject').fill('user-002');
  await expect(page.getByRole('listitem').filter({ hasText: 'API user deleted' })).toHaveCount(1);
  await expect(page.getByText(account.owner, { exact: false }).last()).toBeVisible();
});
