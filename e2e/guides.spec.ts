import type { Page } from '@playwright/test';
import { addApiUsers, addFailedCallback, addMessages, addSender, newestMessageId } from './fixtures/database';
import { shownNumber } from './fixtures/shown-number';
import { addApiUser, expect, test } from './fixtures/test';

/** Words of tables that stand on more than one line, at the widths of a desk, a tablet and a phone. */
const brokenWords = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const broken: string[] = [];
    for (const cell of document.querySelectorAll('main td, main th')) {
      const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        for (const { index, 0: word } of (node.textContent ?? '').matchAll(/[\p{L}\d]+/gu)) {
          const range = document.createRange();
          range.setStart(node, index);
          range.setEnd(node, index + word.length);
          if (range.getClientRects().length > 1) broken.push(word);
        }
      }
    }
    return broken;
  });

const GUIDES = [
  '',
  '/playground',
  '/rest',
  '/smpp',
  '/statuses',
  '/callbacks',
  '/signatures',
  '/test-numbers',
  '/limits',
] as const;

test('no table of the guides breaks a word, nor sticks out @phone', async ({ owner: page, account }) => {
  const { url: server } = account.chappe;
  for (const at of [`${server}/docs/http2sms`, ...GUIDES.map((path) => account.url(`/guides${path}`))]) {
    await page.goto(at);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    for (const width of [1440, 1024, 768, 390, 320]) {
      await page.setViewportSize({ width, height: 900 });
      expect(await brokenWords(page), `${at} at ${width} px`).toEqual([]);
      const sideways = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(sideways, `${at} at ${width} px`).toBeLessThanOrEqual(0);
    }
  }
});

test('the examples show this instance, the account and the API user that is chosen, and no password', async ({
  owner: page,
  account,
}) => {
  addApiUsers(account, 2);
  await page.goto(account.url('/guides'));
  const main = page.getByRole('main');
  const example = main.locator('pre').first();
  await expect(example).toContainText(`curl '${account.chappe.url}/cgi-bin/sms/http2sms.cgi'`);
  await expect(example).toContainText(`'account=${account.serviceName}'`);
  await expect(example).toContainText("'login=user-001'");
  await expect(example).toContainText("'password=PASSWORD'");
  const login = main.getByLabel('API user');
  await login.fill('user-002');
  await expect(page).toHaveURL(/login=user-002$/);
  await expect(example).toContainText("'login=user-002'");
  await login.fill('nobody');
  await login.press('Tab');
  await expect(main.getByText('No API user of this account has this login.')).toBeVisible();
  await main.getByLabel('Language, Send an SMS').selectOption('Java');
  await expect(example).toContainText('form.put("account"');
});

