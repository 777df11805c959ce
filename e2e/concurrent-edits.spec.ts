/** Two people have the same dialog open: the second to confirm is refused, and keeps what was typed. */

import type { Locator, Page } from '@playwright/test';
import { addApiUsers } from './fixtures/database';
import { entryCalled } from './fixtures/menus';
import { expect, test } from './fixtures/test';

const REFUSAL = 'Somebody else has changed this in the meantime.';

const DIALOGS: readonly {
  entry: string;
  label: string;
  typed: readonly [first: string, second: string];
  switchOn?: string;
}[] = [
  { entry: 'Quota', label: 'New quota', typed: ['10', '20'], switchOn: 'Enable quota?' },
  { entry: 'Limit', label: 'Alert threshold (limit)', typed: ['3', '4'], switchOn: 'Enable alert?' },
  { entry: 'Restrictions', label: 'Restriction no. 1', typed: ['192.0.2.1', '192.0.2.2'] },
  { entry: 'Callback', label: 'URL', typed: ['https://one.example/', 'https://two.example/'] },
  { entry: 'Alert texts', label: 'SMS content', typed: ['Low: |USER|', 'Empty: |USER|'], switchOn: 'Own text for SMS' },
];

async function openDialog(page: Page, entry: string): Promise<Locator> {
  const menu = entry === 'Alert texts' ? 'Actions' : 'Actions for user-001';
  await page.getByRole('button', { name: menu, exact: true }).click();
  await entryCalled(page, entry).click();
  return page.getByRole('dialog');
}

test('the later of two edits is refused in every dialog, and both the first and the typing stay', async ({
  account,
  owner: first,
}) => {
  addApiUsers(account, 1);
  const second = await first.context().newPage();
  await Promise.all([first, second].map((page) => page.goto(account.url('/users'))));
  for (const { entry, label, typed, switchOn } of DIALOGS) {
    const begin = async (page: Page, text: string) => {
      const dialog = await openDialog(page, entry);
      if (switchOn) await dialog.getByLabel(switchOn).check();
      await dialog.getByLabel(label, { exact: true }).fill(text);
      return dialog;
    };
    const dialogs = await Promise.all([begin(first, typed[0]), begin(second, typed[1])]);
    await dialogs[0].getByRole('button', { name: 'Confirm' }).click();
    await expect(dialogs[0], entry).toBeHidden();
    await dialogs[1].getByRole('button', { name: 'Confirm' }).click();
    await expect(dialogs[1].getByRole('alert').filter({ hasText: REFUSAL }), entry).toBeVisible();
    await expect(dialogs[1].getByLabel(label, { exact: true }), entry).toHaveValue(typed[1]);
    await dialogs[1].getByRole('button', { name: 'Cancel' }).click();
  }
});
