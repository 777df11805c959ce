import type { Page, Request } from '@playwright/test';
import { LOCALE_COOKIE } from '@/messages/locale';
import { addFailedCallback, addMessages, addPanelUser, addUsableApiUser, newestMessageId } from './fixtures/database';
import { expect, test } from './fixtures/test';
import type { TestAccount } from './fixtures/test-account';
import { addTraffic } from './fixtures/usage';

const LOGIN = 'web-shop';

/** Pages of the panel, and what each of them comes with. */
function furnish(account: TestAccount): readonly (readonly [path: `/${string}`, text: string])[] {
  addUsableApiUser(account, LOGIN, { passwordHash: '', callbackUrl: 'https://shop.example/dlr' });
  addTraffic(account, LOGIN, 20, 300);
  addMessages(account, 40);
  addFailedCallback(account, LOGIN, 'https://shop.example/dlr?ptt=4');
  addPanelUser(account, account.email('viewer'), 'viewer');
  return [
    ['/', LOGIN],
    ['/?days=7', LOGIN],
    ['/messages', '+33\u00a06\u00a000\u00a000\u00a000\u00a040'],
    ['/messages?recipient=0001', '+33\u00a06\u00a000\u00a000\u00a000\u00a001'],
    [`/messages/${newestMessageId(account)}`, '+33\u00a06\u00a000\u00a000\u00a000\u00a040'],
    ['/messages/send', '</textarea>'],
    ['/senders', 'Enabled'],
    ['/users', LOGIN],
    [`/users/details?login=${LOGIN}`, 'https://shop.example/dlr'],
    ['/credit', 'Credit added'],
    // A host may break at its dots.
    ['/callbacks', 'shop.<wbr/>example'],
    ['/callbacks?status=failed', 'shop.<wbr/>example'],
    ['/alerts', 'No alert'],
    ['/refused', 'No request was refused'],
    ['/messages/received', 'Nothing was received yet'],
    ['/options/prices', '+91'],
    ['/options/blacklist', 'No number is blacklisted'],
    ['/audit', 'No change'],
    ['/panel-users', account.email('viewer')],
    ['/options', 'Europe/Paris'],
  ];
}

const isRead = (request: Request) => {
  const { pathname } = new URL(request.url());
  return pathname.startsWith('/api/panel/') && !pathname.endsWith('/events');
};

/** Loads a page, until it follows its account's changes and has nothing left to do. */
async function load(page: Page, url: string): Promise<void> {
  const followed = page.waitForResponse((response) => new URL(response.url()).pathname.endsWith('/events'));
  await page.goto(url);
  await followed;
  await page.evaluate(async () => {
    await document.fonts.ready;
    await new Promise((done) => requestIdleCallback(done));
  });
}

/** Adds up by how much things move on a page from its first paint on, whatever the browser would forgive. */
const countShifts = (page: Page) =>
  page.addInitScript(() => {
    const shifts: { value: number; what: string }[] = [];
    Object.assign(window, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        const { value, sources } = entry as unknown as { value: number; sources: { node?: Node }[] };
        const what = sources.map(({ node }) => (node instanceof Element ? node.outerHTML : String(node)).slice(0, 120));
        shifts.push({ value, what: what.join(' | ') });
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });

test('a full load has its data in the HTML, asks for nothing of it again, and nothing moves @phone', async ({
  account,
  owner: page,
}) => {
  const furnished = furnish(account);
  await page.goto(account.url());
  const tabs = await page
    .getByRole('navigation', { name: 'Sections' })
    .locator('a')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
  expect(tabs.length).toBeGreaterThan(9);
  // A tab that this test knows nothing of is held to the same.
  const others = tabs
    .map((href) => href.replace(`/telecom/sms/${account.serviceName}`, ''))
    .filter((path) => path !== '');
  const known = furnished.map(([path]) => path);
  const pages = [
    ...furnished,
    ...others.filter((path) => known.every((one) => one !== path)).map((path) => [path, '<h1']),
  ];
  await countShifts(page);
  const asked: string[] = [];
  page.on('request', (request) => {
    const url = request.url();
    if (isRead(request) || url.includes('_rsc=')) asked.push(url.replace(account.chappe.url, ''));
  });
  for (const locale of ['fr', 'en'] as const) {
    await page.context().addCookies([{ name: LOCALE_COOKIE, value: locale, url: account.chappe.url }]);
    for (const [path = '', text = ''] of pages) {
      asked.length = 0;
      await load(page, `${account.url()}${path}`);
      const shifts = await page.evaluate(() => Reflect.get(window, 'shifts') as { value: number }[]);
      const moved = shifts.reduce((sum, { value }) => sum + value, 0);
      expect.soft(moved, `${locale} ${path} ${JSON.stringify(shifts)}`).toBeLessThan(0.02);
      expect.soft([path, ...asked]).toEqual([path]);
      const html = await (await page.request.get(`${account.url()}${path}`)).text();
      const seen = html.replaceAll(/<script\b.*?<\/script>/gs, '');
      expect.soft(seen, `${path} waits for something`).not.toContain('animate-pulse');
      if (locale === 'en') expect.soft(seen.includes(text), `${path} comes with ${text}`).toBe(true);
    }
  }
});

test('what changes between the making of a page and its following is read again', async ({ account, owner: page }) => {
  addUsableApiUser(account, LOGIN, { passwordHash: '', callbackUrl: '' });
  // The page is there, and its stream not yet.
  let go = () => {};
  const held = new Promise<void>((resolve) => {
    go = resolve;
  });
  await page.route('**/events?*', async (route) => {
    await held;
    await route.continue();
  });
  const asked = page.waitForRequest('**/events?*');
  await page.goto(account.url('/users'));
  await asked;
  await expect(page.getByRole('row', { name: new RegExp(LOGIN) })).toBeVisible();
  const other = await page.context().newPage();
  await other.goto(account.url('/users'));
  await other.getByRole('button', { name: `Actions for ${LOGIN}` }).click();
  await other.getByRole('menuitem', { name: 'Disable' }).click();
  await other.getByRole('dialog').getByRole('button', { name: 'Disable' }).click();
  await expect(other.getByRole('row', { name: new RegExp(LOGIN) })).toContainText('Disabled');
  await other.close();
  go();
  await expect(page.getByRole('row', { name: new RegExp(LOGIN) })).toContainText('Disabled');
});

test('what is typed before the page’s scripts are there stays, and is kept as a draft', async ({
  account,
  owner: page,
}) => {
  let go = () => {};
  const held = new Promise<void>((resolve) => {
    go = resolve;
  });
  await page.route(/\/_next\/static\/.*\.js/, async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(account.url('/messages/send'), { waitUntil: 'commit' });
  const message = page.getByLabel('Message', { exact: true });
  await message.fill('Typed early');
  go();
  await expect(message).toHaveValue('Typed early');
  const drafts = () => page.evaluate(() => JSON.stringify(Object.values(sessionStorage)));
  await expect.poll(drafts).toContain('Typed early');
});
