import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { startCallbackReceiver } from '../lib/testing/callback-receiver';
import { addApiUsers, giveQuota, setCallbackUrl, setOwnRole, switchCallbackOff } from './fixtures/database';
import { addApiUser, expect, sendSms, test } from './fixtures/test';

async function openDialog(page: Page, login: string, entry: string) {
  await page.getByRole('button', { name: `Actions for ${login}` }).click();
  await page.getByRole('menuitem', { name: entry, exact: true }).click();
  return page.getByRole('dialog');
}

const announced = (page: Page, text: string | RegExp) => page.getByRole('status').filter({ hasText: text });

test('Password: replaced at once; kept for 24 hours on wish', async ({ account, owner: page }) => {
  const old = await addApiUser(page, account, 'billing');
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
  const apiUser = { login: 'billing', password: await addApiUser(page, account, 'billing') };
  const dialog = await openDialog(page, 'billing', 'Restrictions');
  await dialog.getByLabel('Restriction no.1').fill('300.1.1.1');
  await dialog.getByLabel('Restriction no.2').fill('192.0.2.0/24');
  await dialog.getByLabel('Restriction no.3').fill('192.0.2.7');
  await dialog.getByRole('button', { name: 'Confirm' }).click();
  await expect(dialog.getByText('Enter an IPv4 or IPv6 address, or a range such as 192.0.2.0/24.')).toBeVisible();
  await dialog.getByLabel('Restriction no.1').fill('');
  await expect(dialog.getByText('This overlaps with 192.0.2.0/24.')).toBeVisible();
  await dialog.getByLabel('Restriction no.3').fill('');
  await dialog.getByRole('button', { name: 'Confirm' }).click();
  await expect(announced(page, 'The restrictions of billing were changed.')).toBeVisible();
  await expect(page.getByRole('row', { name: /billing/ }).getByTitle('192.0.2.0/24')).toHaveText('1');
  expect(await sendSms(account, apiUser)).toMatch(/^KO\nIP not authorized/);
  const again = await openDialog(page, 'billing', 'Restrictions');
  await expect(again.getByLabel('Restriction no.1')).toHaveValue('192.0.2.0/24');
  for (const index of [2, 3, 4, 5]) await again.getByLabel(`Restriction no.${index}`).fill(`198.51.100.${index}`);
  await again.getByRole('button', { name: /Add my address/ }).click();
  await expect(again.getByText('All 5 are taken. Empty one first.')).toBeVisible();
  await again.getByLabel('Restriction no.5').fill('');
  await again.getByRole('button', { name: /Add my address/ }).click();
  await expect(again.getByText('All 5 are taken. Empty one first.')).toBeHidden();
  await again.getByRole('button', { name: 'Confirm' }).click();
  await expect(again).toBeHidden();
  // From the browser itself, whose address it is: a script on this machine may come by IPv4 and the browser by IPv6.
  const query = { account: account.serviceName, ...apiUser, from: 'TEST', to: '+33612345678', message: 'Hi' };
  const url = `${account.chappe.url}/cgi-bin/sms/http2sms.cgi?${new URLSearchParams(query).toString()}`;
  expect(await page.evaluate(async (address) => (await fetch(address)).text(), url)).toMatch(/^OK/);
});

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
  await expect(dialog.getByText(/HTTP 500 after \d+ ms/)).toBeVisible();
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
  await log.getByRole('link', { name: 'Delivery log' }).click();
  await expect(page).toHaveURL(/callbacks\?of=billing/);
  await expect(page.getByText('HTTP 500')).toHaveCount(2);
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
  await page.getByLabel('Status').selectOption('Delivered');
  await expect(page.getByText('HTTP 200').first()).toBeVisible();
  await page.getByRole('button', { name: 'Redeliver failed…' }).click();
  await page.getByRole('dialog').getByLabel('That failed since').fill('');
  await page.getByRole('dialog').getByRole('button', { name: 'Redeliver' }).click();
  await expect(page.getByText('Choose a day and a time.')).toBeVisible();
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
  const apiUser = { login: 'billing', password: await addApiUser(page, account, 'billing') };
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
  await expect(dialog.getByText(/^Switched off since 24 Nov 2025/)).toBeVisible();
  await dialog.getByRole('button', { name: 'Confirm' }).click();
  await expect(row).toContainText(`127.0.0.1:${receiver.port}`);
  await expect(row).not.toContainText('Switched off');

  await page.getByRole('link', { name: 'Callbacks' }).click();
  const calls = page.getByRole('region', { name: 'callbacks' }).getByRole('row');
  const failed = calls.filter({ has: page.getByText('Failed', { exact: true }) });
  await expect(failed).not.toHaveCount(0);
  const missed = await failed.count();
  await page.getByRole('button', { name: 'Redeliver failed…' }).click();
  await dialog.getByRole('button', { name: 'Redeliver' }).click();
  await expect(announced(page, /^\d+ callbacks? (is|are) on (its|their) way again\.$/)).toBeVisible();
  await expect(calls.filter({ hasText: 'HTTP 204' })).toHaveCount(missed);
  await receiver.waitFor(missed);
  await receiver.close();
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
  await expect(unread.getByText('Whether messages are pending could not be read')).toBeVisible();
  await unread.getByLabel('Type user-004 to confirm').fill('user-004');
  await unread.getByRole('button', { name: 'Delete' }).click();
  await expect(announced(page, 'API user user-004 was deleted.')).toBeVisible();
  const plain = await openDialog(page, 'user-001', 'Delete');
  await plain.getByRole('button', { name: 'Delete' }).click();
  await expect(announced(page, 'API user user-001 was deleted.')).toBeVisible();
  await expect(page.getByRole('row', { name: /user-001/ })).toHaveCount(0);
  const dialog = await openDialog(page, 'user-002', 'Delete');
  await expect(dialog.getByText('The 30 credits left of its quota go back to the account.')).toBeVisible();
  await dialog.getByRole('button', { name: 'Delete' }).click();
  await expect(dialog.getByText('Type the login exactly as shown.')).toBeVisible();
  await dialog.getByLabel('Type user-002 to confirm').fill('user-002');
  await dialog.getByRole('button', { name: 'Delete' }).click();
  await expect(page.getByRole('heading', { name: 'No API user yet' })).toBeVisible();
  await expect(page.getByText('Credits left').locator('xpath=following-sibling::dd')).toHaveText('200');
  await page.getByRole('link', { name: 'Audit log' }).click();
  await expect(page.getByRole('listitem').filter({ hasText: 'API user deleted' })).toHaveCount(4);
  await page.getByLabel('Subject').fill('user-002');
  await expect(page.getByRole('listitem').filter({ hasText: 'API user deleted' })).toHaveCount(1);
  await expect(page.getByText(account.owner, { exact: false }).last()).toBeVisible();
});

