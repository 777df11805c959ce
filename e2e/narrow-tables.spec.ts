import type { Page } from '@playwright/test';
import { addApiUsers, addFailedCallback, addMessages, giveApiUser } from './fixtures/database';
import { expect, test } from './fixtures/test';

/** The cells of the page's tables that do not begin with their column's name. */
const unnamedCells = (page: Page): Promise<string[]> =>
  page.locator('table').evaluateAll((tables) =>
    tables.flatMap((table) => {
      const columns = [...table.querySelectorAll('[role=columnheader]')].map((head) => head.textContent ?? '');
      return [...table.querySelectorAll<HTMLElement>('tbody [role=row]')].flatMap((row) =>
        [...row.querySelectorAll<HTMLElement>('[role=cell], [role=rowheader]')]
          .filter((cell, index) => !columns[index] || !cell.innerText.startsWith(columns[index]))
          .map((cell) => cell.innerText),
      );
    }),
  );

test('where a table has no head, each of its cells says which column it is of @phone', async ({
  owner: page,
  account,
}) => {
  addMessages(account, 2);
  addApiUsers(account, 1);
  addFailedCallback(account, 'user-001', 'https://example.com/');
  for (const url of [`${account.chappe.url}/docs/http2sms`, account.url('/messages'), account.url('/callbacks')]) {
    await page.goto(url);
    await expect(page.locator('tbody [role=row]').first()).toBeVisible();
    const isPhone = !(await page.getByRole('columnheader').first().isVisible());
    const unnamed = await unnamedCells(page);
    if (isPhone) expect(unnamed).toEqual([]);
    else expect(unnamed.length).toBeGreaterThan(0);
  }
});

test('the head of an entry stands at its left, on however many lines', async ({ owner: page, account }) => {
  const login = 'crm-production-europe-west-1-read-write';
  giveApiUser(account, login);
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto(account.url('/users'));
  const lines = () =>
    page.getByRole('link', { name: login }).evaluate((link) => {
      const words = document.createRange();
      words.selectNodeContents(link);
      return [...words.getClientRects()].map(({ left }) => left);
    });
  await expect.poll(async () => (await lines()).length).toBe(2);
  expect(new Set(await lines()).size).toBe(1);
});
