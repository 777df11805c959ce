import { setOwnRole } from './fixtures/database';
import { expect, test } from './fixtures/test';

test('Home offers what the reader’s role allows, before the browser has read the account too', async ({
  owner: page,
  account,
}) => {
  const main = page.getByRole('main');
  const create = main.getByRole('link', { name: 'Create an API user' });
  const see = main.getByRole('link', { name: 'See the API users' });
  const command = main.getByRole('heading', { name: 'Send an SMS from a script' });
  const send = main.getByRole('link', { name: 'Send an SMS' });
  await page.goto(account.url());
  for (const offered of [create, command, send]) await expect(offered).toBeVisible();
  await expect(see).toHaveCount(0);
  await page.route('**/api/panel/*/account', () => undefined);
  for (const role of ['operator', 'viewer'] as const) {
    setOwnRole(account, role);
    await page.goto(account.url());
    await expect(see).toBeVisible();
    for (const offered of [create, command, send]) await expect(offered).toHaveCount(0);
    await see.click();
    await expect(page).toHaveURL(account.url('/users'));
  }
});
