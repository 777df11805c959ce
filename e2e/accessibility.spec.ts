import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { addMessages } from './fixtures/database';
import { ACCOUNT, addApiUser, expect, test } from './fixtures/test';

const BASE = `/telecom/sms/${ACCOUNT}`;
const THEMES = ['light', 'dark'] as const;

async function expectAccessible(page: Page, exceptions: readonly string[] = []): Promise<void> {
  for (const theme of THEMES) {
    await page.evaluate((name) => {
      document.documentElement.dataset['theme'] = name;
    }, theme);
    const { violations } = await new AxeBuilder({ page })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
      .disableRules([...exceptions])
      .analyze();
    const faults = violations.map(({ id, nodes }) => `${theme} ${id}: ${nodes.map((node) => node.html).join(' | ')}`);
    expect(faults).toEqual([]);
  }
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow).toBeLessThanOrEqual(0);
}

test('every screen passes axe in light and dark @phone', async ({ chappe, page }) => {
  // Animations would be judged half-way, at half their contrast.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  for (const path of ['/sign-in', '/docs/http2sms', '/invitation/none']) {
    await page.goto(chappe.url + path);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expectAccessible(page);
  }
});

test('every screen behind the sign-in passes axe in light and dark @phone', async ({ chappe, owner: page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  for (const path of [
    '/telecom/sms',
    BASE,
    `${BASE}/users`,
    `${BASE}/messages`,
    `${BASE}/callbacks`,
    `${BASE}/alerts`,
    `${BASE}/audit`,
    `${BASE}/panel-users`,
    '/profile',
    `${BASE}/nowhere`,
  ]) {
    await page.goto(chappe.url + path);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expectAccessible(page);
  }
});

test('screens with something on them pass axe in light and dark @phone', async ({ chappe, owner: page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  addMessages(chappe, 3);
  await addApiUser(page, chappe, 'billing');
  await expectAccessible(page);
  await page.goto(`${chappe.url}${BASE}/users/details?login=billing`);
  await expect(page.getByRole('heading', { name: 'Last 30 days' })).toBeVisible();
  await expectAccessible(page);
  await page.goto(`${chappe.url}${BASE}/messages`);
  await expect(page.getByRole('row')).toHaveCount(4);
  await expectAccessible(page);
});

test('every dialog passes axe in light and dark @phone', async ({ chappe, owner: page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await addApiUser(page, chappe, 'billing');
  await page.getByRole('button', { name: 'Actions', exact: true }).click();
  // An open menu floats outside the landmarks, as menus do.
  await expectAccessible(page, ['region']);
  await page.getByRole('menuitem', { name: 'Add' }).click();
  await page.getByRole('button', { name: 'Confirm' }).click();
  await expect(page.getByText('Enter a login.')).toBeVisible();
  await expectAccessible(page);
  for (const entry of ['Password', 'Quota', 'Limit', 'Restrictions', 'Callback', 'Delete', 'Send example']) {
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Actions for billing' }).click();
    await page.getByRole('menuitem', { name: entry }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await expectAccessible(page);
  }
});
