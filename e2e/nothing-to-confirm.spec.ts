import type { Page } from '@playwright/test';
import { addApiUsers } from './fixtures/database';
import { announced, LOGIN, openByKeyboard, prepareDialogs, visit } from './fixtures/dialogs';
import { expect, test } from './fixtures/test';
import type { TestAccount } from './fixtures/test-account';

const NOTHING = 'Nothing to confirm: nothing was changed.';
const rowMenu = { at: '/users', trigger: `Actions for ${LOGIN}` } as const;

const CHANGE = /"action":"[a-z-]+\.change/;
const audited = async (page: Page, account: TestAccount) =>
  (await page.request.get(`${account.chappe.url}/api/panel/${account.serviceName}/audit`)).text();

test('a dialog that is confirmed as it opened says that there is nothing to confirm, and closes without a question', async ({
  account,
  owner: page,
}) => {
  prepareDialogs(account);
  const guest = account.email('guest');
  const dialog = page.getByRole('dialog');
  const nothing = dialog.getByRole('status').filter({ hasText: NOTHING });
  for (const { at, ...opens } of [
    { ...rowMenu, entry: 'Quota' },
    { ...rowMenu, entry: 'Limit' },
    { ...rowMenu, entry: 'Restrictions' },
    { ...rowMenu, entry: 'Callback' },
    { at: '/users', trigger: 'Actions', entry: 'Alert texts' },
    { at: '/panel-users', trigger: `Actions for ${guest}`, entry: 'Change role' },
    { at: '/senders', trigger: 'Actions for TEST', entry: 'Edit' },
    { at: '/options', trigger: 'Change: Time zone' },
    { at: '/options', trigger: 'Change: STOP clause' },
    { at: '/options', trigger: 'Change: Commercial hours' },
    { at: '/options', trigger: 'Change: Callback URL of the account' },
    { at: '/options', trigger: 'Change: Low-credit alert' },
    { at: '/options', trigger: 'Change: How long messages are kept' },
  ] as const) {
    await visit(page, account, at);
    await openByKeyboard(page, opens);
    await dialog.getByRole('button', { name: 'Confirm' }).click();
    await expect(nothing, JSON.stringify(opens)).toBeVisible();
    await expect(dialog.getByRole('alert').filter({ hasText: /./ })).toHaveCount(0);
    await page.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
  }
  expect(await audited(page, account)).not.toMatch(CHANGE);
});

test('what is typed after that is said no longer to be nothing, and is saved', async ({ account, owner: page }) => {
  addApiUsers(account, 1);
  await page.goto(account.url('/users'));
  await openByKeyboard(page, { ...rowMenu, entry: 'Callback' });
  const dialog = page.getByRole('dialog');
  const confirm = dialog.getByRole('button', { name: 'Confirm' });
  await confirm.click();
  await expect(dialog.getByText(NOTHING)).toBeVisible();
  await dialog.getByLabel('URL').fill('https://example.com/');
  await expect(dialog.getByText(NOTHING)).toHaveCount(0);
  await confirm.click();
  await expect(announced(page, `The callback of ${LOGIN} was changed.`)).toBeVisible();
  expect(await audited(page, account)).toMatch(CHANGE);

  // What is opened again begins with what the list says by then.
  await expect(page.getByRole('row', { name: new RegExp(LOGIN) })).toContainText('example.com');
  // A new secret is a change, although the URL is what it was.
  await openByKeyboard(page, { ...rowMenu, entry: 'Callback' });
  await dialog.getByRole('button', { name: 'Sign callbacks' }).click();
  await expect(dialog.getByText(/^whsec_/)).toBeVisible();
  await confirm.click();
  await expect(page.getByRole('dialog', { name: 'Callback saved' })).toBeVisible();
});

test('a quota of 0 is told to block, before it is saved and in the list', async ({ account, owner: page }) => {
  addApiUsers(account, 1);
  await page.goto(account.url('/users'));
  await openByKeyboard(page, { ...rowMenu, entry: 'Quota' });
  const dialog = page.getByRole('dialog');
  const warning = dialog.getByText('With a quota of 0, every request is refused until there is a new quota.');
  await expect(warning).toHaveCount(0);
  await dialog.getByLabel('Enable quota?').check();
  await expect(warning).toBeVisible();
  await dialog.getByLabel('New quota').fill('5');
  await expect(warning).toHaveCount(0);
  await dialog.getByLabel('New quota').fill('0.00');
  await expect(dialog.getByLabel('New quota')).toHaveAccessibleDescription(/every request is refused/);
  await dialog.getByRole('button', { name: 'Confirm' }).click();
  await expect(announced(page, `The quota of ${LOGIN} was changed.`)).toBeVisible();
  await expect(page.getByRole('row', { name: new RegExp(LOGIN) })).toContainText('0.00, blocked');
  await page.getByRole('link', { name: LOGIN }).click();
  await expect(page.getByText('Blocked: its quota is at 0. Its requests are refused')).toBeVisible();

  await page.goto(account.url('/users'));
  await openByKeyboard(page, { trigger: 'Actions', entry: 'Add' });
  await dialog.getByRole('button', { name: 'Quota, limit, restrictions, callback' }).click();
  await dialog.getByLabel('Enable quota?').check();
  await dialog.getByLabel('New quota').fill('0');
  await expect(warning).toBeVisible();
});
