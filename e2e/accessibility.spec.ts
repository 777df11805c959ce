import type { Page } from '@playwright/test';
import { Secret, TOTP } from 'otpauth';

import { expectAccessible } from './fixtures/accessible';
import { ADMIN_PASSWORD } from './fixtures/chappe-server';
import { addMessages, giveQuota, newestMessageId, setCallbackUrl } from './fixtures/database';
import { dialogsOf, LOGIN, openByKeyboard, prepareDialogs, visit } from './fixtures/dialogs';
import { addApiUser, expect, sendSms, test } from './fixtures/test';

/** The open dialog passes axe, lies inside the screen and needs no sideways scrolling. */
async function expectGoodDialog(page: Page): Promise<void> {
  const dialog = page.getByRole('dialog');
  await expect(dialog).toBeVisible();
  await expect(dialog, 'stands still where motion is reduced').toHaveCSS('animation-name', 'none');
  await expectAccessible(page, { within: '[role=dialog]' });
  // What sticks out, in pixels.
  const sticksOut = await dialog.evaluate((box) => {
    const { left, right, top, bottom } = box.getBoundingClientRect();
    return {
      left: Math.max(0, -left),
      right: Math.max(0, right - window.innerWidth),
      top: Math.max(0, -top),
      bottom: Math.max(0, bottom - window.innerHeight),
      inside: Math.max(0, box.scrollWidth - box.clientWidth),
    };
  });
  expect(sticksOut, await dialog.innerText()).toEqual({ left: 0, right: 0, top: 0, bottom: 0, inside: 0 });
}

