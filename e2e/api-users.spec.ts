import { addApiUsers, addPanelUser, giveQuota } from './fixtures/database';
import { filterCalled } from './fixtures/filters';
import { startSession } from './fixtures/session';
import { addApiUser, expect, sendSms, test } from './fixtures/test';

test('the add dialog tells each fault beside its field and keeps what was typed', async ({ account, owner: page }) => {
  await addApiUser(page, account, 'billing');
  await page.getByRole('button', { name: 'Actions', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Add' }).click();
  const dialog = page.getByRole('dialog', { name: 'New user account' });
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(dialog.getByText('Enter a login.')).toBeVisible();
  await expect(dialog.getByText('Enter a password.')).toBeVisible();
  await dialog.getByLabel('Login').fill('x'.repeat(41));
  await dialog.getByLabel('Password', { exact: true }).fill('short');
  await expect(dialog.getByText('A login has at most 40 characters.')).toBeVisible();
  await expect(dialog.getByText('A password has exactly 8 letters or digits.')).toBeVisible();
  await dialog.getByLabel('Login').fill('billing');
  await dialog.getByLabel('Password', { exact: true }).fill('abcd_123');
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(dialog.getByText('This account already has an API user with that login.')).toBeVisible();
  await expect(dialog.getByLabel('Login')).toBeFocused();
  await expect(dialog.getByLabel('Password', { exact: true })).toHaveValue('abcd_123');
});

test('quota, limit, restrictions and callback come with a new API user in one step', async ({
  account,
  owner: page,
}) => {
  await page.goto(account.url('/users'));
  await page.getByRole('button', { name: 'Add an API user' }).click();
  const dialog = page.getByRole('dialog', { name: 'New user account' });
  await dialog.getByLabel('Login').fill('billing');
  await dialog.getByLabel('Password', { exact: true }).fill('abcd1234');
  await expect(dialog.getByLabel('Enable quota?')).toBeHidden();
  await dialog.getByRole('button', { name: 'Quota, limit, restrictions, callback' }).click();
  await dialog.getByLabel('Enable quota?').check();
  await dialog.getByLabel('New quota').fill('250');
  await dialog.getByLabel('Enable alert?').press('Space');
  await expect(dialog.getByLabel('Enable alert?')).toBeFocused();
  await expect(dialog.getByLabel('Email')).toHaveValue(account.owner);
  // A fault in what is folded away unfolds it.
  await dialog.getByRole('button', { name: 'Quota, limit, restrictions, callback' }).click();
  await expect(dialog.getByLabel('Enable quota?')).toBeHidden();
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(dialog.getByText('Enter a number such as 150 or 12.50.')).toBeVisible();
  await expect(dialog.getByLabel('Alert threshold')).toBeFocused();
  await dialog.getByLabel('Alert threshold').fill('10');
  await dialog.getByLabel('Restriction no. 1').fill('192.0.2.0/24');
  await dialog.getByLabel('Restriction no. 2').fill('192.0.2.7');
  await expect(dialog.getByLabel('Restriction no. 3')).toBeVisible();
  await dialog.getByLabel('Callback URL').fill('ftp://example.com');
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(dialog.getByText('This overlaps with 192.0.2.0/24.')).toBeVisible();
  await expect(dialog.getByText('A URL begins with http:// or https://.')).toBeVisible();
  await dialog.getByLabel('Restriction no. 2').fill('');
  await dialog.getByLabel('Callback URL').fill('https://example.com/status');
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(dialog.getByText('The account does not have that much credit.')).toBeVisible();
  await expect(dialog.getByLabel('New quota')).toBeFocused();
  await dialog.getByLabel('New quota').fill('150');
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();
  await page.getByRole('dialog', { name: 'API user added' }).getByRole('button', { name: 'Done' }).click();
  const row = page.getByRole('row', { name: /billing/ });
  await expect(row).toContainText('150');
  await expect(row).toContainText('example.com');
  await expect(row.getByTitle('192.0.2.0/24')).toHaveText('1 address or range');
  await expect(page.getByText('credits available').locator('xpath=following-sibling::dd')).toHaveText('50.00');
});

test('the add dialog is complete with the keyboard alone, and the focus goes back', async ({
  account,
  owner: page,
}) => {
  await page.goto(account.url('/users'));
  const add = page.getByRole('button', { name: 'Add an API user' });
  await add.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Login', { exact: true })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(add).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.type('keyboard');
  await page.keyboard.press('Tab');
  await page.keyboard.type('abcd1234');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'API user added' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Keep open' })).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('row', { name: /keyboard/ })).toBeVisible();
});

test('a quota is refused above what is there, shown while typing, and given back when switched off', async ({
  account,
  owner: page,
}) => {
  await addApiUser(page, account, 'billing');
  const open = async () => {
    await page.getByRole('button', { name: 'Actions for billing' }).click();
    await page.getByRole('menuitem', { name: 'Quota' }).click();
    return page.getByRole('dialog', { name: 'Quota of billing' });
  };
  const credit = page.getByText('credits available').locator('xpath=following-sibling::dd');
  const dialog = await open();
  await dialog.getByLabel('Enable quota?').check();
  await dialog.getByLabel('New quota').fill('200.01');
  await expect(dialog.getByText('At most 200 credits are available.')).toBeVisible();
  await dialog.getByLabel('New quota').fill('1,5');
  await expect(dialog.getByText('Write thousands as in 1,500')).toBeVisible();
  await dialog.getByLabel('New quota').fill('1,500.00');
  await expect(dialog.getByText('At most 200 credits are available.')).toBeVisible();
  await dialog.getByLabel('New quota').fill('many');
  await dialog.getByRole('button', { name: 'Confirm' }).click();
  await expect(dialog.getByText('Enter a number such as 150 or 12.50.')).toBeVisible();
  await dialog.getByLabel('New quota').fill('12.50');
  await dialog.getByRole('button', { name: 'Confirm' }).click();
  await expect(credit).toHaveText('187.50');
  const again = await open();
  await expect(again.getByLabel('New quota')).toHaveValue('12.50');
  await again.getByLabel('Enable quota?').uncheck();
  await again.getByRole('button', { name: 'Confirm' }).click();
  await expect(credit).toHaveText('200.00');
});

test('a quota that another person has made impossible meanwhile is refused by the server, and nothing is lost', async ({
  account,
  owner: page,
}) => {
  await addApiUser(page, account, 'one');
  await addApiUser(page, account, 'two');
  const other = await page.context().newPage();
  await other.goto(account.url('/users'));
  const quotaOf = async (tab: typeof page, login: string, amount: string) => {
    await tab.getByRole('button', { name: `Actions for ${login}` }).click();
    await tab.getByRole('menuitem', { name: 'Quota' }).click();
    const dialog = tab.getByRole('dialog', { name: `Quota of ${login}` });
    await dialog.getByLabel('Enable quota?').check();
    await dialog.getByLabel('New quota').fill(amount);
    return dialog;
  };
  const mine = await quotaOf(page, 'one', '150');
  const theirs = await quotaOf(other, 'two', '100');
  await theirs.getByRole('button', { name: 'Confirm' }).click();
  await expect(theirs).toBeHidden();
  // The open dialog follows the account's credit.
  await expect(mine.getByText('At most 100 credits are available.')).toBeVisible();
  await mine.getByRole('button', { name: 'Confirm' }).click();
  await expect(mine.getByText('The account does not have that much credit.')).toBeVisible();
  await expect(mine.getByLabel('New quota')).toHaveValue('150');
});

test('search, sort and page live in the address', async ({ account, owner: page }) => {
  addApiUsers(account, 60);
  await page.goto(account.url('/users'));
  await expect(page.getByText('1–25 of 60')).toBeVisible();
  await page.getByRole('link', { name: 'Next' }).click();
  await expect(page).toHaveURL(/page=2/);
  await expect(page.getByRole('row', { name: /user-026/ })).toBeVisible();
  await filterCalled(page, 'Search API users by login').fill('user-03');
  await expect(page).toHaveURL(/search=user-03/);
  await expect(page.getByRole('row')).toHaveCount(11);
  await page.getByRole('button', { name: 'Login', exact: true }).click();
  await expect(page).toHaveURL(/direction=desc/);
  await expect(page.getByRole('row').nth(1)).toContainText('user-039');

  // Back goes the same way, one change a step, and the search field goes with it.
  const search = filterCalled(page, 'Search API users by login');
  await page.goBack();
  await expect(page.getByRole('row').nth(1)).toContainText('user-030');
  await expect(search).toHaveValue('user-03');
  await page.goBack();
  await expect(page).toHaveURL(/page=2/);
  await expect(page.getByRole('row', { name: /user-026/ })).toBeVisible();
  await expect(search).toHaveValue('');
  await page.goForward();
  await page.goForward();
  await expect(search).toHaveValue('user-03');
  await expect(page.getByRole('row').nth(1)).toContainText('user-039');
  await page.clock.install();
  // Rows are there before the page's scripts are.
  const followed = page.waitForResponse((response) => response.url().includes('/events'));
  await page.reload();
  await followed;
  await expect(page.getByRole('row').nth(1)).toContainText('user-039');
  const searches: string[] = [];
  page.on('request', (request) => {
    const { pathname, searchParams } = new URL(request.url());
    const asked = searchParams.get('search');
    if (pathname.startsWith('/api/') && asked !== null) searches.push(asked);
  });
  // However slowly this machine types, to the page it is at once.
  await page.clock.pauseAt(Date.now() + 60_000);
  await search.fill('');
  await search.pressSequentially('nobody');
  await page.clock.resume();
  await expect(page.getByRole('heading', { name: 'No API user matches' })).toBeVisible();
  expect(searches).toEqual(['nobody']);
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await expect(page.getByText('1–25 of 60')).toBeVisible();
  await expect(search).toHaveValue('');
  await expect(search).toBeFocused();

  // On a phone the rows are entries of two lines, and the order is chosen above them.
  await page.setViewportSize({ width: 390, height: 844 });
  await expect(page.getByRole('button', { name: 'Login', exact: true })).toBeHidden();
  const first = page.getByRole('row').first();
  await expect(first).toContainText('user-060');
  await expect(first).toContainText('Account’s credit');
  await expect(first.getByText('0 accepted')).toBeVisible();
  // What it does not have is not mentioned.
  await expect(first.getByText('Limit', { exact: true })).toBeHidden();
  await page.getByRole('button', { name: 'Descending' }).click();
  await expect(first).toContainText('user-001');
  await page.getByLabel('Sort by').selectOption('Sort by Limit');
  await expect(page).toHaveURL(/sort=limit/);
});

test('the list has a shape while it loads, says that it could not be read, and Refresh reads it again', async ({
  account,
  owner: page,
}) => {
  const loading = page.getByRole('status', { name: 'Loading API users' });
  let answer = () => {};
  const asked = new Promise<void>((resolve) => {
    answer = resolve;
  });
  await page.route('**/api/panel/*/users*', async (route) => {
    await asked;
    await route.fulfill({ status: 500, body: 'broken' });
  });
  // A full load has its rows in the HTML.
  await page.goto(account.url('/options'));
  await page.getByRole('link', { name: 'API users', exact: true }).click();
  await expect(loading).toBeVisible();
  answer();
  const failure = page.getByRole('alert').filter({ hasText: 'The server could not answer.' });
  await expect(failure).toBeVisible();
  await expect(loading).toHaveCount(0);
  await page.unroute('**/api/panel/*/users*');
  await failure.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('heading', { name: 'No API user yet' })).toBeVisible();
  addApiUsers(account, 1);
  await page.getByRole('button', { name: 'Actions', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Refresh' }).click();
  await expect(page.getByRole('row', { name: /user-001/ })).toBeVisible();
  await expect(page.getByRole('status').filter({ hasText: 'The list is up to date.' })).toBeVisible();
});

test('a viewer sees the list and no way to change it', async ({ account, page }) => {
  addPanelUser(account, account.email('viewer'), 'viewer');
  addApiUsers(account, 1);
  await startSession(page.context(), account, account.email('viewer'));
  await page.goto(account.url('/users'));
  await expect(page.getByRole('row', { name: /user-001/ })).toBeVisible();
  await page.getByRole('button', { name: 'Actions for user-001' }).click();
  await expect(page.getByRole('menuitem')).toHaveText(['Request example']);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Actions', exact: true }).click();
  await expect(page.getByRole('menuitem')).toHaveText(['Refresh']);
});

test('a script’s spending is seen without reloading, and an open quota dialog does not give it back', async ({
  account,
  owner: page,
}) => {
  const apiUser = { login: 'billing', password: await addApiUser(page, account, 'billing') };
  const credit = page.getByText('credits available').locator('xpath=following-sibling::dd');
  expect(await sendSms(account, apiUser)).toMatch(/^OK/);
  await expect(credit).toHaveText('199.00');
  giveQuota(account, 'billing', 10_000);
  await page.reload();
  await page.getByRole('button', { name: 'Actions for billing' }).click();
  await page.getByRole('menuitem', { name: 'Quota' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByLabel('New quota')).toHaveValue('100');
  expect(await sendSms(account, apiUser)).toMatch(/^OK/);
  await expect(dialog.getByLabel('New quota')).toHaveValue('99');
  await expect(dialog.getByText('At most 198.')).toBeVisible();
  await dialog.getByRole('button', { name: 'Confirm' }).click();
  await expect(dialog.getByText('Nothing to confirm: nothing was changed.')).toBeVisible();
  await expect(credit).toHaveText('99.00');
});
