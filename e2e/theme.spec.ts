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
  await owner.getByRole('button', { name: 'Switch between light and dark' }).click();
  for (const tab of [owner, otherTab]) await expect(tab.locator('html')).toHaveAttribute('data-theme', 'light');

  await owner.emulateMedia({ colorScheme: 'light' });
  await owner.emulateMedia({ colorScheme: 'dark' });
  await expect(theme).toHaveAttribute('data-theme', 'light');
});