test('screens with something on them, and with what went wrong, pass axe in light and dark @phone', async ({
  account,
  owner: page,
}) => {
  const login = 'billing';
  const apiUser = { login, password: await addApiUser(page, account, login) };
  await expectAccessible(page, { everyWidth: true });
  setCallbackUrl(account, login, `${account.chappe.url}/nowhere`);
  expect(await sendSms(account, apiUser)).toMatch(/^OK/);
  expect(await sendSms(account, apiUser, { from: 'NOBODY' })).toMatch(/^KO/);
  const message = newestMessageId(account);
  addMessages(account, 3);
  await page.getByRole('button', { name: 'Actions', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Alert texts' }).click();
  await page.getByRole('button', { name: 'Email me a sample' }).click();
  await page.getByRole('link', { name: 'Alert history' }).click();
  await expect(page.getByRole('listitem').filter({ hasText: `Email to ${account.owner}` })).toBeVisible();
  await expectAccessible(page);
  for (const [path, text] of [
    ['/messages', '+33 6 12 34 56 78'],
    [`/messages/${message}`, 'HTTP 404'],
    ['/credit', 'Message'],
    ['/callbacks', 'HTTP 404'],
    ['/audit', 'API user added'],
    ['/users/details?login=billing', 'Unknown or disabled sender'],
  ] as const) {
    await page.goto(account.url(path));
    await expect(page.locator('li, td').filter({ hasText: text }).first()).toBeVisible();
    if (path.startsWith('/users')) await page.getByText('Figures by day').click();
    if (path === '/callbacks')
      await page
        .getByRole('button', { name: /Show the tries/ })
        .first()
        .click();
    await expectAccessible(page, { everyWidth: path.startsWith('/messages/') });
  }
  await page.goto(account.url('/users/details?login=nobody'));
  await expect(page.getByRole('heading', { name: 'There is no API user called “nobody”' })).toBeVisible();
  await expectAccessible(page);
  await page.route('**/api/panel/**', (route) => route.fulfill({ status: 200, json: { unexpected: true } }));
  // Nothing of it has come with a page: an account's first page without a full load.
  await page.goto(`${account.chappe.url}/profile`);
  await page.evaluate(
    (url) => Reflect.get(window, 'next').router.push(url),
    `/telecom/sms/${account.serviceName}/users`,
  );
  await expect(page.getByText('The server sent an answer that this page does not understand.')).toHaveCount(2);
  await expect(page.getByText('Your role here could not be read.')).toBeVisible();
  await expectAccessible(page);
});

test('every dialog fits the screen and passes axe in light and dark @phone', async ({ account, owner: page }) => {
  prepareDialogs(account);
  giveQuota(account, LOGIN, 100);
  const dialog = page.getByRole('dialog');
  const press = (name: string) => dialog.getByRole('button', { name, exact: true }).click();
  for (const { at, ...opens } of dialogsOf(account)) {
    await visit(page, account, at);
    const opener = await openByKeyboard(page, opens);
    if (opens.entry === 'Alert texts')
      for (const name of ['Own text for emails', 'Own text for SMS']) await dialog.getByLabel(name).check();
    await expectGoodDialog(page);
    if (opens.entry === 'Callback') {
      await press('Sign callbacks');
      await dialog.getByLabel('URL', { exact: true }).fill('example.com');
      await press('Confirm');
      await expect(dialog.getByText('A URL begins with http:// or https://.')).toBeVisible();
      await expect(dialog.getByText(/^whsec_/)).toBeVisible();
    }
    if (opens.entry === 'Add') {
      await press('Quota, limit, restrictions, callback');
      for (const name of ['Enable quota?', 'Enable alert?']) await dialog.getByLabel(name).check();
      await press('Add');
      await expect(dialog.getByText('Enter a login.')).toBeVisible();
    }
    if (opens.entry === 'Callback' || opens.entry === 'Add') {
      await page.keyboard.press('Escape');
      await expect(page.getByRole('alertdialog')).toBeVisible();
      await expectGoodDialog(page);
      await page.getByRole('button', { name: 'Close anyway' }).click();
    } else await press('Cancel');
    await expect(opener).toBeFocused();
  }

  await visit(page, account, '/users');
  await page.getByRole('button', { name: `Actions for ${LOGIN}` }).click();
  // An open menu floats outside the landmarks, as menus do.
  await expectAccessible(page, { except: ['region'] });
  await page.getByRole('menuitem', { name: 'Request example' }).click();
  await expectGoodDialog(page);
  await press('Done');
  await openByKeyboard(page, { trigger: 'Actions', entry: 'Add' });
  await dialog.getByLabel('Login').fill('x'.repeat(40));
  await press('Generate');
  await press('Add');
  await expect(page.getByRole('dialog', { name: 'API user added' })).toBeVisible();
  await expectGoodDialog(page);

  await page.goto(account.url('/panel-users'));
  await openByKeyboard(page, { trigger: 'Invite' });
  await dialog.getByLabel('Email').fill('new-guest@example.com');
  await press('Create the link');
  await expect(page.getByRole('dialog', { name: 'Invitation created' })).toBeVisible();
  await expectGoodDialog(page);
  await page.keyboard.press('Escape');
  await expectGoodDialog(page);
  await press('Close anyway');
  await expectAccessible(page);

  await visit(page, account, '/profile');
  await openByKeyboard(page, { trigger: 'Set up' });
  await expectGoodDialog(page);
  await dialog.getByLabel('Your password').fill(ADMIN_PASSWORD);
  await press('Continue');
  await expect(dialog.getByLabel('Code', { exact: true })).toBeFocused();
  await expectGoodDialog(page);
  const secret = await dialog.getByText(/^[A-Z2-7]{32}$/).innerText();
  await dialog.getByLabel('Code', { exact: true }).fill(new TOTP({ secret: Secret.fromBase32(secret) }).generate());
  await press('Switch on');
  await expect(page.getByRole('dialog', { name: 'Recovery codes' })).toBeVisible();
  await expectGoodDialog(page);
  await press('Done');
  await openByKeyboard(page, { trigger: 'Switch off' });
  await expectGoodDialog(page);
});