test('Disable, Enable, Send example and Export CSV', async ({ account, context, owner: page }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const apiUser = { login: 'billing', password: await addApiUser(page, account, 'billing') };
  await page.getByRole('button', { name: 'Actions for billing' }).click();
  await expect(page.getByRole('menuitem')).toHaveText([
    'Password',
    'Quota',
    'Limit',
    'Restrictions',
    'Callback',
    'Send example',
    'Disable',
    'Delete',
  ]);
  await page.getByRole('menuitem', { name: 'Disable' }).click();
  await expect(announced(page, 'API user billing was disabled.')).toBeVisible();
  await expect(page.getByRole('row', { name: /billing/ })).toContainText('Disabled');
  expect(await sendSms(account, apiUser)).toMatch(/^KO\nUser disabled/);
  await page.getByRole('button', { name: 'Actions for billing' }).click();
  await page.getByRole('menuitem', { name: 'Enable' }).click();
  await expect(announced(page, 'API user billing was enabled.')).toBeVisible();
  expect(await sendSms(account, apiUser)).toMatch(/^OK/);
  const example = await openDialog(page, 'billing', 'Send example');
  const url = `${account.chappe.url}/cgi-bin/sms/http2sms.cgi`;
  for (const [language, ...lines] of [
    ['curl', `curl '${url}'`, "--data-urlencode 'login=billing'", "'password=PASSWORD'"],
    ['PHP', `curl_init('${url}')`, "'login' => 'billing'", "'password' => 'PASSWORD'"],
    ['Python', `urlopen("${url}"`, '"login": "billing"', '"password": "PASSWORD"'],
    ['Node.js', `fetch("${url}"`, 'login: "billing"', 'password: "PASSWORD"'],
  ] as const) {
    await example.getByLabel('Language').selectOption(language);
    for (const line of lines) await expect(example.getByText(line)).toBeVisible();
    await example.getByRole('button', { name: 'Copy' }).click();
    await expect(example.getByRole('button', { name: 'Copied' })).toBeVisible();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toContain(lines[0]);
  }
  // On plain HTTP a page has no clipboard; the browser's older way still copies.
  await page.evaluate(() => {
    const { clipboard } = navigator;
    Object.assign(window, { readCopied: () => clipboard.readText() });
    Object.defineProperty(navigator, 'clipboard', { value: undefined });
  });
  await example.getByLabel('Language').selectOption('curl');
  await example.getByRole('button', { name: 'Copy' }).click();
  await expect(example.getByRole('button', { name: 'Copied' })).toBeVisible();
  expect(await page.evaluate('readCopied()')).toContain(`curl '${url}'`);
  // A browser that refuses both ways is told of, and nothing claims to be copied.
  await page.evaluate(() => {
    document.execCommand = () => false;
  });
  await example.getByLabel('Language').selectOption('PHP');
  await example.getByRole('button', { name: 'Copy' }).click();
  await expect(example.getByRole('alert')).toHaveText(
    'This browser does not let pages copy: select the text and copy it.',
  );
  await expect(example.getByRole('button', { name: 'Copied' })).toHaveCount(0);
  await example.getByRole('button', { name: 'Done' }).click();
  await page.getByRole('button', { name: 'Actions', exact: true }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: 'Export CSV' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('api-users.csv');
  const lines = readFileSync(await download.path(), 'utf8')
    .trim()
    .split(/\r?\n/);
  expect(lines).toHaveLength(2);
  expect(lines[0]).toMatch(/ID,Activate quota\?,Quota,Activate alert\?,Limit,Notification,Callback,/);
  expect(lines[1]).toMatch(/^billing,No,,No,,,,No,,No,\d{4}-\d{2}-\d{2}T[\d:.]+Z,1$/);
});
