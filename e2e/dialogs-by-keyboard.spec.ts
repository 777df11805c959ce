import type { Locator, Page } from '@playwright/test';
import { addApiUsers, giveQuota, removeApiUser } from './fixtures/database';
import { ACCOUNT, expect, test } from './fixtures/test';

const USERS = `/telecom/sms/${ACCOUNT}/users`;
const LOGIN = 'user-001';

/** Opens a dialog from the menu of `trigger` without touching the mouse; the menu finds an entry by its first letters. */
async function openFrom(page: Page, trigger: Locator, entry: string): Promise<Locator> {
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await trigger.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menu')).toBeVisible();
  await page.keyboard.type(entry);
  await expect(page.getByRole('menuitem', { name: entry, exact: true })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeVisible();
  return trigger;
}

const openByKeyboard = (page: Page, entry: string) =>
  openFrom(page, page.getByRole('button', { name: `Actions for ${LOGIN}` }), entry);

/** What a person types in each dialog, from where the focus is when it opens; the last key confirms. */
const DIALOGS: readonly { entry: string; focused: string; keys: readonly string[]; announced: string }[] = [
  {
    entry: 'Password',
    focused: 'New password',
    keys: ['abcd1234', '<Enter>', '<Enter>'],
    announced: `The password of ${LOGIN} was changed.`,
  },
  {
    entry: 'Quota',
    focused: 'Enable quota?',
    keys: ['<Space>', '<Tab>', '<ControlOrMeta+A>', '12.50', '<Enter>'],
    announced: `The quota of ${LOGIN} was changed.`,
  },
  {
    entry: 'Limit',
    focused: 'Enable alert?',
    keys: ['<Space>', '<Tab>', '10', '<Enter>'],
    announced: `The limit of ${LOGIN} was changed.`,
  },
  {
    entry: 'Restrictions',
    focused: 'Restriction no.1',
    keys: ['192.0.2.1', '<Tab>', '2001:db8::/32', '<Enter>'],
    announced: `The restrictions of ${LOGIN} were changed.`,
  },
  {
    entry: 'Callback',
    focused: 'URL',
    keys: ['https://example.com/status', '<Enter>'],
    announced: `The callback of ${LOGIN} was changed.`,
  },
];

async function press(page: Page, keys: readonly string[]): Promise<void> {
  for (const key of keys) {
    const named = /^<(.+)>$/.exec(key)?.[1];
    if (named) await page.keyboard.press(named);
    else await page.keyboard.type(key);
    // The password is shown once before the dialog closes; its button waits for the last key.
    if (key === '<Enter>') await expect(page.getByRole('button', { name: 'Confirm' })).toHaveCount(0);
  }
}

test('every dialog of an API user is used by keyboard alone and gives the focus back @phone', async ({
  chappe,
  owner: page,
}) => {
  addApiUsers(chappe, 1);
  await page.goto(chappe.url + USERS);
  await expect(page.getByRole('row', { name: new RegExp(LOGIN) })).toBeVisible();
  for (const { entry, focused, keys, announced } of DIALOGS) {
    const trigger = await openByKeyboard(page, entry);
    await expect(page.getByRole('dialog').getByLabel(focused, { exact: true })).toBeFocused();
    await press(page, keys);
    await expect(page.getByRole('status').filter({ hasText: announced })).toBeVisible();
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(trigger).toBeFocused();
  }
  const example = await openByKeyboard(page, 'Send example');
  await page.keyboard.press('Escape');
  await expect(example).toBeFocused();
  await openByKeyboard(page, 'Delete');
  await expect(page.getByLabel(`Type ${LOGIN} to confirm`)).toBeFocused();
  await page.keyboard.type(LOGIN);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'No API user yet' })).toBeVisible();

  const actions = await openFrom(page, page.getByRole('button', { name: 'Actions', exact: true }), 'Alerts');
  await expect(page.getByRole('dialog').getByLabel('Email alerts')).toBeFocused();
  await page.keyboard.press('Space');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('status').filter({ hasText: 'The alerts were customised.' })).toBeVisible();
  await expect(actions).toBeFocused();
});

test('an API user that somebody deleted meanwhile: each dialog says so and keeps what was typed @phone', async ({
  chappe,
  owner: page,
}) => {
  addApiUsers(chappe, 1);
  await page.goto(chappe.url + USERS);
  await expect(page.getByRole('row', { name: new RegExp(LOGIN) })).toBeVisible();
  removeApiUser(chappe, LOGIN);
  for (const { entry, keys } of DIALOGS) {
    await openByKeyboard(page, entry);
    const confirm = keys.indexOf('<Enter>');
    await press(page, keys.slice(0, confirm));
    const typed = await page.locator(':focus').inputValue();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('alert').filter({ hasText: 'This API user no longer exists.' })).toBeVisible();
    await expect(page.locator(':focus')).toHaveValue(typed);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  }
  await openByKeyboard(page, 'Delete');
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'This API user no longer exists.' })).toBeVisible();
});

test('every dialog fits a phone, and what it says can be read @phone', async ({ chappe, owner: page }) => {
  addApiUsers(chappe, 1);
  giveQuota(chappe, LOGIN, 100);
  // A dialog that still moves into place is not yet where it will be.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(chappe.url + USERS);
  for (const entry of [...DIALOGS.map((dialog) => dialog.entry), 'Delete', 'Send example']) {
    await openByKeyboard(page, entry);
    const fits = await page.getByRole('dialog').evaluate((dialog) => {
      const { left, right, top, bottom } = dialog.getBoundingClientRect();
      const inside = left >= 0 && top >= 0 && right <= window.innerWidth && bottom <= window.innerHeight;
      return inside && dialog.scrollWidth <= dialog.clientWidth;
    });
    expect(fits, entry).toBe(true);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  }
});
