import { expectAccessible } from './fixtures/accessible';
import { addCarrier, smppCarrier } from './fixtures/carriers';
import { startChappe } from './fixtures/chappe-server';
import {
  failCallback,
  giveApiUser,
  giveQuota,
  setCallbackUrl,
  setOwnRole,
  switchCallbackOff,
} from './fixtures/database';
import { startSession } from './fixtures/session';
import { addApiUser, expect, sendSms, test } from './fixtures/test';
import { seededAccount } from './fixtures/test-account';
import { addTraffic } from './fixtures/usage';

test('an empty account says how to begin, until a message has arrived @phone', async ({ account, owner: page }) => {
  await page.goto(account.url());
  const steps = page.getByRole('region', { name: 'First steps' });
  await expect(steps).toContainText('2 of 4 done');
  await expect(page.getByRole('region', { name: 'Send an SMS from a script' })).toContainText("'login=LOGIN'");
  await expectAccessible(page, { everyWidth: true });
  await steps.getByRole('link', { name: 'Add an API user' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Manage user accounts' })).toBeVisible();
  const apiUser = { login: 'shop', password: await addApiUser(page, account, 'shop') };
  await page.goto(account.url());
  await expect(steps).toContainText('3 of 4 done');
  expect(await sendSms(account, apiUser)).toMatch(/^OK/);
  await expect(page.getByRole('region', { name: 'Messages', exact: true })).toBeVisible();
  await expect(steps).toHaveCount(0);
});

test('whoever may not take the steps is shown them, and offered none', async ({ account, owner: page }) => {
  for (const role of ['operator', 'viewer'] as const) {
    setOwnRole(account, role);
    await page.goto(account.url());
    const steps = page.getByRole('region', { name: 'First steps' });
    await expect(steps).toContainText('An API user');
    await expect(steps.getByRole('link')).toHaveCount(0);
    await expect(page.getByRole('heading', { name: 'Send an SMS from a script' })).toHaveCount(0);
    await expect(page.getByRole('main').getByRole('link', { name: 'Send an SMS' })).toHaveCount(0);
  }
});

test('Home counts what the log has, live, and each figure leads to its list @phone', async ({
  account,
  owner: page,
}) => {
  const apiUser = giveApiUser(account, 'shop');
  expect(await sendSms(account, apiUser)).toMatch(/^OK/);
  await page.goto(`${account.url()}?days=1`);
  const messages = page.getByRole('region', { name: 'Messages', exact: true });
  const figure = (label: string) => messages.getByText(label, { exact: true }).locator('xpath=following-sibling::dd');
  await expect(figure('Delivered')).toHaveText('1');
  expect(await sendSms(account, apiUser, { to: '+33600990023' })).toMatch(/^OK/);
  await expect(figure('Accepted')).toContainText('2');
  await expect(figure('Failed')).toHaveText('1');
  await expect(figure('Delivery rate')).toContainText('50.0%');
  await expect(messages.getByRole('img', { name: /^Failed per hour: at most 1, \d\d:00$/ })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Countries' })).toContainText('France100%');
  await expect(page.getByRole('region', { name: 'Top API users' })).toContainText('shop2');

  await messages.getByText('Figures by hour').click();
  const hours = messages.getByRole('table', { name: 'Usage per hour' }).getByRole('row');
  await expect(hours.nth(1)).toHaveText(/^\d\d:002112\.00$/);

  await page.getByRole('group', { name: 'Period' }).getByRole('button', { name: '7 days' }).click();
  await expect(page).toHaveURL(`${account.url()}?days=7`);
  await expect(messages.getByRole('table', { name: 'Usage per day' }).getByRole('row')).toHaveCount(8);
  await expectAccessible(page, { everyWidth: true });
  await messages.getByRole('link', { name: 'Sending log' }).click();
  await expect(page).toHaveURL(/\/messages\?from=\d{4}-\d\d-\d\d&to=\d{4}-\d\d-\d\d$/);
  await expect(page.getByRole('row', { name: /\+33 6/ })).toHaveCount(2);
});

test('what needs attention is said above all else, with the way there', async ({ account, owner: page }) => {
  for (const login of ['crm', 'staging', 'blocked', 'low']) giveApiUser(account, login);
  const shop = giveApiUser(account, 'shop');
  addTraffic(account, 'crm', 40, 2_000);
  await page.goto(account.url());
  await expect(page.getByRole('region', { name: 'Messages', exact: true })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Needs attention' })).toHaveCount(0);

  setCallbackUrl(account, 'crm', 'https://crm.example/dlr?token=1');
  failCallback(account, 'crm', 50);
  setCallbackUrl(account, 'staging', 'https://staging.example/dlr');
  failCallback(account, 'staging', 200);
  switchCallbackOff(account, 'staging');
  giveQuota(account, 'blocked', 0);
  expect(await sendSms(account, shop, { from: 'NOBODY' })).toMatch(/^KO/);
  await page.reload();
  const attention = page.getByRole('region', { name: 'Needs attention' });
  await expect(attention.getByRole('link')).toHaveCount(1);
  await expect(attention).toContainText('blocked is blocked: its quota is at 0');
  const callbacks = page.getByRole('region', { name: 'Callbacks in trouble' });
  await expect(callbacks).toContainText(
    /crm\.examplecrm, failing since .+\. They will be switched off on .+ unless a call succeeds\./,
  );
  await expect(callbacks).toContainText(/staging\.examplestaging, switched off since/);
  await expect(page.getByText('staging.example')).toHaveCount(1);
  await expect(page.getByRole('region', { name: 'Refused requests' })).toContainText(
    'Unknown or disabled sendershop · http2sms · code 2411 request',
  );
  await expect(page.getByRole('link', { name: 'code 241' })).toHaveAttribute('href', /\/guides#refused-/);
  await expectAccessible(page);
  await callbacks.getByRole('link', { name: /crm, failing/ }).click();
  await expect(page).toHaveURL(account.url('/callbacks?of=crm'));

  giveQuota(account, 'low', 0);
  await page.goto(account.url());
  await attention.getByRole('link', { name: '2 API users are blocked' }).click();
  await expect(page).toHaveURL(account.url('/users?quota=used_up&state=enabled'));
  await expect(page.getByRole('row')).toHaveCount(3);
  await expect(page.getByRole('link', { name: 'Callbacks off 1' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Blocked 2' })).toHaveAttribute('aria-current', 'page');
});

const ONLY_SEEMS = 'No SMS reaches a phone: only the simulated carrier is enabled.';

test('as long as no real carrier is enabled it is said where people send, and what to do about it to whoever can', async ({
  account,
  owner: page,
}) => {
  for (const at of ['/', '/messages/send'] as const) {
    await page.goto(account.url(at));
    const told = page.getByRole('main').getByRole('status').filter({ hasText: ONLY_SEEMS });
    await expect(told).toBeVisible();
    await expect(told.getByRole('link')).toHaveCount(0);
  }
});

test('that no phone is reached leads whoever owns the instance to a carrier, and goes by itself once there is one', async ({
  page,
}) => {
  const chappe = await startChappe();
  const account = seededAccount(chappe);
  try {
    await startSession(page.context(), account);
    await page.goto(account.url());
    const told = page.getByRole('main').getByRole('status').filter({ hasText: ONLY_SEEMS });
    const steps = page.getByRole('region', { name: 'First steps' });
    // As long as nothing has arrived it is one of the first steps, and said once.
    await expect(steps).toContainText(ONLY_SEEMS);
    await expect(told).toHaveCount(0);
    await steps.getByRole('link', { name: 'Add a carrier' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Add a carrier' })).toBeVisible();
    await page.goto(account.url('/messages/send'));
    await expect(told.getByRole('link', { name: 'Add a carrier' })).toBeVisible();
    await addCarrier(chappe.dataDirectory, smppCarrier(1));
    await expect(told).toHaveCount(0, { timeout: 30_000 });
    await page.goto(account.url());
    await expect(steps.getByRole('link', { name: 'Add a carrier' })).toHaveCount(0);
  } finally {
    await chappe.stop();
  }
});
