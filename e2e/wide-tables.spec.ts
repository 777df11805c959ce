import type { Locator } from '@playwright/test';
import { addApiUsers, addFailedCallback, giveApiUser, grantCredits } from './fixtures/database';
import { expect, sendSms, test } from './fixtures/test';
import { addDailySpending } from './fixtures/usage';

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
  await expect(page.getByRole('columnheader', { name: 'Quota left', exact: true })).toBeInViewport({
    ratio: 1,
  });
  await expect(last).toBeInViewport({ ratio: 1 });
});

/** How high in its row each cell's first words are, in pixels. */
const heightsOfWords = (row: Locator): Promise<number[]> =>
  row.getByRole('cell').evaluateAll((cells) =>
    cells.flatMap((cell) => {
      const words = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT, (node) =>
        node.parentElement?.closest('.sr-only, .sm\\:hidden') ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
      );
      const first = words.nextNode();
      if (!first) return [];
      const range = document.createRange();
      range.selectNodeContents(first);
      return [range.getBoundingClientRect().bottom];
    }),
  );

test('what a row says stands on one line, in every list', async ({ owner: page, account }) => {
  const apiUser = giveApiUser(account, 'billing');
  expect(await sendSms(account, apiUser)).toMatch(/^OK/);
  addFailedCallback(account, 'billing', 'https://example.com/status');
  for (const path of ['/users', '/messages', '/credit', '/callbacks', '/senders'] as const) {
    await page.goto(account.url(path));
    const row = page.locator('tbody').getByRole('row').first();
    await expect(row, path).toBeVisible();
    expect((await row.boundingBox())?.height, path).toBeLessThanOrEqual(30);
    const heights = await heightsOfWords(row);
    expect(heights.length, path).toBeGreaterThan(3);
    expect(Math.max(...heights) - Math.min(...heights), path).toBeLessThan(1);
  }
});

test('the bar holds a large credit, and its warning, on the smallest phone in both languages', async ({
  owner: page,
  account,
}) => {
  addApiUsers(account, 1);
  grantCredits(account, 1_234_567_89);
  addDailySpending(account, 'user-001', 30, 100_000_000);
  await page.setViewportSize({ width: 320, height: 640 });
  for (const language of ['en', 'fr']) {
    await page.context().addCookies([{ name: 'chappe.locale', value: language, url: account.chappe.url }]);
    await page.goto(account.url());
    await expect(page.getByRole('banner')).toContainText(language === 'en' ? '1,234,767.89' : /1\s234\s767,89/);
    await expect(page.getByRole('banner').getByRole('button').last()).toBeInViewport({ ratio: 1 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth), language).toBe(320);
  }
});
