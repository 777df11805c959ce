import { expectAccessible } from './fixtures/accessible';
import { ACCOUNT_ID, run } from './fixtures/change-database';
import { giveApiUser } from './fixtures/database';
import { filterCalled } from './fixtures/filters';
import { startSession } from './fixtures/session';
import { expect, sendSms, test } from './fixtures/test';
import { addTestAccount, type TestAccount } from './fixtures/test-account';

/** A program of that API user was refused by SMPP. */
const refuseBind = (account: TestAccount, login: string) =>
  run(
    account,
    [
      `INSERT INTO RefusedRequest (accountId, apiUserId, login, at, refusal, clientIp, way)
       SELECT accountId, id, login, :at, 'authentication_failed', '198.51.100.1', 'smpp' FROM ApiUser
       WHERE accountId = ${ACCOUNT_ID} AND login = :login`,
    ],
    { login, at: Date.now() },
  );

test('a misspelt login is found, and so is a wrong password; another account sees neither', async ({
  account,
  owner: page,
}) => {
  const { password } = giveApiUser(account, 'shop');
  const answers = [
    await sendSms(account, { login: 'shpo', password }),
    await sendSms(account, { login: 'shop', password: 'wrong_12' }),
  ];
  // A stranger cannot tell which of the two was wrong.
  expect(new Set(answers).size).toBe(1);
  expect(answers[0]).toMatch(/^KO\nAuthentication failed\./);
  const read = (of: typeof account) => page.request.get(`${of.chappe.url}/api/panel/${of.serviceName}/refused`);
  await expect.poll(async () => (await (await read(account)).json()).rows.length).toBe(2);

  // From Home, before anything was sent.
  await page.goto(account.url());
  const panel = page.getByRole('region', { name: 'Refused requests' });
  await expect(panel.getByRole('link', { name: /shpo: no such API user/ })).toBeVisible();
  await panel.getByRole('link', { name: /shpo/ }).click();
  await expect(page).toHaveURL(account.url('/refused?of=shpo&reason=authentication_failed&way=http2sms'));
  const rows = page.getByRole('region', { name: 'refused requests' }).locator('tbody > tr');
  await expect(rows).toHaveCount(1);
  await expect(rows).toContainText('shpo');
  await expect(rows).toContainText('No such API user');
  await expect(rows).toContainText('Authentication failed');

  // From the API users, and live.
  await page.goto(account.url('/users'));
  await page.getByRole('link', { name: 'Refused requests' }).click();
  await expect(page).toHaveURL(account.url('/refused'));
  await expect(rows).toHaveCount(2);
  await expect(rows.first().getByRole('link', { name: 'shop', exact: true })).toBeVisible();
  await expectAccessible(page, { everyWidth: true });
  await sendSms(account, { login: 'shop', password }, { from: 'NOBODY' });
  await expect(rows).toHaveCount(3, { timeout: 15_000 });
  await filterCalled(page, 'Search refused requests by login').fill('SHP');
  await expect(rows).toHaveCount(1);
  await expect(page).toHaveURL(account.url('/refused?login=SHP'));
  await expect(rows.first()).toContainText('http2sms');
  await page.goto(account.url('/refused?login=SHP&way=smpp'));
  await expect(page.getByRole('heading', { name: 'No refused request matches' })).toBeVisible();
  await page.goto(account.url('/refused?login=SHP'));
  await filterCalled(page, 'Search refused requests by login').fill('nobody');
  await expect(page.getByRole('heading', { name: 'No refused request matches' })).toBeVisible();

  // From the API user's page: its own alone.
  await page.goto(account.url('/users/details?login=shop'));
  await page.getByRole('region', { name: 'Refused requests' }).getByRole('link', { name: 'All' }).click();
  await expect(page).toHaveURL(account.url('/refused?of=shop'));
  await expect(rows).toHaveCount(2);
  await expect(page.getByText('shpo')).toHaveCount(0);

  const other = addTestAccount(account.chappe);
  await page.context().clearCookies();
  await startSession(page.context(), other);
  await page.goto(other.url('/refused'));
  await expect(page.getByRole('heading', { name: 'No request was refused' })).toBeVisible();
  expect([(await read(other)).status(), (await read(account)).status()]).toEqual([200, 404]);
});

test('Home tells binds by SMPP from requests by http2sms, each in its words and with its link', async ({
  account,
  owner: page,
}) => {
  giveApiUser(account, 'shop');
  await sendSms(account, { login: 'shop', password: 'wrong_12' });
  for (let times = 0; times < 2; times += 1) refuseBind(account, 'shop');
  const panel = page.getByRole('region', { name: 'Refused requests' });
  await expect
    .poll(async () => {
      await page.goto(account.url());
      return panel.getByRole('listitem').allTextContents();
    })
    .toEqual([
      'Wrong system_id or passwordshop · SMPP2\u00a0requests',
      'Wrong account, login or passwordshop · http2sms · code 4011\u00a0request',
    ]);
  await panel.getByRole('link', { name: /system_id/ }).click();
  await expect(page).toHaveURL(account.url('/refused?of=shop&reason=authentication_failed&way=smpp'));
  await expect(page.getByRole('region', { name: 'refused requests' }).locator('tbody > tr')).toHaveCount(2);
});
