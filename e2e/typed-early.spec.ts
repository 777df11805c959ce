/** What is typed and chosen before a page's scripts are there counts, in controls of every kind. */
import type { Page, Request } from '@playwright/test';
import { addMessages, giveApiUser, makeInstanceOwner } from './fixtures/database';
import { pageAlive } from './fixtures/page-alive';
import { expect, sendSms, test } from './fixtures/test';

const TEXTS = ['search', 'tel', 'email', 'password', 'text'].map((type) => `input[type=${type}]`).join();
const TYPED = '33';

/** Loads a page whose scripts are held until `act` is done. */
async function actEarly(page: Page, url: string, act: () => Promise<void>): Promise<void> {
  let go = () => {};
  const held = new Promise<void>((resolve) => {
    go = resolve;
  });
  const scripts = /\/_next\/static\/.*\.js/;
  await page.route(scripts, async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(url, { waitUntil: 'commit' });
  await page.locator('main').waitFor();
  await act();
  go();
  await pageAlive(page);
  await page.unroute(scripts);
}

/** Has all that the page shows drawn again, which would write over what nobody has heard of. */
async function drawAgain(page: Page): Promise<void> {
  const isDrawing = (request: Request) =>
    request.url().includes('_rsc=') && request.headers()['next-router-prefetch'] === undefined;
  const drawn = page.waitForEvent('requestfinished', isDrawing);
  await page.evaluate(() => Reflect.get(window, 'next').router.refresh());
  await drawn;
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}

test('texts that are typed early stay, and are heard', async ({ account, owner: page }) => {
  makeInstanceOwner(account);
  addMessages(account, 3);
  const { url } = account.chappe;
  for (const [at, isFilter] of [
    [account.url('/messages'), true],
    [account.url('/users'), true],
    [account.url('/options/prices'), true],
    [`${url}/instance/accounts`, true],
    [`${url}/instance/rates`, true],
    [account.url('/messages/send'), false],
    [account.url('/guides/playground'), false],
    [account.url('/guides/rest'), false],
    [`${url}/instance/routes`, false],
  ] as const) {
    const fields = page.getByRole('main').locator(`:is(${TEXTS}, textarea):visible`);
    let count = 0;
    await actEarly(page, at, async () => {
      for (const field of await fields.all()) await field.fill(TYPED);
      count = await fields.count();
    });
    expect(count, at).toBeGreaterThan(0);
    if (isFilter) await expect(page, at).toHaveURL(/=33/);
    await drawAgain(page);
    for (const field of await fields.all()) await expect(field, at).toHaveValue(TYPED);
  }
});

test('what is chosen early stays, and is heard', async ({ account, owner: page }) => {
  addMessages(account, 3);
  const state = page.getByLabel('Status', { exact: true });
  await actEarly(page, account.url('/messages'), async () => {
    await state.selectOption('Failed');
  });
  await expect(page).toHaveURL(/state=failed/);
  await expect(state).toHaveValue('failed');
  const apiUser = giveApiUser(account, 'shop');
  const deferred = `10000106${new Date().getFullYear() + 1}`;
  expect(await sendSms(account, apiUser, { deferred })).toMatch(/^OK/);
  const tick = page.getByRole('checkbox', { name: /^Select \+33/ });
  await actEarly(page, account.url('/messages/scheduled'), () => tick.check());
  await expect(page.getByText('1 selected')).toBeVisible();
  await drawAgain(page);
  await expect(tick).toBeChecked();
});
