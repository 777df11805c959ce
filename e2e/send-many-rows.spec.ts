import { grantCredits } from './fixtures/database';
import { entryCalled } from './fixtures/menus';
import { dayOfSummer } from './fixtures/next-summer';
import { expect, test } from './fixtures/test';

const ROWS = 100_000;
const csv = [
  'Mobile,Name,City',
  ...Array.from({ length: ROWS }, (_, row) => `+${33_700_000_000 + row},Name${row},Town${row}`),
].join('\n');

test('a file of a hundred thousand rows is one send, each with a text of their own, and one row more is refused', async ({
  account,
  owner: page,
}) => {
  test.setTimeout(180_000);
  grantCredits(account, ROWS * 100);
  await page.goto(account.url('/messages/send'));
  const take = async (content: string) => {
    const file = { name: 'customers.csv', mimeType: 'text/csv', buffer: Buffer.from(content) };
    await page.locator('input[type=file]').setInputFiles(file);
    await page.getByRole('dialog').getByRole('button', { name: 'Use these rows' }).click();
  };
  await page.getByLabel('Message', { exact: true }).fill('Hello #Name# in #City#');
  await take(`${csv}\n+33612345678,One,More`);
  await expect(page.getByText('A send has at most 100,000 rows.')).toBeVisible();
  await take(csv);
  await expect(page.getByText('A send has at most 100,000 rows.')).toHaveCount(0);
  await page.getByRole('button', { name: 'At a date and time', exact: true }).click();
  await page.getByLabel('Date and time', { exact: true }).fill(`${dayOfSummer(1)}T09:00`);
  const send = page.getByRole('button', { name: 'Schedule for 100,000 recipients' });
  await send.click({ timeout: 60_000 });
  const dialog = page.getByRole('dialog', { name: 'Schedule for 100,000 recipients?' });
  await dialog.getByRole('button', { name: 'Schedule for 100,000 recipients' }).click({ timeout: 60_000 });
  await expect(page.getByText('100,000 messages were accepted')).toBeVisible({ timeout: 60_000 });
  await page.goto(account.url('/messages/scheduled'));
  await page.getByRole('button', { name: 'Actions for the bulk send to 100,000 recipients', exact: true }).click();
  await entryCalled(page, 'Cancel sending').click();
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel sending' }).click();
  await expect(page.getByRole('status').filter({ hasText: '100,000 messages cancelled' })).toBeVisible();
});
