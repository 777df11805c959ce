import type { Page } from '@playwright/test';
import { startCallbackReceiver } from '../lib/testing/callback-receiver';
import { addApiUsers, addFailedCallback, giveApiUser, keepFailing, setCallbackUrl } from './fixtures/database';
import { announced } from './fixtures/dialogs';
import { filterCalled } from './fixtures/filters';
import { expect, sendSms, test } from './fixtures/test';

const DAY_MS = 24 * 3_600_000;
const WRONG = 'http://127.0.0.1:1/wrong?id=7';
const dayFromNow = (days: number) => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);

/** Not those of the tries that one of them opens. */
const rowsOf = (page: Page) =>
  page.getByRole('region', { name: 'callbacks' }).locator('table[role=table] > tbody > tr[role=row]');

test('a double click on Redeliver sends once, and what is failing is sent again with what has failed', async ({
  account,
  owner: page,
}) => {
  const receiver = await startCallbackReceiver();
  addApiUsers(account, 1);
  addFailedCallback(account, 'user-001', WRONG);
  setCallbackUrl(account, 'user-001', receiver.url);
  await page.goto(account.url('/callbacks'));
  const rows = rowsOf(page);
  await rows.getByRole('button', { name: /Show the tries/ }).click();
  await rows.getByRole('button', { name: /^Redeliver \d+/ }).dblclick();
  await expect(announced(page, '1 callback is on its way again.')).toBeVisible();
  await receiver.waitFor(1);
  await expect(rows.getByText('HTTP 200').first()).toBeVisible();
  await page.goto(account.url('/audit?action=callback.redeliver'));
  await expect(page.getByRole('region', { name: 'changes' }).locator('ul > li')).toHaveCount(1);
  expect(receiver.received).toHaveLength(1);

  addFailedCallback(account, 'user-001', WRONG);
  keepFailing(account);
  await page.goto(account.url('/callbacks?status=failing'));
  await expect(rows).toHaveCount(1);
  await page.getByRole('button', { name: 'Redeliver callbacks' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Redeliver' }).click();
  await receiver.waitFor(2);
  await receiver.close();
});

test('what failed goes to the URL of today; the log is filtered and keeps the login of who is gone', async ({
  account,
  owner: page,
}) => {
  const receiver = await startCallbackReceiver();
  addApiUsers(account, 2);
  for (const login of ['user-001', 'user-002']) addFailedCallback(account, login, WRONG);
  setCallbackUrl(account, 'user-001', receiver.url);
  await page.goto(account.url(`/callbacks?login=SER-0`));
  const rows = rowsOf(page);
  await expect(rows).toHaveCount(2);
  await filterCalled(page, 'Search callbacks by API user').fill('user-001');
  await expect(rows).toHaveCount(1);

  await page.getByRole('button', { name: 'Redeliver callbacks' }).click();
  const dialog = page.getByRole('dialog');
  await expect(
    dialog.getByText(
      'Sends again the callbacks that were given up or are being retried, of the API users whose login contains user-001.',
    ),
  ).toBeVisible();
  await expect(dialog.getByText(/ at \d\d:\d\d \(Europe\/Paris\)\./)).toBeVisible();
  await dialog.getByRole('button', { name: 'Redeliver' }).click();
  await expect(page.getByRole('status').filter({ hasText: '1 callback is on its way again.' })).toBeVisible();
  await receiver.waitFor(1);
  expect([receiver.received[0]?.get('app'), receiver.received[0]?.get('id')]).toEqual(['billing', '7']);
  await expect(rows.getByText('HTTP 200')).toBeVisible();
  await expect(rows.getByText('Answered', { exact: true }).first()).toBeVisible();
  await rows.getByRole('button', { name: /Show the tries/ }).click();
  await expect(rows).toHaveCount(2);
  await expect(rows.getByText(`GET ${WRONG}`)).toBeVisible();
  await rows.getByText('Request headers').last().click();
  await expect(rows.getByText('user-agent: Chappe').last()).toBeVisible();
  await receiver.close();

  await filterCalled(page, 'Period').selectOption('Choose days');
  await filterCalled(page, 'From').fill(dayFromNow(2));
  await expect(page.getByRole('heading', { name: 'No callback matches' })).toBeVisible();
  await expect(page).toHaveURL(/[?&]from=\d{4}-\d\d-\d\d/);
  await filterCalled(page, 'From').fill(dayFromNow(-2));
  await filterCalled(page, 'To').fill(dayFromNow(2));
  await expect(rows).toHaveCount(1);

  await page.getByRole('link', { name: 'API users', exact: true }).click();
  await page.getByRole('button', { name: 'Actions for user-001' }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await expect(dialog.getByText(/^Its callback/)).toBeVisible();
  await dialog.getByRole('button', { name: 'Delete' }).click();
  await expect(dialog).toBeHidden();
  await page.goto(account.url(`/callbacks?login=user-001`));
  await expect(rows.getByRole('link', { name: 'user-001', exact: true })).toBeVisible();

  await page.goto(account.url(`/audit?subject=user-0&from=${dayFromNow(-2)}`));
  await expect(page.getByRole('listitem').filter({ hasText: 'API user deleted' })).toBeVisible();
  await filterCalled(page, 'From').fill(dayFromNow(2));
  await expect(page.getByRole('heading', { name: 'No entry matches' })).toBeVisible();
});

test('a callback whose URL answers with an error is failing, with the next try; redelivering what failed takes it too', async ({
  account,
  owner: page,
}) => {
  const receiver = await startCallbackReceiver({ answer: (_, response) => response.writeHead(500).end('no') });
  const apiUser = giveApiUser(account, 'billing');
  setCallbackUrl(account, 'billing', receiver.url);
  expect(await sendSms(account, apiUser)).toMatch(/^OK/);
  await receiver.waitFor(1);

  await page.goto(account.url('/callbacks?status=failing'));
  const row = rowsOf(page);
  await expect(row.first().getByText('Being retried', { exact: true })).toBeVisible();
  await expect(row.first().getByText('HTTP 500')).toBeVisible();
  // Anywhere on the line.
  await row.last().click({ position: { x: 500, y: 5 } });
  await expect(row.getByText(/^Next try .+\d\d:\d\d/).filter({ visible: true })).toBeVisible();
  await filterCalled(page, 'Status').selectOption('Given up');
  await expect(page.getByRole('heading', { name: 'No callback matches' })).toBeVisible();
  const receivedBefore = receiver.received.length;
  await page.getByRole('button', { name: 'Redeliver callbacks' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Redeliver' }).click();
  await expect(announced(page, /^\d+\scallbacks? (is|are) on (its|their) way again\.$/)).toBeVisible();
  await receiver.waitFor(receivedBefore + 1);

  await page.goto(account.url('/users/details?login=billing'));
  const counted = page
    .getByRole('region', { name: /^Callbacks,/ })
    .getByText('Being retried', { exact: true })
    .locator('xpath=following-sibling::dd');
  await expect(counted).toHaveText(/^[1-9]\d*$/);
  await receiver.close();
});
