/** Keys to the REST API, from what a program asks for to the call that is refused once they are revoked. */
import type { Page } from '@playwright/test';
import { signedHeaders } from '../lib/testing/signed-headers';
import { expectAccessible } from './fixtures/accessible';
import { ADMIN_PASSWORD } from './fixtures/chappe-server';
import { expireKeys } from './fixtures/database';
import { expect, test } from './fixtures/test';
import type { TestAccount } from './fixtures/test-account';

type Keys = Parameters<typeof signedHeaders>[0];

/** The keys as the page shows them to be copied. */
function keysIn(text: string): Keys {
  const valueOf = (name: string) => new RegExp(`${name}=(\\S+)`).exec(text)?.[1] ?? '';
  return {
    applicationKey: valueOf('application_key'),
    applicationSecret: valueOf('application_secret'),
    consumerKey: valueOf('consumer_key'),
  };
}

const call = ({ chappe }: TestAccount, keys: Keys, path: string) =>
  fetch(chappe.url + path, { headers: signedHeaders(keys, chappe.url + path, {}) });

const typePassword = (page: Page) => page.getByLabel('Your password').fill(ADMIN_PASSWORD);

test('keys are made in one go, shown once, call, and are refused once revoked @phone', async ({
  owner: page,
  account,
}) => {
  await page.goto(`${account.chappe.url}/createToken/?GET=/sms/&GET=/sms/*/jobs`);
  await expect(page.getByLabel('What it may call')).toHaveValue('GET /sms/\nGET /sms/*/jobs');
  await page.getByLabel('Name of the application').fill('Order desk');
  await page.getByLabel('What it may call').fill('GET /sms\nPATCH /sms');
  await typePassword(page);
  await page.getByRole('button', { name: 'Create keys' }).click();
  await expect(page.getByText('“PATCH /sms” is not a rule')).toBeVisible();
  await page.getByLabel('What it may call').fill('GET /sms');
  await page.getByRole('button', { name: 'Create keys' }).click();
  await expect(page.getByRole('button', { name: 'Copy the keys' })).toBeFocused();
  await expectAccessible(page);
  const keys = keysIn(await page.locator('pre').innerText());

  const listed = await call(account, keys, '/1.0/sms');
  expect([listed.status, await listed.json()]).toEqual([200, [account.serviceName]]);

  await page.getByRole('paragraph').getByRole('link', { name: 'API keys' }).click();
  const key = page.getByRole('region', { name: 'Keys that you have allowed' }).getByRole('listitem').first();
  await expect(key).toContainText('Order desk');
  await expect(key).toContainText('Last used');
  await key.getByRole('button', { name: 'Revoke' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click();
  await expect(page.getByText('You have not allowed any key.')).toBeVisible();
  const revoked = await call(account, keys, '/1.0/sms');
  expect([revoked.status, await revoked.json()]).toMatchObject([403, { errorCode: 'INVALID_CREDENTIAL' }]);

  await page.goto(account.url('/audit'));
  for (const entry of ['API key revoked', 'API key allowed', 'Application added']) {
    await expect(page.getByRole('listitem').filter({ hasText: entry }).first()).toContainText('Order desk');
  }
});

test('a program asks for a key, and whoever is signed in allows it with their password, once', async ({
  owner: page,
  account,
}) => {
  const { url } = account.chappe;
  await page.goto(`${url}/profile/api-keys`);
  await page.getByRole('button', { name: 'Add an application' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name of the application').fill('Shop');
  await dialog.getByLabel('Your password').fill(ADMIN_PASSWORD);
  await dialog.getByRole('button', { name: 'Add an application' }).click();
  await expect(dialog.getByRole('button', { name: 'Copy the keys' })).toBeVisible();
  const application = keysIn(await dialog.locator('pre').innerText());
  await dialog.getByRole('button', { name: 'Done' }).click();
  await expect(page.getByRole('region', { name: 'Your applications' })).toContainText(application.applicationKey);

  const ask = async (redirection?: string) => {
    const accessRules = [{ method: 'GET', path: '/*' }];
    const answer = await fetch(`${url}/1.0/auth/credential`, {
      method: 'POST',
      headers: { 'x-ovh-application': application.applicationKey },
      body: JSON.stringify({ accessRules, redirection }),
    });
    return (await answer.json()) as { consumerKey: string; validationUrl: string };
  };
  const { consumerKey, validationUrl } = await ask(`${url}/docs/http2sms`);
  const keys = { ...application, consumerKey };
  expect((await call(account, keys, '/1.0/sms')).status).toBe(403);
  await page.goto(validationUrl);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Shop asks for an API key');
  await expect(page.getByText('Read everything')).toBeVisible();
  await expect(page.getByText('whatever later versions add under these paths is allowed as well')).toBeVisible();
  await page.getByRole('button', { name: 'Allow' }).click();
  await expect(page.getByText('Enter your password.')).toBeVisible();
  await page.getByLabel('Valid', { exact: true }).selectOption('For 7 days');
  await typePassword(page);
  await page.getByRole('button', { name: 'Allow' }).click();
  await expect(page).toHaveURL(/\/docs\/http2sms$/);
  expect((await call(account, keys, '/1.0/sms')).status).toBe(200);
  await page.goto(validationUrl);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('There is nothing to allow');

  const second = await ask();
  await page.goto(second.validationUrl);
  await page.getByRole('button', { name: 'Refuse' }).click();
  await expect(page.getByText('The key was refused.')).toBeVisible();
  expect((await call(account, { ...application, consumerKey: second.consumerKey }, '/1.0/sms')).status).toBe(403);
});

test('a key that has expired is removed from the list, and those that hold are shown apart', async ({
  owner: page,
  account,
}) => {
  const create = async (name: string) => {
    await page.goto(`${account.chappe.url}/createToken`);
    await page.getByLabel('Name of the application').fill(name);
    await expect(page.getByText('GET /sms/*', { exact: true })).toBeVisible();
    await page.getByLabel('Valid', { exact: true }).selectOption('Until it is revoked');
    await typePassword(page);
    await page.getByRole('button', { name: 'Create keys' }).click();
    await expect(page.getByRole('button', { name: 'Copy the keys' })).toBeVisible();
  };
  const keys = page.getByRole('region', { name: 'Keys that you have allowed' });
  // One that is over is taken out when another is allowed.
  await create('Old desk');
  await create('New desk');
  expireKeys(account, 'Old desk');
  await page.goto(`${account.chappe.url}/profile/api-keys`);
  const listed = keys.getByRole('listitem').filter({ hasText: / desk/ });
  await expect(listed).toHaveCount(2);
  const old = listed.filter({ hasText: 'Old desk' });
  await expect(old).toContainText(/Expired .*1970/);
  await expect(old.getByRole('button', { name: 'Revoke' })).toHaveCount(0);
  const shown = keys.getByRole('group', { name: 'Which keys are shown' });
  await shown.getByRole('button', { name: 'Valid 1', exact: true }).click();
  await expect(listed).toHaveCount(1);
  await expect(listed).toContainText('New desk');
  await shown.getByRole('button', { name: 'Expired 1', exact: true }).click();
  await expect(listed).toHaveCount(1);
  await expect(listed).toContainText('Old desk');
  await keys.getByRole('button', { name: /^Remove from the list the expired key #\d+ of Old desk$/ }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('only this list changes');
  await dialog.getByRole('button', { name: 'Remove from the list' }).click();
  await expect(listed).toHaveText([/New desk/]);
});

test('whoever is not signed in signs in first, and comes back to what is asked', async ({ page, account }) => {
  await page.goto(`${account.chappe.url}/auth/?credentialToken=none`);
  await expect(page).toHaveURL(/\/sign-in\?returnTo=/);
  await page.getByLabel('Email').fill(account.owner);
  await page.getByLabel('Password', { exact: true }).fill(ADMIN_PASSWORD);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('There is nothing to allow');
});
