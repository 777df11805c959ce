import { expectAccessible } from './fixtures/accessible';
import { expect, test } from './fixtures/test';

test('an open page follows the system until somebody chooses, and then all tabs follow them', async ({
  owner,
  account,
}) => {
  const theme = owner.locator('html');
  await owner.emulateMedia({ colorScheme: 'light' });
  await owner.goto(account.url('/users'));
  await expect(theme).toHaveAttribute('data-theme', 'light');
  await owner.emulateMedia({ colorScheme: 'dark' });
  await expect(theme).toHaveAttribute('data-theme', 'dark');

  const otherTab = await owner.context().newPage();
  await otherTab.emulateMedia({ colorScheme: 'dark' });
  await otherTab.goto(account.url('/messages'));
  await expect(otherTab.locator('html')).toHaveAttribute('data-theme', 'dark');
  const choose = async (name: string) => {
    await owner.getByRole('button', { name: 'Theme' }).click();
    await owner.getByRole('menuitemradio', { name }).click();
  };
  await choose('Light');
  for (const tab of [owner, otherTab]) await expect(tab.locator('html')).toHaveAttribute('data-theme', 'light');

  await owner.emulateMedia({ colorScheme: 'light' });
  await owner.emulateMedia({ colorScheme: 'dark' });
  await expect(theme).toHaveAttribute('data-theme', 'light');

  await owner.getByRole('button', { name: 'Theme' }).click();
  await expect(owner.getByRole('menuitemradio', { name: 'Light' })).toBeChecked();
  await expectAccessible(owner, { within: '[role="menu"]' });
  await owner.keyboard.press('Escape');
  await choose('As the system');
  for (const tab of [owner, otherTab]) await expect(tab.locator('html')).toHaveAttribute('data-theme', 'dark');
  await owner.emulateMedia({ colorScheme: 'light' });
  await expect(theme).toHaveAttribute('data-theme', 'light');
});

test('every page has the theme, those that do not exist too', async ({ owner, account }) => {
  await owner.emulateMedia({ colorScheme: 'dark' });
  const { url: server } = account.chappe;
  const missing = [account.url('/nowhere'), account.url('/users/details?login=nobody'), `${server}/telecom/sms/none`];
  for (const url of [account.url(), `${server}/sign-in`, `${server}/nowhere`, ...missing]) {
    await owner.goto(url);
    await expect(owner.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(owner.locator('html')).toHaveAttribute('data-theme', 'dark');
  }
  await owner.emulateMedia({ colorScheme: 'light' });
  await expect(owner.locator('html')).toHaveAttribute('data-theme', 'light');
});
