import { type CallbackReceiver, startCallbackReceiver } from '../lib/testing/callback-receiver';
import { setCallbackUrl } from './fixtures/database';
import { signIn } from './fixtures/session';
import { expect, test } from './fixtures/test';

let receiver: CallbackReceiver;

test.beforeEach(async () => {
  receiver = await startCallbackReceiver();
});

test.afterEach(async () => {
  await receiver.close();
});

test('an account holder adds an API user, its script sends, the row reaches delivered and the callback arrives', async ({
  account,
  page,
  request,
}) => {
  await signIn(page, account);
  await page.getByRole('link', { name: /My SMS account/ }).click();
  await page.getByRole('link', { name: 'API users', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'No API user yet' })).toBeVisible();
  await expect(page.getByText('credits available').locator('xpath=following-sibling::dd')).toHaveText('200.00');

  await page.getByRole('button', { name: 'Actions' }).click();
  await page.getByRole('menuitem', { name: 'Add' }).click();
  const adding = page.getByRole('dialog', { name: 'New user account' });
  await adding.getByLabel('Login').fill('billing');
  await adding.getByRole('button', { name: 'Generate' }).click();
  const password = await adding.getByLabel('Password', { exact: true }).inputValue();
  expect(password).toMatch(/^[A-Za-z0-9]{8}$/);
  await adding.getByRole('button', { name: 'Add', exact: true }).click();
  const added = page.getByRole('dialog', { name: 'API user added' });
  await expect(added.getByText(password, { exact: true })).toBeVisible();
  await added.getByRole('button', { name: 'Done' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'API user billing was added.' })).toBeVisible();

  const row = page.getByRole('row', { name: /billing/ });
  await row.getByRole('button', { name: 'Actions for billing' }).click();
  await page.getByRole('menuitem', { name: 'Quota' }).click();
  const quota = page.getByRole('dialog', { name: 'Quota of billing' });
  await quota.getByLabel('Enable quota?').check();
  await quota.getByLabel('New quota').fill('150');
  await expect(quota.getByRole('row', { name: /^Account, available/ })).toHaveText(
    'Account, available200.00−150.0050.00',
  );
  await quota.getByRole('button', { name: 'Confirm' }).click();
  await expect(quota).toBeHidden();
  await expect(row.getByRole('cell').nth(1)).toHaveText(/150\.00 of 150\.00$/);
  await expect(page.getByText('credits available').locator('xpath=following-sibling::dd')).toHaveText('50.00');

  setCallbackUrl(account, 'billing', receiver.url);
  await page.getByRole('link', { name: 'Messages' }).click();
  await expect(page.getByRole('heading', { name: 'No message yet' })).toBeVisible();
  const answer = await request.get(`${account.chappe.url}/cgi-bin/sms/http2sms.cgi`, {
    params: {
      account: account.serviceName,
      login: 'billing',
      password,
      from: 'TEST',
      to: '+33612345678',
      message: 'Your invoice is ready',
      contentType: 'application/json',
    },
  });
  const sent: { status: number; creditLeft: string; SmsIds: string[] } = await answer.json();
  expect(sent).toMatchObject({ status: 100, creditLeft: '149' });

  // Nothing reloads the page: the server's event stream moves the row.
  const message = page.getByRole('row', { name: /\+33 6 12 34 56 78/ });
  await expect(message).toContainText('Delivered');
  await expect(message).toContainText('billing');
  await expect(message).toContainText('TEST');

  await expect.poll(() => receiver.received.map((query) => query.get('ptt'))).toEqual(['3', '25', '4']);
  const last = Object.fromEntries(receiver.received.at(-1) ?? []);
  expect(last).toMatchObject({ id: sent.SmsIds[0], ptt: '4', description: '1', descriptionDlr: 'Success' });
  expect(last['date']).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/);
  expect(last['app']).toBe('billing');
});
