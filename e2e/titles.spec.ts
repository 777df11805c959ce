import { addApiUsers } from './fixtures/database';
import { expect, test } from './fixtures/test';

test('each tab of the browser names its page and its account', async ({ account, owner: page }) => {
  addApiUsers(account, 1);
  const { serviceName } = account;
  const titles: readonly (readonly [path: `/${string}`, title: string])[] = [
    ['/', `Home · ${serviceName} · Chappe`],
    ['/messages', `Sending log · ${serviceName} · Chappe`],
    ['/senders', `Senders · ${serviceName} · Chappe`],
    ['/users', `API users · ${serviceName} · Chappe`],
    ['/users/details?login=user-001', `API user user-001 · ${serviceName} · Chappe`],
    ['/credit', `Credit · ${serviceName} · Chappe`],
    ['/callbacks', `Callback log · ${serviceName} · Chappe`],
    ['/messages/received', `Received · ${serviceName} · Chappe`],
    ['/options/prices', `Prices · ${serviceName} · Chappe`],
    ['/options/blacklist', `Blacklist · ${serviceName} · Chappe`],
    ['/refused', `Refused requests · ${serviceName} · Chappe`],
    ['/alerts', `Alerts · ${serviceName} · Chappe`],
    ['/audit', `Audit log · ${serviceName} · Chappe`],
    ['/panel-users', `Panel users · ${serviceName} · Chappe`],
  ];
  for (const [path, title] of titles) {
    await page.goto(account.url(path));
    await expect(page).toHaveTitle(title);
  }
  // Without a full load, too.
  await page.getByRole('link', { name: 'Home', exact: true }).click();
  await expect(page).toHaveTitle(`Home · ${serviceName} · Chappe`);
  await page.goto(`${account.chappe.url}/profile`);
  await expect(page).toHaveTitle('Your sign-in · Chappe');
});
