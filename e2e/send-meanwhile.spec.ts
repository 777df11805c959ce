import type { Page } from '@playwright/test';
import { grantCredits, setStopClause, setTimeZone } from './fixtures/database';
import { dayOfSummer, shownDay } from './fixtures/next-summer';
import { expect, test } from './fixtures/test';

/** Fills in a send to one number, and waits until the page has said what it costs. */
async function write(page: Page, message: string): Promise<void> {
  await page.getByLabel('Recipients', { exact: true }).fill('+33612345678');
  await page.getByLabel('Message', { exact: true }).fill(message);
  await expect(page.getByRole('region', { name: 'Estimate' })).toContainText('After');
}

const press = (page: Page, words = 'Send to') => page.getByRole('button', { name: `${words} 1 recipient` }).click();

test('credit that is gone by now is said beside the button that was pressed, on the page and in the dialog', async ({
  account,
  owner: page,
}) => {
  await page.goto(account.url('/messages/send'));
  await write(page, 'Hello');
  grantCredits(account, -19_950);
  await press(page);
  const refusal = page.getByRole('alert').filter({ hasText: 'Nothing was sent: this costs 1 credit' });
  await expect(refusal).toHaveText('Nothing was sent: this costs 1 credit, and the account has 0.50.');
  await expect(refusal).toBeInViewport();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  grantCredits(account, 19_950);
  await press(page);
  const dialog = page.getByRole('dialog', { name: 'Send to 1 recipient?' });
  await expect(dialog).toBeVisible();
  await expect(refusal).toHaveCount(0);
  grantCredits(account, -19_950);
  await dialog.getByRole('button', { name: 'Send to 1 recipient' }).click();
  await expect(dialog.getByRole('alert')).toHaveText('Nothing was sent: the account no longer has enough credit.');
  await expect(dialog).toContainText('The account now has 0.50 credits instead of 200.');
  await expect(dialog).toContainText('Short by0.5');
});

test('a sum that has changed is said before it is confirmed, and more than was confirmed is never taken', async ({
  account,
  owner: page,
}) => {
  const oneSegment = 'a'.repeat(155);
  setStopClause(account, false);
  await page.goto(account.url('/messages/send'));
  await write(page, oneSegment);
  setStopClause(account, true);
  await press(page);
  const dialog = page.getByRole('dialog', { name: 'Send to 1 recipient?' });
  await expect(dialog).toContainText('It now costs 2 credits instead of 1.');
  await expect(dialog).toContainText('−2');
  setStopClause(account, false);
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await press(page);
  await expect(dialog).toContainText('−1');
  await expect(dialog).not.toContainText('instead of');
  setStopClause(account, true);
  await dialog.getByRole('button', { name: 'Send to 1 recipient' }).click();
  await expect(dialog.getByRole('alert')).toContainText('it now costs more than you confirmed');
  await expect(dialog).toContainText('It now costs 2 credits instead of 1.');
  await dialog.getByRole('button', { name: 'Send to 1 recipient' }).click();
  await expect(page.getByText('2 credits were taken from the account.')).toBeVisible();
});

test('a moment stays the one that was chosen, though the account’s time zone becomes another', async ({
  account,
  owner: page,
}) => {
  const moment = page.getByLabel('Date and time', { exact: true });
  await page.goto(account.url('/messages/send'));
  await write(page, 'Later');
  await page.getByRole('button', { name: 'At a date and time', exact: true }).click();
  await expect(moment).toHaveAccessibleDescription('In the time zone Europe/Paris.');
  await moment.fill(`${dayOfSummer(1)}T10:00`);
  setTimeZone(account, 'America/New_York');
  await page.reload();
  await expect(moment).toHaveAccessibleDescription(
    /^\w+, 1\s\w+\s20\d\d at 10:00 \(Europe\/Paris\)\. .* is now America\/New_York/,
  );
  await press(page, 'Schedule for');
  const dialog = page.getByRole('dialog', { name: 'Schedule for 1 recipient?' });
  await expect(dialog).toContainText(`${shownDay(1)}, 10:00 (Europe/Paris, GMT+2)`);
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await moment.fill(`${dayOfSummer(1)}T11:00`);
  await expect(moment).toHaveAccessibleDescription(/^\w+, 1\s\w+\s20\d\d at 11:00 \(America\/New_York\)\.$/);
  await moment.fill(`${dayOfSummer(1)}T10:00`);
  await press(page, 'Schedule for');
  await expect(dialog).toContainText(`${shownDay(1)}, 10:00 (America/New_York, GMT-4)`);
});
