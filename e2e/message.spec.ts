import type { ServerResponse } from 'node:http';
import type { Page } from '@playwright/test';
import { startCallbackReceiver } from '../lib/testing/callback-receiver';
import { expectAccessible } from './fixtures/accessible';
import {
  addMessages,
  doubtNewestMessage,
  giveApiUser,
  newestMessageId,
  setCallbackUrl,
  setOwnRole,
} from './fixtures/database';
import { fact } from './fixtures/facts';
import { expect, sendSms, test } from './fixtures/test';
import { addTestAccount, type TestAccount } from './fixtures/test-account';

const happened = (page: Page) => page.getByRole('region', { name: 'Timeline' }).getByRole('listitem');
/** Sends a message and opens its page at once, so that what comes of it is told live. */
async function sendAndOpen(page: Page, account: TestAccount, changes: Readonly<Record<string, string>> = {}) {
  const apiUser = giveApiUser(account, 'billing');
  expect(await sendSms(account, apiUser, changes)).toMatch(/^OK/);
  const id = newestMessageId(account);
  await page.goto(account.url(`/messages/${id}`));
  return id;
}

test('a message’s page tells live how it is delivered, with its callbacks, which are sent again, and what it cost', async ({
  account,
  owner: page,
}) => {
  const receiver = await startCallbackReceiver();
  const apiUser = giveApiUser(account, 'billing');
  setCallbackUrl(account, 'billing', receiver.url);
  expect(await sendSms(account, apiUser, { tag: 'invoice-7' })).toMatch(/^OK/);
  const id = newestMessageId(account);
  await page.goto(account.url(`/messages/${id}`));
  await expect(page.getByRole('heading', { level: 1, name: 'Delivered to +33 6 12 34 56 78' })).toBeVisible();
  await expect(page.getByText(/after Chappe accepted it\./)).toBeVisible();
  await expect(page).toHaveTitle(`Message ${id} · ${account.serviceName} · Chappe`);
  await expect(happened(page).last()).toContainText('no phone was reached.');
  await expect(page.getByText('Simulated: no phone was reached')).toBeVisible();
  await expect(happened(page).last().getByText('ptt 4', { exact: true })).toBeVisible();
  await expect(happened(page).last().getByText('final', { exact: true })).toBeVisible();
  await expect(fact(page, 'DLR id')).toHaveText('1, Success');
  await expect(happened(page).first()).toContainText('Accepted');
  await expect(fact(page, 'Accepted')).toHaveCount(0);
  await expect(fact(page, 'Sent by').getByRole('link', { name: 'billing' })).toBeVisible();
  await expect(fact(page, 'Tag')).toHaveText('invoice-7');
  await expect(page.getByRole('region', { name: 'Text', exact: true })).toContainText(
    '1 segment, GSM 7-bit: 16 characters',
  );
  await expect(fact(page, 'Charged', 'Price')).toHaveText('1.00 credit');
  await expect(fact(page, 'Paid by', 'Price')).toHaveText('The account');
  await expect(page.getByRole('region', { name: 'Text', exact: true }).locator('mark')).toHaveText('STOP 36111');
  await expect(fact(page, 'Settled')).toHaveCount(0);

  const callbacks = page.getByRole('region', { name: 'Callbacks' });
  await expect(callbacks.getByText('HTTP 200').first()).toBeVisible();
  await expect(callbacks.getByText('Pending')).toHaveCount(0);
  const sent = receiver.received.length;
  await callbacks
    .getByRole('button', { name: /^Redeliver / })
    .first()
    .click();
  await receiver.waitFor(sent + 1);
  await expect(page.getByRole('status').filter({ hasText: '1 callback is on its way again.' })).toBeVisible();
  await expect(page.getByRole('row', { name: / Charge / })).toContainText('199');

  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  for (const [what, text] of [
    ['Copy the ID', String(id)],
    ['Copy the number', '+33612345678'],
    ['Copy the text', 'Hello\nSTOP 36111'],
  ] as const) {
    await page.getByRole('button', { name: what }).click();
    await expect(page.getByRole('button', { name: what })).toHaveCount(0);
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(text);
  }
  await receiver.close();
});

test('a message that failed says why, and nothing came back', async ({ account, owner: page }) => {
  await sendAndOpen(page, account, { to: '+33600990023' });
  await expect(happened(page).last()).toContainText('The number is wrong, blacklisted or barred; do not use it again.');
  await expect(happened(page).last().getByText('ptt 23', { exact: true })).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Not delivered to +33 6 00 99 00 23');
  await expect(page.getByRole('row', { name: / Charge / })).toBeVisible();
  await expect(page.getByRole('row', { name: /Refund/ })).toHaveCount(0);
  await expect(page.getByText('None: no URL was called about this message.')).toBeVisible();
});

