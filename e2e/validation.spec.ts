import type { Locator, Page } from '@playwright/test';
import { addApiUsers } from './fixtures/database';
import { entryCalled } from './fixtures/menus';
import { expect, test } from './fixtures/test';

const LOGIN = 'user-001';

/** What is typed into one field of a dialog, and what the field then says; the tests of each dialog cover the rest. */
const FAULTS: readonly {
  entry: string;
  label: string;
  typed: string;
  message: string;
  first?: (dialog: Locator) => Promise<void>;
}[] = [
  {
    entry: 'Password',
    label: 'New password',
    typed: 'ab cd123',
    message: 'A password has exactly 8 letters or digits.',
  },
  {
    entry: 'Quota',
    label: 'New quota',
    typed: '99999999999999999999',
    message: 'This number is too large.',
    first: (dialog) => dialog.getByLabel('Enable quota?').check(),
  },
  {
    entry: 'Limit',
    label: 'Alert threshold (limit)',
    typed: 'many',
    message: 'Enter a number such as 150 or 12.50.',
    first: (dialog) => dialog.getByLabel('Enable alert?').check(),
  },
  {
    entry: 'Restrictions',
    label: 'Restriction no. 2',
    typed: '2001:DB8::1',
    message: 'This address is already in the list.',
    first: (dialog) => dialog.getByLabel('Restriction no. 1').fill('2001:db8:0::1'),
  },
  { entry: 'Callback', label: 'URL', typed: 'https://example.com:99999/', message: 'This is not a URL.' },
  {
    entry: 'Callback',
    label: 'URL',
    typed: `https://example.com/${'x'.repeat(2_000)}`,
    message: 'A URL has at most 2,000 characters.',
  },
  {
    entry: 'Callback',
    label: 'URL',
    typed: 'https://user:secret@example.com/',
    message: 'Leave user name and password out: they would appear in logs. Use a secret instead.',
  },
];

async function expectFault(
  dialog: Locator,
  label: string,
  typed: string,
  message: string,
  confirm = 'Confirm',
): Promise<void> {
  const field = dialog.getByLabel(label, { exact: true });
  await field.fill(typed);
  // Told while typing, tied to its field, and still there with what was typed after a try to confirm.
  await expect(dialog.getByText(message)).toBeVisible();
  await dialog.getByRole('button', { name: confirm }).click();
  await expect(dialog.getByText(message)).toBeVisible();
  await expect(field).toHaveAccessibleDescription(
    new RegExp(message.replaceAll(/[.()]/g, '\\$&').replaceAll(' ', '\\s')),
  );
  await expect(field).toHaveValue(typed);
}

const closeDialog = async (page: Page) => {
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
};

test('each fault of a field is told beside it, and nothing is saved', async ({ account, owner: page }) => {
  addApiUsers(account, 1);
  await page.goto(account.url('/users'));
  const dialog = page.getByRole('dialog');
  for (const { entry, label, typed, message, first } of FAULTS) {
    await page.getByRole('button', { name: `Actions for ${LOGIN}` }).click();
    await entryCalled(page, entry).click();
    await first?.(dialog);
    await expectFault(dialog, label, typed, message);
    await closeDialog(page);
  }
  await page.getByRole('button', { name: 'Actions', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Add' }).click();
  await expectFault(dialog, 'Login', 'bell\u0007', 'A login may only contain visible characters.', 'Add');
  await closeDialog(page);
  await page.goto(account.url('/audit'));
  await expect(page.getByRole('heading', { name: 'No change yet' })).toBeVisible();
});

test('the alert texts tell each fault beside its field', async ({ account, owner: page }) => {
  await page.goto(account.url('/users'));
  await page.getByRole('button', { name: 'Actions', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Alert texts' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Own text for emails').check();
  await dialog.getByLabel('Own text for SMS').check();
  await expectFault(dialog, 'Email sender', 'nobody', 'Enter an email address.');
  await dialog.getByLabel('Email sender').fill('me@example.com');
  await expectFault(dialog, 'Email body', '', 'Enter a text.');
  await expectFault(dialog, 'Email body', 'x'.repeat(5_001), 'A text has at most 5,000 characters.');
  await dialog.getByLabel('Email body').fill('Hello');
  await expectFault(dialog, 'SMS content', ' ', 'Enter a text.');
});

test('names and passwords of panel users have an end', async ({ account, owner: page }) => {
  await page.goto(`${account.chappe.url}/profile`);
  await page.getByLabel('Current password').fill('anything');
  await page.getByLabel('New password').fill('x'.repeat(201));
  await expect(page.getByText('A password has at most 200 characters.')).toBeVisible();
  await page.goto(account.url('/panel-users'));
  await page.getByRole('button', { name: 'Invite' }).click();
  await page.getByLabel('Email', { exact: true }).fill('guest@example.com');
  await page.getByRole('button', { name: 'Create the link' }).click();
  await page.goto(await page.getByText(/\/invitation\//).innerText());
  await page.getByLabel('Your name').fill('x'.repeat(81));
  await expect(page.getByText('A name has at most 80 characters.')).toBeVisible();
});
