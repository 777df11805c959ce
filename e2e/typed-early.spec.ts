/** What is typed and chosen before a page's scripts are there counts, in controls of every kind. */
import type { Page } from '@playwright/test';
import { addMessages, giveApiUser, makeInstanceOwner } from './fixtures/database';
import { deferredTo } from './fixtures/next-summer';
import { pageAlive } from './fixtures/page-alive';
import { expect, sendSms, test } from './fixtures/test';

const TEXTS = ['search', 'tel', 'email', 'password', 'text'].map((type) => `input[type=${type}]`);

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

test('texts that are typed early stay, and are heard', async ({ account, owner: page }) => {
  makeInstanceOwner(account);
  giveApiUser(account, 'shop');
  addMessages(account, 3);
  const { url } = account.chappe;
  for (const at of [
    account.url('/messages'),
    account.url('/users'),
    account.url('/options/prices'),
    `${url}/instance/accounts`,
    `${url}/instance/rates`,
    account.url('/guides/playground'),
  ]) {
    const fields = page.getByRole('main').locator(`:is(${[...TEXTS, 'input:not([type])', 'textarea'].join()}):visible`);
    let count = 0;
    await actEarly(page, at, async () => {
      for (const field of await fields.all()) await field.fill(TYPED);
      count = await fields.count();
    });
    expect(count, at).toBeGreaterThan(0);
    if (at.endsWith('/playground'))
      await expect(page.getByRole('main').locator('pre').first()).toContainText('message=33');
    else await expect(page, at).toHaveURL(/=33/);
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
  expect(await sendSms(account, apiUser, { deferred: deferredTo('1000') })).toMatch(/^OK/);
  const tick = page.getByRole('checkbox', { name: /^Select \+33/ });
  await actEarly(page, account.url('/messages/scheduled'), () => tick.check());
  await expect(page.getByText('1 selected')).toBeVisible();
  await expect(tick).toBeChecked();
});