test('a message that was not billed says that its credits were refunded', async ({ account, owner: page }) => {
  await sendAndOpen(page, account, { to: '+33600999002' });
  await expect(happened(page).last()).toContainText('1 credit was refunded');
  await expect(fact(page, 'Refunded', 'Price')).toHaveText(/^1\.00\scredit, \d/);
  await expect(fact(page, 'Charged', 'Price')).toHaveText('1.00 credit');
  await expect(fact(page, 'Net price', 'Price')).toHaveText('0.00 credits');
  await expect(page.getByRole('row', { name: /Refund/ })).toContainText('+1');
});

test('a message of several segments says how far each has come', async ({ account, owner: page }) => {
  await sendAndOpen(page, account, { message: 'long '.repeat(50) });
  const segments = page.getByRole('region', { name: 'Segments' }).getByRole('listitem');
  await expect(segments).toHaveCount(2);
  const text = page.getByRole('region', { name: 'Text', exact: true });
  await expect(text).toContainText(/2\ssegments, GSM 7-bit: \d+\scharacters/);
  await expect(text).toContainText('153 of 153 characters');
  for (const number of [1, 2]) {
    const segment = segments.nth(number - 1);
    await expect(segment).toContainText(`Segment ${number} of 2`);
    await expect(segment).toContainText('Delivered');
    await expect(
      happened(page)
        .filter({ hasText: `Segment ${number} of 2` })
        .first(),
    ).toBeVisible();
  }
});

test('what may have been sent says why in the reader’s language, and what a carrier said in its own words', async ({
  account,
  owner: page,
}) => {
  addMessages(account, 1);
  doubtNewestMessage(account, 'link lost');
  for (const [locale, why] of [
    ['en', 'The carrier did not answer in time.'],
    ['fr', 'L’opérateur n’a pas répondu à temps.'],
  ] as const) {
    await page.context().addCookies([{ name: 'chappe.locale', value: locale, url: account.chappe.url }]);
    await page.goto(account.url(`/messages/${newestMessageId(account)}`));
    const events = page.getByRole('listitem').filter({ hasText: 'ptt 6' });
    await expect(events).toHaveCount(2);
    await expect(events.filter({ hasText: why })).not.toContainText('link lost');
    await expect(events.getByText('link lost', { exact: true })).toBeVisible();
  }
});

test('the log leads to a message and back to itself, as it was filtered', async ({ account, owner: page }) => {
  addMessages(account, 120);
  await page.goto(account.url('/messages?recipient=%2B336000001&state=delivered'));
  await page.getByRole('link', { name: '+33 6 00 00 01 17' }).click();
  await expect(page.getByRole('heading', { level: 1, name: /\+33 6 00 00 01 17$/ })).toBeVisible();
  const breadcrumb = page.getByRole('navigation', { name: 'Breadcrumb' });
  await expect(breadcrumb).toContainText(/Message \d+/);
  await page.reload();
  await breadcrumb.getByRole('link', { name: 'Sending log' }).click();
  await expect(page).toHaveURL(account.url('/messages?recipient=%2B336000001&state=delivered'));
  await expect(page.getByLabel('Search messages by recipient', { exact: true })).toHaveValue('+336000001');
  await page.goto(account.url());
  await page.getByRole('link', { name: '+33 6 00 00 01 20' }).click();
  await breadcrumb.getByRole('link', { name: 'Home' }).click();
  await expect(page).toHaveURL(account.url());
});

test('a message that is not the account’s is not found below the account’s header; a viewer sees one, and redelivers nothing', async ({
  account,
  owner: page,
}) => {
  const other = addTestAccount(account.chappe);
  addMessages(other, 1);
  for (const id of [String(newestMessageId(other)), '9', 'abc', '1e3', '-1']) {
    expect((await page.goto(account.url(`/messages/${id}`)))?.status(), id).toBe(404);
    await expect(page.getByRole('heading', { level: 1, name: 'This page does not exist' })).toBeVisible();
    await expect(page.getByRole('navigation', { name: 'Sections' })).toBeVisible();
  }
  const receiver = await startCallbackReceiver();
  const apiUser = giveApiUser(account, 'billing');
  setCallbackUrl(account, 'billing', receiver.url);
  expect(await sendSms(account, apiUser)).toMatch(/^OK/);
  setOwnRole(account, 'viewer');
  await page.goto(account.url(`/messages/${newestMessageId(account)}`));
  await expect(page.getByRole('region', { name: 'Callbacks' }).getByText('HTTP 200').first()).toBeVisible();
  await expect(page.getByRole('button', { name: /^Redeliver / })).toHaveCount(0);
  await receiver.close();
});

