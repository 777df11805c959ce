import { giveApiUser } from './fixtures/database';
import { addApiUser, expect, sendSms, test } from './fixtures/test';

test('whoever is not an API user, and whatever is not a page of the account, is not found below the account’s header', async ({
  account,
  owner: page,
}) => {
  const isNotFound = async (title = 'This page does not exist') => {
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Try again' })).toHaveCount(0);
    await expect(page.getByRole('heading', { level: 2 })).toHaveCount(0);
  };
  expect((await page.goto(account.url('/users/details?login=nobody')))?.status()).toBe(404);
  await isNotFound('There is no API user called “nobody”');
  await page.getByRole('link', { name: 'Callbacks' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Callback log' })).toBeVisible();
  const answer = await page.goto(account.url('/users/nowhere/at-all'));
  expect(answer?.status()).toBe(404);
  await isNotFound();
  await page.getByRole('link', { name: 'API users' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Manage user accounts' })).toBeVisible();

  const ofNobody = await page.goto(`${account.chappe.url}/telecom/sms/sms-no00000-1/users`);
  expect(ofNobody?.status()).toBe(404);
  await isNotFound();
  await expect(page.getByRole('button', { name: /Signed in as/ })).toBeVisible();
});

test('an API user’s own page: usage, recent messages, refused requests, callbacks and changes, live', async ({
  account,
  owner: page,
}) => {
  const apiUser = { login: 'billing & co', password: await addApiUser(page, account, 'billing & co') };
  await page.getByRole('link', { name: 'billing & co' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'billing & co' })).toBeVisible();
  await expect(page.getByText('Nothing was sent.')).toBeVisible();
  await expect(
    page.getByRole('region', { name: 'Refused requests' }).getByText('None in the last 30 days.'),
  ).toBeVisible();
  const settings = page.getByRole('region', { name: 'Settings' });
  await expect(settings).toContainText('Account’s credit');
  await expect(settings).toContainText('From anywhere');
  await expect(page.getByRole('listitem').filter({ hasText: 'API user added' })).toBeVisible();
  expect(await sendSms(account, { ...apiUser, password: 'wrong_12' })).toMatch(/^KO\nAuthentication failed/);
  expect(await sendSms(account, apiUser, { from: 'NOBODY' })).toMatch(/^KO\nSender not found/);
  expect(await sendSms(account, apiUser)).toMatch(/^OK/);
  const sum = (label: string) => page.getByText(label, { exact: true }).first().locator('xpath=following-sibling::dd');
  await expect(sum('Accepted')).toHaveText('1');
  await expect(sum('Delivered')).toHaveText('1');
  await expect(page.getByRole('row', { name: /\+33 6 12 34 56 78/ })).toContainText('Delivered');
  const chart = page.getByRole('figure');
  await expect(chart.getByRole('img', { name: /^Delivered per day: at most 1, \d+ \w{3}$/ })).toBeVisible();
  await page.getByRole('group', { name: 'Show' }).getByRole('button', { name: 'Credits' }).click();
  await expect(chart.getByRole('img', { name: /^Credits spent per day: at most 1, / })).toBeVisible();
  await page.getByText('Figures by day').focus();
  await page.keyboard.press('Enter');
  const days = page.getByRole('table', { name: 'Usage per day' }).getByRole('row');
  await expect(days).toHaveCount(31);
  await expect(days.nth(1)).toHaveText(/^\d+\s\w{3}1101\.00$/);
  await expect(page.getByRole('listitem').filter({ hasText: 'Unknown or disabled sender' })).toContainText('code 241');
  await expect(page.getByRole('listitem').filter({ hasText: 'Wrong account, login or password' })).toContainText(
    'code 401',
  );
  await expect(page.getByText('2 in the last 30 days; the newest 200 per interface are kept.')).toBeVisible();
  await page.getByRole('group', { name: 'Period' }).getByRole('button', { name: 'Today' }).click();
  await expect(page).toHaveURL(/days=1$/);
  await expect(page.getByText('2 today; the newest 200 per interface are kept.')).toBeVisible();
  await expect(page.getByRole('region', { name: 'Callbacks, today' })).toContainText('None today.');
  await expect(page.getByRole('table', { name: 'Usage per hour' })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Usage, today' })).toBeVisible();
  await page.getByRole('link', { name: 'API users', exact: true }).last().click();
  await expect(page.getByRole('row', { name: /billing & co/ })).toContainText('just now');
});

test('an API user’s page changes what it shows in place, and leads to the list once it is deleted', async ({
  account,
  owner: page,
}) => {
  giveApiUser(account, 'billing');
  await page.goto(account.url('/users/details?login=billing'));
  const settings = page.getByRole('region', { name: 'Settings' });
  const change = async (name: string) => {
    await settings.getByRole('button', { name: `Change: ${name}` }).click();
    return page.getByRole('dialog', { name: `${name} of billing` });
  };
  const quota = await change('Quota');
  await quota.getByLabel('Enable quota?').check();
  await quota.getByLabel('New quota').fill('150');
  await quota.getByRole('button', { name: 'Confirm' }).click();
  await expect(settings).toContainText('150.00 of 150.00');
  await expect(settings).toContainText('The account has 50 credits available.');
  await expect(settings.getByRole('button', { name: 'Change: Quota' })).toBeFocused();
  const restrictions = await change('Restrictions');
  await restrictions.getByLabel('Restriction no. 1').fill('2001:db8::/32');
  await restrictions.getByRole('button', { name: 'Confirm' }).click();
  await expect(settings).toContainText('2001:db8::/32');
  await page.getByRole('button', { name: 'Actions', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Disable' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Disable' }).click();
  await expect(page.getByRole('button', { name: 'Actions', exact: true })).toBeFocused();
  await expect(page.getByText('Disabled', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Actions', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  const deletion = page.getByRole('dialog', { name: 'Delete billing?' });
  await expect(deletion).toContainText('The 150 credits left in its quota go back to the account.');
  await deletion.getByLabel('Type billing to confirm').fill('billing');
  await deletion.getByRole('button', { name: 'Delete' }).click();
  await expect(page.getByRole('heading', { name: 'No API user yet' })).toBeVisible();
  await expect(page).toHaveURL(account.url('/users'));
});
