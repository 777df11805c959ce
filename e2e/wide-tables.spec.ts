import { addApiUsers } from './fixtures/database';
import { expect, test } from './fixtures/test';

/** Phones, both sides of each width at which tables change, and the widest page. */
const WIDTHS = [320, 390, 640, 719, 720, 768, 1024, 1087, 1088, 1199, 1200, 1440, 1920];

test('at any width a hand reaches the row menu, and the page itself does not scroll sideways', async ({
  owner: page,
  account,
}) => {
  addApiUsers(account, 2);
  await page.goto(account.url('/users'));
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 800 });
    const row = page.getByRole('row', { name: /user-001/ });
    await row.hover({ position: { x: 60, y: 20 } });
    // Between a phone's entries and room for everything, a table that is wider may scroll within itself.
    await page.mouse.wheel(1_000, 0);
    const menu = row.getByRole('button').last();
    await expect(menu, String(width)).toBeInViewport({ ratio: 1 });
    const [scrolled, sideways] = await page.evaluate(() => [
      window.scrollX,
      document.documentElement.scrollWidth - document.documentElement.clientWidth,
    ]);
    expect([scrolled, sideways], String(width)).toEqual([0, 0]);
    await menu.click();
    await expect(page.getByRole('menuitem', { name: 'Quota' })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('menu')).toHaveCount(0);
  }
});

test('a row takes one line of 30 pixels, and the heads stay in sight below them', async ({ owner: page, account }) => {
  addApiUsers(account, 25);
  await page.setViewportSize({ width: 1440, height: 500 });
  await page.goto(account.url('/users'));
  const last = page.getByRole('row', { name: /user-025/ });
  expect((await last.boundingBox())?.height).toBeLessThanOrEqual(30);
  await last.scrollIntoViewIfNeeded();
  await expect(page.getByRole('columnheader', { name: 'Quota', exact: true })).toBeInViewport({ ratio: 1 });
  await expect(last).toBeInViewport({ ratio: 1 });
});
