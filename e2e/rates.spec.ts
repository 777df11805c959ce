/** What segments cost: set by whoever owns the instance, paid by accounts, and read by their people. */
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expectAccessible } from './fixtures/accessible';
import { giveApiUser, makeInstanceOwner } from './fixtures/database';
import { announced } from './fixtures/dialogs';
import { filterCalled } from './fixtures/filters';
import { pageAlive } from './fixtures/page-alive';
import { shownNumber } from './fixtures/shown-number';
import { expect, sendSms, test } from './fixtures/test';

/** Numbers that no other test writes to. */
const PREFIX = '+33655';
const NUMBER = '+33655123456';

const creditLeft = (answer: string) => Number(/^OK\n([\d.]+)\n/.exec(answer)?.[1]);

const rowOf = (page: Page, prefix: string) =>
  page.getByRole('row').filter({ has: page.getByRole('cell', { name: prefix, exact: true }) });

async function choose(page: Page, prefix: string, entry: string) {
  await rowOf(page, prefix)
    .getByRole('button', { name: /^Actions for/ })
    .first()
    .click();
  await page.getByRole('menuitem', { name: entry, exact: true }).click();
  return page.getByRole('dialog');
}

/** Adds a rate now, or on a day to come. */
async function addRate(page: Page, prefix: string, credits: string, at?: string) {
  await page.getByRole('button', { name: 'Add a price' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Prefix').fill(prefix);
  await dialog.getByLabel('Credits per segment').fill(credits);
  if (at !== undefined) {
    await dialog.getByRole('button', { name: 'Later', exact: true }).click();
    await dialog.getByLabel('Date and time', { exact: true }).fill(at);
  }
  await dialog.getByRole('button', { name: 'Add a price' }).click();
  await expect(dialog).toHaveCount(0);
}

async function deleteRate(page: Page, prefix: string) {
  const dialog = await choose(page, prefix, 'Delete');
  await dialog.getByRole('button', { name: 'Delete' }).click();
  await expect(dialog).toHaveCount(0);
}

test('an owner changes a rate: the next message costs it, and the one before is refunded what was paid', async ({
  account,
  owner: page,
}) => {
  makeInstanceOwner(account);
  const apiUser = giveApiUser(account, 'shop');
  const send = async (changes = {}) =>
    creditLeft(await sendSms(account, apiUser, { to: NUMBER, noStop: '1', ...changes }));
  const rates = `${account.chappe.url}/instance/rates?search=${encodeURIComponent(PREFIX)}`;
  const before = await send({ to: '+32470123456' });

  await page.goto(rates);
  await expect(page).toHaveTitle('Prices · Instance · Chappe');
  await expect(page.getByRole('heading', { name: 'No price matches' })).toBeVisible();
  await addRate(page, '33655', '2.5');
  await expect(announced(page, 'The price of 33655 was added.')).toBeVisible();
  await expect(rowOf(page, PREFIX)).toContainText('France');
  await expect(rowOf(page, PREFIX)).toContainText('In force');
  await expectAccessible(page, { everyWidth: true });
  expect(await send({ deferred: '120001012027' })).toBe(before - 2.5);

  const dialog = await choose(page, PREFIX, 'Change');
  await dialog.getByLabel('Credits per segment').fill('0');
  await dialog.getByRole('button', { name: 'Confirm' }).click();
  await expect(dialog.getByText('A segment costs from 0.01 to 100 credits.')).toBeVisible();
  await dialog.getByLabel('Credits per segment').fill('4');
  await dialog.getByRole('button', { name: 'Confirm' }).click();
  await expect(announced(page, 'The price of +33655, France was changed.')).toBeVisible();
  await expect(rowOf(page, PREFIX)).toContainText('4');
  expect(await send()).toBe(before - 2.5 - 4);

  // The one that waits was paid at the old rate.
  await page.goto(account.url('/messages/scheduled'));
  await page.getByRole('button', { name: `Actions for ${shownNumber(NUMBER)}` }).click();
  await page.getByRole('menuitem', { name: 'Cancel sending' }).click();
  await dialog.getByRole('button', { name: 'Cancel sending' }).click();
  await expect(dialog).toHaveCount(0);
  expect(await send({ to: '+32470123456' })).toBe(before - 4 - 1);
  await page.goto(account.url('/credit'));
  await expect(page.getByRole('row').filter({ hasText: '+2.50' })).toHaveCount(1);

  await page.goto(rates);
  await deleteRate(page, PREFIX);
  await expect(page.getByRole('heading', { name: 'No price matches' })).toBeVisible();
});

test('a rate of later is told before it holds; a number that is tried says what it costs and why', async ({
  account,
  owner: page,
}) => {
  makeInstanceOwner(account);
  await page.goto(`${account.chappe.url}/instance/rates?search=33656`);
  await addRate(page, '+33 656', '0.70', '01/06/2031 08:00');
  await expect(rowOf(page, '+33656')).toContainText('Later');
  const number = page.getByLabel('Number', { exact: true });
  await number.fill('06 56 12 34 56');
  await expect(page.getByText('A segment to +33 6 56 12 34 56 costs 1 credit: Everywhere else.')).toBeVisible();
  await number.fill('+91 98765 43210');
  await expect(page.getByText('A segment to +91 98765 43210 costs 0.40 credits: +91, India.')).toBeVisible();
  await number.fill('nobody');
  await expect(page.getByText('This is not a number with its country code.')).toBeVisible();

  // An account's people read the same.
  await page.goto(account.url('/options'));
  await page.getByRole('link', { name: 'Prices' }).click();
  await expect(page.getByRole('heading', { name: 'Prices' })).toBeVisible();
  await filterCalled(page, 'Search prices by prefix or country').fill('inde');
  await expect(rowOf(page, '+91')).toContainText('0.40');
  await expect(page.getByRole('row')).toHaveCount(2);
  await expect(page.getByRole('button', { name: /^Actions for \+91/ })).toHaveCount(0);
  await expectAccessible(page);

  await page.goto(`${account.chappe.url}/instance/rates?search=33656`);
  await deleteRate(page, '+33656');
});

test('a file of rates is shown before it is imported, and none of it is when a line is wrong', async ({
  account,
  owner: page,
}) => {
  makeInstanceOwner(account);
  await page.goto(`${account.chappe.url}/instance/rates?search=33657`);
  const file = page.locator('input[type=file]');
  const give = (lines: string) =>
    file.setInputFiles({ name: 'rates.csv', mimeType: 'text/csv', buffer: Buffer.from(lines) });
  const dialog = page.getByRole('dialog');
  await pageAlive(page);
  await page.getByRole('button', { name: 'Import a CSV' }).click();
  await expect(dialog.getByText('Three columns: prefix')).toBeVisible();
  await expectAccessible(page, { within: '[role=dialog]' });
  const first = page.waitForEvent('filechooser');
  await dialog.getByRole('button', { name: 'Choose a file' }).click();
  await (await first).setFiles({ name: 'rates.csv', mimeType: 'text/csv', buffer: Buffer.from('33657;free\n') });
  await expect(dialog.getByRole('alert').first()).toContainText('1 line is wrong');
  await give('Prefix;Credits\n33657;0,9\n\n0;1\n336571;free\n');
  await expect(dialog.getByRole('alert').first()).toContainText('2 lines are wrong');
  await expect(dialog.getByText('Line 4, “0, 1”: the prefix must be 1 to 8 digits')).toBeVisible();
  await expect(dialog.getByText('Line 5, “336571, free”: the price must be a number from 0.01 to 100')).toBeVisible();
  await expectAccessible(page, { within: '[role=dialog]' });
  await expect(dialog.getByRole('button', { name: 'Import' })).toHaveCount(0);
  const chosen = page.waitForEvent('filechooser');
  await dialog.getByRole('button', { name: 'Choose another file' }).click();
  await (await chosen).setFiles({
    name: 'rates.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('Prefix;Credits\n33657;0,9\n336571;1,1\n*;1\n'),
  });
  await expect(dialog.getByText('2 new, 0 changed, 1 unchanged')).toBeVisible();
  await expect(dialog.getByRole('listitem').filter({ hasText: '+336571' })).toContainText('new: 1.10, from now on');
  await dialog.getByRole('button', { name: 'Import' }).click();
  await expect(announced(page, '2 prices were imported.')).toBeVisible();
  await expect(rowOf(page, '+336571')).toContainText('1.10');

  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Export' }).click();
  const exported = readFileSync(await (await download).path(), 'utf8');
  expect(exported.split('\r\n').slice(0, 3)).toEqual([
    '\u{FEFF}Prefix,Credits per segment,Valid from',
    expect.stringMatching(/^33657,0\.9,20/),
    expect.stringMatching(/^336571,1\.1,20/),
  ]);
  await give(exported);
  await expect(dialog.getByText('0 new, 0 changed, 2 unchanged')).toBeVisible();
  await dialog.getByRole('button', { name: 'Import' }).click();
  await expect(dialog.getByText('Nothing to confirm')).toBeVisible();
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  for (const prefix of ['+336571', '+33657']) await deleteRate(page, prefix);
});

test('to whoever owns an account only, there are no rates', async ({ owner, account }) => {
  for (const at of ['rates', 'rates/number?number=1', 'rates/export']) {
    expect((await owner.request.get(`${account.chappe.url}/api/panel/instance/${at}`)).status()).toBe(404);
  }
  expect((await owner.goto(`${account.chappe.url}/instance/rates`))?.status()).toBe(404);
});
