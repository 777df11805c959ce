/** Guides > REST API: every route is read and tried from the description that programs read. */
import type { Page } from '@playwright/test';
import { expectAccessible } from './fixtures/accessible';
import { ADMIN_PASSWORD } from './fixtures/chappe-server';
import { expect, test } from './fixtures/test';
import type { TestAccount } from './fixtures/test-account';

/** Keys that may read and delete, made where the page leads, as they are shown to be copied. */
async function makeKeys(page: Page, account: TestAccount): Promise<string> {
  await page.goto(`${account.chappe.url}/createToken?GET=/sms&GET=/sms/*&DELETE=/sms/*`);
  await page.getByLabel('Name of the application').fill('A trial');
  await page.getByLabel('Your password').fill(ADMIN_PASSWORD);
  await page.getByRole('button', { name: 'Create keys' }).click();
  const shown = page.locator('pre');
  await expect(shown).toContainText('consumer_key=');
  return await shown.innerText();
}

/** Pastes as the reader's clipboard would. */
const paste = (page: Page, label: string, text: string) =>
  page.getByLabel(label, { exact: true }).evaluate((field, pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text', pasted);
    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, text);

test('routes are found by word, opened by key and by link, and say all about themselves @phone', async ({
  owner: page,
  account,
}) => {
  await page.goto(account.url('/guides/rest'));
  const search = page.getByLabel('Search routes');
  await search.fill('delete jobs waits');
  await expect(page.getByText(/^2\sof 1\d\d\sroutes$/)).toBeVisible();
  const cancel = page.locator('#deleteSmsServiceNameJobsId');
  await cancel.locator('summary').focus();
  await page.keyboard.press('Enter');
  await expect(cancel.getByText('Needs a key whose rules allow it.')).toBeVisible();
  await expect(cancel.locator('pre').first()).toContainText(
    `curl -X DELETE '${account.chappe.url}/1.0/sms/${account.serviceName}/jobs/ID'`,
  );
  await search.fill('nothing like it');
  await expect(page.getByText('No route has all of these words')).toBeVisible();

  await page.goto(account.url('/guides/rest#postSmsServiceNameJobs'));
  const jobs = page.locator('#postSmsServiceNameJobs');
  await expect(jobs.locator('summary')).toBeInViewport();
  await expect(jobs.getByRole('listitem').filter({ hasText: /^receivers ?in the body/ })).toContainText(
    'string[], or null',
  );
  await expect(jobs).toContainText('sms.ClassEnum, or null: flash, phoneDisplay, sim, toolkit');
  await expect(jobs).toContainText('sms.SmsSendingReportUser is made of');
  await expect(jobs).toContainText('Changes nothing: the coding follows from the text');
  await expect(jobs.getByRole('listitem').filter({ hasText: /^Idempotency-Key/ })).toContainText('in a header');
  await expect(jobs.locator('pre').first()).toContainText('"sender": "TEST"');
  await jobs.getByRole('link', { name: '402' }).click();
  await expect(page.getByRole('heading', { name: 'Status 402' })).toBeInViewport();
  await expect(page.getByText('The quota of this user is used up, or less than this costs')).toBeVisible();

  const changed = page.locator('#putSmsServiceNameUsersLogin');
  await changed.locator('summary').click();
  await expect(changed.getByRole('list', { name: 'quotaInformations is made of' })).toContainText('quotaStatus');

  const absent = page.locator('#getSmsServiceNameHlr');
  await expect(absent).toContainText('Not here');
  await expect(absent).toContainText('Not offered here: HLR');
  await expectAccessible(page, { everyWidth: true });
});

test('a call is signed in the browser with pasted keys, whose secret is not sent, and shows what came of it', async ({
  owner: page,
  account,
}) => {
  const keys = await makeKeys(page, account);
  const secret = /application_secret=(\S+)/.exec(keys)?.[1] ?? 'none';
  const sent: string[] = [];
  page.on('request', async (request) => {
    if (!request.url().includes('/1.0/sms')) return;
    sent.push(`${request.method()} ${request.url()} ${JSON.stringify(await request.allHeaders())}`);
  });
  await page.goto(account.url('/guides/rest#getSmsServiceName'));
  const route = page.locator('#getSmsServiceName');
  const send = route.getByRole('button', { name: 'Send GET' });
  await send.click();
  await expect(route.getByText('Enter your keys first, at the top of this page.')).toBeVisible();
  await expect(page.getByText('Enter this key first.')).toHaveCount(3);
  await expect(route.getByText(/^HTTP \d/)).toHaveCount(0);

  await paste(page, 'Application key', keys);
  await send.click();
  await expect(route.getByText('HTTP 200').first()).toBeVisible();
  await expect(route).toContainText(`"name": "${account.serviceName}"`);
  await expect(route).toContainText(/x-ovh-signature: \$1\$[0-9a-f]{40}/);
  await expect(route).toContainText('x-ovh-queryid: ');
  await expect(page.getByText('Enter this key first.')).toHaveCount(0);
  await expect.poll(() => sent).toHaveLength(1);
  expect(sent.join('\n')).not.toContain(secret);
  expect(sent.join('\n')).not.toContain('cookie');

  await route.getByLabel('serviceName', { exact: true }).fill('..');
  await send.click();
  await expect(route.getByText('The path needs a value here.')).toBeVisible();
  await route.getByLabel('serviceName', { exact: true }).fill('sms-none-1');
  await page.getByRole('button', { name: 'HTTP Basic' }).click();
  await send.click();
  await expect(route.getByText('HTTP 404').first()).toBeVisible();
  await expect(route).toContainText('authorization: (the consumer key and the secret)');
  await expect(page.locator('main')).not.toContainText(secret);
  await page.reload();
  await expect(page.getByLabel('Application key')).toHaveValue('');
});

test('whatever may change something asks first', async ({ owner: page, account }) => {
  const keys = await makeKeys(page, account);
  await page.goto(account.url('/guides/rest#deleteSmsServiceNameUsersLogin'));
  await paste(page, 'Consumer key', keys);
  const route = page.locator('#deleteSmsServiceNameUsersLogin');
  await route.getByLabel('login', { exact: true }).fill('nobody');
  const send = route.getByRole('button', { name: 'Send DELETE' });
  await send.click();
  const dialog = page.getByRole('dialog', { name: `Send DELETE /sms/${account.serviceName}/users/nobody?` });
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(route.getByText(/^HTTP \d/)).toHaveCount(0);
  await send.click();
  await dialog.getByRole('button', { name: 'Send DELETE' }).click();
  await expect(route.getByText('HTTP 404').first()).toBeVisible();
  await expect(dialog).toBeHidden();
});

test('a description that does not come is said, and asked for again', async ({ owner: page, account }) => {
  await page.route('**/1.0/openapi.json', (route) => route.fulfill({ status: 503 }));
  await page.goto(account.url('/guides/rest'));
  await expect(page.getByRole('main').getByRole('alert')).toBeVisible();
  await page.unroute('**/1.0/openapi.json');
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByText(/^\d\d\sroutes; another \d\d\sof OVHcloud’s return 501\.$/)).toBeVisible();
});
