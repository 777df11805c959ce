import type { Page } from '@playwright/test';
import { addApiUsers, addFailedCallback, addMessages, addMovements, giveApiUser } from './fixtures/database';
import { expect, sendSms, test } from './fixtures/test';

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

/** What lies over one another within an entry: its words and its buttons. */
const overlaps = (page: Page): Promise<string[]> =>
  page.locator('tbody [role=row]').evaluateAll((rows) =>
    rows.flatMap((row) => {
      const parts: { name: string; rect: DOMRect }[] = [];
      const walker = document.createTreeWalker(row, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        if (node.parentElement?.closest('.sr-only')) continue;
        const words = document.createRange();
        words.selectNodeContents(node);
        parts.push(...[...words.getClientRects()].map((rect) => ({ name: node.textContent ?? '', rect })));
      }
      for (const icon of row.querySelectorAll('button > svg'))
        parts.push({ name: icon.parentElement?.getAttribute('aria-label') ?? '', rect: icon.getBoundingClientRect() });
      return parts.flatMap((one, index) =>
        parts
          .slice(index + 1)
          .filter(
            ({ rect }) =>
              Math.min(rect.right, one.rect.right) - Math.max(rect.left, one.rect.left) > 1 &&
              // Lines of one text may touch.
              Math.min(rect.bottom, one.rect.bottom) - Math.max(rect.top, one.rect.top) > 4,
          )
          .map((other) => `${one.name} / ${other.name}`),
      );
    }),
  );

test('on a phone nothing in an entry lies over anything else in it', async ({ owner: page, account }) => {
  const apiUser = giveApiUser(account, 'billing');
  expect(await sendSms(account, apiUser, { to: '+33600999010' })).toMatch(/^OK/);
  addMovements(account, 3);
  for (const width of [320, 390]) {
    await page.setViewportSize({ width, height: 640 });
    for (const url of ['/messages', '/messages/received', '/credit'] as const) {
      await page.goto(account.url(url));
      await expect(page.locator('tbody [role=row]').first()).toBeVisible();
      expect(await overlaps(page)).toEqual([]);
    }
  }
});

test('on a phone what a message says is as wide as its entry, on two lines at most', async ({
  owner: page,
  account,
}) => {
  const message = 'Your order has left our shop. '.repeat(5).trim();
  expect(await sendSms(account, giveApiUser(account, 'billing'), { message })).toMatch(/^OK/);
  await page.setViewportSize({ width: 390, height: 640 });
  await page.goto(account.url('/messages'));
  const text = page.getByTitle(message);
  await expect(text).toBeVisible();
  const { width, lines, entry } = await text.evaluate((element) => ({
    width: element.getBoundingClientRect().width,
    lines: element.getBoundingClientRect().height / Number.parseFloat(getComputedStyle(element).lineHeight),
    entry: element.closest('[role=row]')?.getBoundingClientRect().width ?? 0,
  }));
  expect(width).toBeGreaterThan(entry * 0.85);
  expect(Math.round(lines)).toBe(2);
});