test('the playground sends as the API user would, shows the answer as it came, and leads to the message', async ({
  owner: page,
  account,
}) => {
  const password = await addApiUser(page, account, 'my-script');
  await page.getByRole('button', { name: 'Actions for my-script' }).click();
  await page.getByRole('menuitem', { name: 'Request example' }).click();
  await page.getByRole('dialog').getByRole('link', { name: 'Try it in the playground' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Playground' })).toBeVisible();
  await expect(page.getByLabel('API user')).toHaveValue('my-script');
  const asked: (readonly [method: string, url: string, cookie: string | undefined])[] = [];
  page.on('request', async (request) => {
    if (!request.url().includes('/cgi-bin/')) return;
    asked.push([request.method(), request.url(), (await request.allHeaders())['cookie']]);
  });
  const built = page.getByRole('region', { name: 'The request so far' });
  const answer = page.getByRole('region', { name: 'Answer' });
  const send = page.getByRole('button', { name: 'Send this request' });

  await send.click();
  await expect(answer.getByText('Refused: No password given')).toBeInViewport();
  await expect(answer.getByText('code 201')).toBeVisible();
  await page.getByLabel('Password').fill(password);
  await expect(built).toContainText("'password=PASSWORD'");
  await page.getByLabel('Or a test number').selectOption('+33600990023');
  await expect(page.getByLabel('Recipients')).toHaveValue('+33600990023');
  await page.getByLabel('Message', { exact: true }).fill('Hello & welcome');
  await page.getByText('Optional parameters').click();
  await page.getByLabel('contentType').selectOption('application/json');
  await expect(built).toContainText("'message=Hello & welcome'");
  await built.getByLabel('Written as').selectOption('url');
  await expect(built).toContainText('message=Hello%20%26%20welcome');

  await send.click();
  await expect(answer.getByText('Accepted: 1 message')).toBeVisible();
  await expect(answer).toContainText('content-type: application/json; charset=utf-8');
  await expect(answer).toContainText('{"status":100,"creditLeft":');
  expect(asked.at(-1)).toEqual(['POST', `${account.chappe.url}/cgi-bin/sms/http2sms.cgi`, undefined]);
  expect(page.url()).not.toContain(password);
  await answer.getByRole('link', { name: /^Message \d+$/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: /\+33 6 00 99 00 23$/ })).toBeVisible();
  await expect(page.getByRole('main')).toContainText('my-script');
});

test('the playground shows a number sender in groups, and sends it as it was declared', async ({
  owner: page,
  account,
}) => {
  addSender(account, '+33755512345');
  await page.goto(account.url('/guides/playground'));
  const sender = page.getByLabel('Sender', { exact: true });
  const ofNumber = sender.locator('option', { hasText: shownNumber('+33755512345') });
  await expect(ofNumber).toHaveAttribute('value', '+33755512345');
  await sender.selectOption('+33755512345');
  await expect(page.getByRole('region', { name: 'The request so far' })).toContainText("'from=+33755512345'");
});

test('what is refused in the playground leads to what the reason means', async ({ owner: page, account }) => {
  await page.goto(account.url('/guides/playground?login=user-001'));
  await page.getByLabel('API user').fill('nobody');
  await page.getByLabel('Password').fill('wrong-one');
  await page.getByRole('button', { name: 'Send this request' }).click();
  await expect(page.getByText('Refused: Wrong account, login or password')).toBeVisible();
  await page.getByRole('link', { name: 'What this means' }).click();
  await expect(page).toHaveURL(/#refused-authentication-failed$/);
  await expect(page.locator('[data-marked]')).toContainText('Authentication failed');
});

test('statuses lead to what they mean: in the log, on a message page and in the callback log', async ({
  owner: page,
  account,
}) => {
  addApiUsers(account, 1);
  addMessages(account, 1);
  addFailedCallback(account, 'user-001', 'https://example.com/');
  for (const path of ['/messages', `/messages/${newestMessageId(account)}`, '/callbacks'] as const) {
    await page.goto(account.url(path));
    const link = page.getByRole('main').locator('a[href*="/guides/statuses#ptt-"]').first();
    const anchor = (await link.getAttribute('href'))?.split('#')[1] ?? '';
    await link.click();
    await expect(page).toHaveURL(new RegExp(`/guides/statuses#${anchor}$`));
    const row = page.locator(`#${anchor}`);
    await expect(row).toBeInViewport();
    await expect(row).toHaveAttribute('data-marked', '');
  }
});

test('the guide of SMPP shows where this instance listens, and the system_id of the API user that is chosen', async ({
  owner: page,
  account,
}) => {
  addApiUsers(account, 2);
  await page.goto(account.url('/guides/smpp'));
  const main = page.getByRole('main');
  const example = main.locator('pre').first();
  await expect(example).toContainText(/host = 127\.0\.0\.1\nport = \d+\nsmsc-username = api-\d+\n/);
  const before = await example.textContent();
  await main.getByLabel('API user').fill('user-002');
  await expect(page).toHaveURL(/login=user-002$/);
  await expect(example).not.toHaveText(before ?? '');
  await expect(example).toContainText(/smsc-username = api-\d+\n/);
});

test('each guide has its page, title and contents; an unknown one is not found', async ({ owner: page, account }) => {
  await page.goto(account.url('/'));
  await page.getByRole('navigation', { name: 'Sections' }).getByRole('link', { name: 'Guides' }).click();
  const contents = page.getByRole('navigation', { name: 'Guides' });
  for (const name of ['Playground', 'Statuses and ptt codes', 'Verify a signature', 'Limits and times']) {
    await contents.getByRole('link', { name, exact: true }).click();
    await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
    await expect(page).toHaveTitle(`${name} · ${account.serviceName} · Chappe`);
  }
  await contents.getByRole('link', { name: 'Time limits', exact: true }).click();
  await expect(page).toHaveURL(/#times$/);
  const answer = await page.goto(account.url('/guides/nothing'));
  expect(answer?.status()).toBe(404);
});