test('from 320 to 1920 px a message’s page never scrolls sideways, and each of its controls is reached', async ({
  account,
  owner: page,
}) => {
  const receiver = await startCallbackReceiver();
  const apiUser = giveApiUser(account, 'a'.repeat(40));
  setCallbackUrl(account, apiUser.login, `${receiver.url}?${'x'.repeat(300)}`);
  expect(await sendSms(account, apiUser, { message: 'x'.repeat(400) })).toMatch(/^OK/);
  await page.goto(account.url(`/messages/${newestMessageId(account)}`));
  await expect(page.getByRole('region', { name: 'Callbacks' }).getByText('HTTP 200').first()).toBeVisible();
  for (const width of [320, 640, 768, 1024, 1440, 1920]) {
    await page.setViewportSize({ width, height: 800 });
    const sideways = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(sideways, `${width} px`).toBe(0);
    for (const control of await page.locator('#content').locator('a, button, summary').all())
      await control.click({ trial: true });
  }
  await receiver.close();
});

test('an owner deletes a message that is over, and the log is without it', async ({ account, owner: page }) => {
  const id = await sendAndOpen(page, account);
  await expect(page.getByRole('heading', { level: 1, name: /^Delivered to/ })).toBeVisible();
  await page.getByRole('button', { name: 'Delete', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Delete the message to +33 6 12 34 56 78?' });
  await expect(dialog).toContainText('What it cost stays in the credit movements.');
  await dialog.getByRole('button', { name: 'Delete', exact: true }).click();
  await expect(page).toHaveURL(account.url('/messages'));
  await expect(page.getByRole('status').filter({ hasText: 'Message deleted.' })).toBeVisible();
  await expect(page.getByText('No message yet')).toBeVisible();
  await expect(page.getByRole('row', { name: '+33 6 12 34 56 78' })).toHaveCount(0);
  await page.goto(account.url('/audit'));
  const entry = page.getByRole('listitem').filter({ hasText: 'SMS deleted from the log' });
  await expect(entry).toContainText(`message:${id}`);
  await page.goto(account.url('/credit'));
  await expect(page.getByRole('row', { name: new RegExp(`${id}, sent by billing`) })).toBeVisible();
});

test('while a callback is pending, a message says that it cannot be deleted yet, and then that it can', async ({
  account,
  owner: page,
}) => {
  const unanswered: ServerResponse[] = [];
  let answers = false;
  const receiver = await startCallbackReceiver({
    answer: (_, response) => void (answers ? response.end() : unanswered.push(response)),
  });
  const apiUser = giveApiUser(account, 'billing');
  setCallbackUrl(account, 'billing', receiver.url);
  expect(await sendSms(account, apiUser)).toMatch(/^OK/);
  await page.goto(account.url(`/messages/${newestMessageId(account)}`));
  await expect(page.getByRole('heading', { level: 1, name: /^Delivered to/ })).toBeVisible();
  const remove = page.getByRole('button', { name: 'Delete', exact: true });
  await expect(remove).toHaveAttribute('aria-disabled', 'true');
  await expect(remove).toHaveAccessibleDescription(
    'It can be deleted once no callback about it is pending or being retried.',
  );
  await expect(page.getByRole('link', { name: 'callback about it' })).toHaveAttribute(
    'href',
    /\/callbacks\?message=\d+$/,
  );
  await remove.click({ force: true });
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expectAccessible(page, { everyWidth: true });
  answers = true;
  for (const response of unanswered) response.end();
  await expect(remove).not.toHaveAttribute('aria-disabled');
  await remove.click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete', exact: true }).click();
  await expect(page).toHaveURL(account.url('/messages'));
  await receiver.close();
});

test('a manager is not offered to delete a message', async ({ account, owner: page }) => {
  const id = await sendAndOpen(page, account);
  await expect(page.getByRole('button', { name: 'Delete', exact: true })).toBeVisible();
  setOwnRole(account, 'operator');
  await page.goto(account.url(`/messages/${id}`));
  await expect(page.getByRole('heading', { level: 1, name: /^Delivered to/ })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Delete', exact: true })).toHaveCount(0);
});
