import { expectAccessible } from './fixtures/accessible';
import { startChappe } from './fixtures/chappe-server';
import { expect, test } from './fixtures/test';

test('the production build has no design page', async ({ page, shared }) => {
  expect((await page.goto(`${shared.url}/design`))?.status()).toBe(404);
  await expect(page.getByRole('heading', { level: 1, name: 'This page does not exist' })).toBeVisible();
});

test('in development it shows every primitive, and all of them pass axe in light and dark, with a menu and a dialog open', async ({
  page,
}) => {
  const chappe = await startChappe({ env: { NODE_ENV: 'development' } });
  await page.goto(`${chappe.url}/design`);
  await expect(page.getByRole('heading', { level: 1, name: 'Design' })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Announce a failure' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'The server cannot be reached.' })).toBeVisible();
  await expectAccessible(page, { except: ['region'] });
  await page.getByRole('button', { name: 'Actions', exact: true }).click();
  await expect(page.getByRole('menuitem', { name: 'Delete' })).toBeVisible();
  await expectAccessible(page, { except: ['region'] });
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Open a dialog' }).click();
  const dialog = page.getByRole('dialog');
  await expectAccessible(page, { within: '[role=dialog]' });
  // Its head and its foot stay while the fields between them scroll.
  await page.setViewportSize({ width: 1440, height: 500 });
  for (const field of ['Field 1', 'Field 12']) {
    await dialog.getByLabel(field, { exact: true }).focus();
    await expect(dialog.getByRole('heading', { name: 'Quota of billing-batch' })).toBeInViewport({ ratio: 1 });
    await expect(dialog.getByRole('button', { name: 'Confirm' })).toBeInViewport({ ratio: 1 });
    await expect(dialog.getByLabel(field, { exact: true })).toBeInViewport({ ratio: 1 });
  }
  await chappe.stop();
});
