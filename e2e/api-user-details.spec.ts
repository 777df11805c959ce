import { addApiUser, expect, sendSms, test } from './fixtures/test';

test('whoever is not an API user, and whatever is not a page of the account, is not found below the account’s header', async ({
  account,
  owner: page,
}) => {
  const isNotFound = async () => {
    await expect(page.getByRole('heading', { level: 1, name: 'This page does not exist' })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Try again' })).toHaveCount(0);
    await expect(page.getByRole('heading', { level: 2 })).toHaveCount(0);
  };
  expect((await page.goto(account.url('/users/details?login=nobody')))?.status()).toBe(404);
  await isNotFound();
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
  await expect(page.getByText('None: every request was accepted.')).toBeVisible();
  await expect(page.getByText('No callback URL is set.')).toBeVisible();
  await expect(page.getByRole('listitem').filter({ hasText: 'API user added' })).toBeVisible();
  expect(await sendSms(account, { ...apiUser, password: 'wrong_12' })).toMatch(/^KO\nAuthentication failed/);
  expect(await sendSms(account, apiUser, { from: 'NOBODY' })).toMatch(/^KO\nSender not found/);
  expect(await sendSms(account, apiUser)).toMatch(/^OK/);
  const sum = (label: string) => page.getByText(label, { exact: true }).first().locator('xpath=following-sibling::dd');
  await expect(sum('Sent')).toHaveText('1');
  await expect(sum('Delivered')).toHaveText('1');
  await expect(page.getByRole('row', { name: /\+33612345678/ })).toContainText('Delivered');
  const chart = page.getByRole('figure');
  await expect(chart.getByRole('img', { name: /^Delivered a day: at most 1, \d+ \w{3}$/ })).toBeVisible();
  await page.getByRole('group', { name: 'Show' }).getByRole('button', { name: 'Credits' }).click();
  await expect(chart.getByRole('img', { name: /^Credits spent a day: at most 1, / })).toBeVisible();
  await page.getByText('Figures by day').focus();
  await page.keyboard.press('Enter');
  const days = page.getByRole('table', { name: 'Usage a day' }).getByRole('row');
  await expect(days).toHaveCount(31);
  await expect(days.nth(1)).toHaveText(/^\d+ \w{3}1101$/);
  await expect(page.getByRole('listitem').filter({ hasText: 'Sender not found' })).toContainText('code 241');
  await expect(page.getByRole('listitem').filter({ hasText: 'Authentication failed' })).toContainText('code 401');
  await page.getByRole('link', { name: 'API users', exact: true }).last().click();
  await expect(
    page
      .getByRole('row', { name: /billing & co/ })
      .getByRole('cell')
      .nth(9),
  ).toHaveText(/1$/);
});
