import { addApiUsers } from './fixtures/database';
import { expect, test } from './fixtures/test';

for (const width of [640, 768, 1024]) {
  test(`at ${width} px a hand reaches the row menu of a table that is wider, and the page itself does not scroll sideways`, async ({
    owner: page,
    account,
  }) => {
    addApiUsers(account, 2);
    await page.setViewportSize({ width, height: 800 });
    await page.goto(account.url('/users'));
    const row = page.getByRole('row', { name: /user-001/ });
    await row.hover({ position: { x: 60, y: 20 } });
    await page.mouse.wheel(1_000, 0);
    const menu = row.getByRole('button').last();
    await expect(menu).toBeInViewport({ ratio: 1 });
    const [scrolled, sideways] = await page.evaluate(() => [
      window.scrollX,
      document.documentElement.scrollWidth - document.documentElement.clientWidth,
    ]);
    expect([scrolled, sideways]).toEqual([0, 0]);
    await menu.click();
    await expect(page.getByRole('menuitem', { name: 'Quota' })).toBeVisible();
  });
}
