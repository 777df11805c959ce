import type { Page } from '@playwright/test';
import { expectAccessible } from './fixtures/accessible';
import { newestMessageId, setOwnRole } from './fixtures/database';
import { SUMMER, shownDay } from './fixtures/next-summer';
import { expect, test } from './fixtures/test';

const field = (page: Page, name: string) => page.getByLabel(name, { exact: true });

const choose = (page: Page, choice: string) => page.getByRole('button', { name: choice, exact: true }).click();

/** Fills in what every send has. */
async function write(page: Page, recipients: string, message: string): Promise<void> {
  await field(page, 'Recipients').fill(recipients);
  await field(page, 'Message').fill(message);
}

test('a send from the panel: reached from the log, estimated, confirmed with its sum, delivered, and in the log @phone', async ({
  account,
  owner: page,
}) => {
  await page.goto(account.url('/messages'));
  await page.getByRole('link', { name: 'Send an SMS' }).first().click();
  await expect(page).toHaveTitle(`Send an SMS · ${account.serviceName} · Chappe`);
  await expect(field(page, 'Sender')).toHaveValue('TEST');
  await write(page, '+33 6 12 34 56 78, 0033600990023\n06 12 00\n+33612345678 +32 470 12 34 56', 'Hello €');
  await expect(page.getByText('06 12 00 is too short and is left out.')).toBeVisible();
  await expect(page.getByText('3 valid.')).toBeVisible();
  await expect(page.getByText('1 repeats an earlier number and is not counted.')).toBeVisible();
  await expect(page.getByText('1 segment, GSM 7-bit: 19 characters, 141 left')).toBeVisible();
  await expect(page.getByText('1 character counts as two: €')).toBeVisible();
  const estimate = page.getByRole('region', { name: 'Estimate' });
  await expect(estimate.getByRole('row', { name: /France/ })).toHaveText(/France\s*2\s*1\s*2/);
  await expect(estimate.getByRole('row', { name: /Belgium/ })).toHaveText(/Belgium\s*1\s*1\s*1/);
  await expect(page.getByRole('region', { name: 'On the phone' })).toContainText('Hello €\nSTOP 36111');
  await expectAccessible(page, { everyWidth: true });
  await page.getByRole('button', { name: 'Send to 3 recipients' }).click();
  const dialog = page.getByRole('dialog', { name: 'Send to 3 recipients?' });
  await expect(dialog).toContainText('06 12 00 is too short and is left out.');
  await expect(dialog.getByRole('group', { name: 'Message' })).toHaveText('Hello €\nSTOP 36111');
  await expect(dialog).toContainText('200');
  await expect(dialog).toContainText('−3');
  await expect(dialog).toContainText('197');
  await expectAccessible(page, { within: '[role=dialog]' });
  await dialog.getByRole('button', { name: 'Send to 3 recipients' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '3 messages were accepted' })).toBeVisible();
  await expect(page.getByText('06 12 00 is too short and was left out.')).toBeVisible();
  const row = (number: string) => page.getByRole('row', { name: number });
  await expect(row('+33 6 12 34 56 78')).toContainText('Delivered');
  await expect(row('+32 470 12 34 56')).toContainText('Delivered');
  await expect(row('+33 6 00 99 00 23')).toContainText('Failed');
  await expectAccessible(page, { everyWidth: true });
  await expect(page.getByText('The 3 messages that were accepted are not sent again.')).toBeVisible();
  await page.getByRole('button', { name: 'Correct the number and send to it' }).click();
  await expect(field(page, 'Recipients')).toHaveValue('06 12 00');
  await page.goto(account.url('/messages'));
  await page.getByRole('link', { name: '+33 6 12 34 56 78' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Delivered to +33 6 12 34 56 78' })).toBeVisible();
  await page.goto(account.url('/audit'));
  await expect(page.getByRole('listitem').filter({ hasText: 'SMS sent' })).toContainText('TEST');
});

test('what is wrong is said beside its field, and nothing is sent', async ({ account, owner: page }) => {
  await page.goto(account.url('/messages/send'));
  const send = page.getByRole('button', { name: /^(Send( to \d.*)?|Schedule( for \d.*)?)$/ });
  await send.click();
  await expect(page.getByText('Enter at least one recipient.')).toBeVisible();
  await expect(page.getByText('Enter a text.')).toBeVisible();
  await expect(field(page, 'Recipients')).toBeFocused();
  await write(page, '06 12 34 56', 'Hello');
  await send.click();
  await expect(page.getByText('None of these is a number that can be sent to.')).toBeVisible();
  await field(page, 'Recipients').fill('+33612345678');
  await choose(page, 'At a date and time');
  await send.click();
  await expect(page.getByText('Choose a day and a time.')).toBeVisible();
  for (const [moment, fault] of [
    ['2020-01-01T10:00', 'This moment has passed.'],
    ['2035-03-25T02:30', 'Clocks go forward past this time'],
  ] as const) {
    await field(page, 'Date and time').fill(moment);
    await expect(page.getByText(fault)).toBeVisible();
    await send.click();
    await expect(field(page, 'Date and time')).toBeFocused();
  }
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await choose(page, 'Now');
  await field(page, 'Message').fill('Grüße an “Зоя”');
  await expect(page.getByText('“ З о я ” make the text Unicode')).toBeVisible();
  await field(page, 'Message').fill('a'.repeat(39_000));
  await expect(page.getByText('The account is 55 credits short: this cannot be sent.')).toBeVisible();
  await send.click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('a draft is there again after a look elsewhere, and gone once it is sent; a scheduled send waits', async ({
  account,
  owner: page,
}) => {
  await page.goto(account.url('/messages/send'));
  await write(page, '+33612345678', 'See you');
  await choose(page, 'At a date and time');
  await field(page, 'Date and time').fill('soon');
  await field(page, 'Date and time').blur();
  await expect(page.getByText('There is no such date and time.')).toBeVisible();
  await page.getByRole('button', { name: 'Choose a day: Date and time' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('grid')).toBeVisible();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('grid')).toHaveCount(0);
  await expect(field(page, 'Date and time')).toHaveValue(/^\d\d\/\d\d\/\d{4} 09:00$/);
  await field(page, 'Date and time').fill(`1.${Number(SUMMER.month)}.${SUMMER.year} 10h`);
  await page.goto(account.url());
  await page.getByRole('link', { name: 'Send an SMS' }).first().click();
  await expect(field(page, 'Message')).toHaveValue('See you');
  await expect(field(page, 'Date and time')).toHaveValue(`01/${SUMMER.month}/${SUMMER.year} 10:00`);
  await page.getByRole('button', { name: 'Schedule for 1 recipient' }).click();
  const dialog = page.getByRole('dialog', { name: 'Schedule for 1 recipient?' });
  await expect(dialog).toContainText(`${shownDay(1)}, 10:00 (Europe/Paris, GMT+2)`);
  await dialog.getByRole('button', { name: 'Schedule for 1 recipient' }).click();
  const row = page.getByRole('row', { name: '+33 6 12 34 56 78' });
  await expect(row).toContainText('Scheduled');
  await expect(row).toContainText(`for ${shownDay(1)}, 10:00`);
  await page.getByRole('button', { name: 'Send another' }).click();
  await expect(field(page, 'Message')).toHaveValue('');
});

test('whoever presses twice sends once', async ({ account, owner: page }) => {
  await page.goto(account.url('/messages/send'));
  await write(page, '+33612345678', 'Once');
  await page.getByRole('button', { name: 'Send to 1 recipient' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Send to 1 recipient' }).dblclick();
  await expect(page.getByRole('heading', { name: '1 message was accepted' })).toBeVisible();
  const first = newestMessageId(account);
  await page.goto(account.url('/messages'));
  await expect(page.getByRole('link', { name: '+33 6 12 34 56 78' })).toHaveCount(1);
  expect(newestMessageId(account)).toBe(first);
});

test('a send to very many is a bulk, told with its progress', async ({ account, owner: page }) => {
  await page.goto(account.url('/messages/send'));
  await write(page, Array.from({ length: 150 }, (_, index) => `+336000${10_000 + index}`).join('\n'), 'Many');
  await page.getByRole('button', { name: 'Send to 150 recipients' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Send to 150 recipients' }).click();
  await expect(page.getByRole('heading', { name: '150 messages were accepted' })).toBeVisible();
  const outcomes = page.getByRole('region', { name: 'Outcome' });
  await expect(outcomes.getByText('Delivered').locator('xpath=following-sibling::dd')).toContainText('150');
  await page.getByRole('link', { name: 'its page' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Bulk send to 150 recipients' })).toBeVisible();
});

test('recipients come from a column of a CSV file, added to those that are there; what cannot be read says so', async ({
  account,
  owner: page,
}) => {
  await page.goto(account.url('/messages/send'));
  await field(page, 'Recipients').fill('+33612345670');
  const file = page.locator('input[type=file]');
  const csv = 'Customer;Name;Mobile\n1001;"Zoé; and Max";+33 6 12 34 56 78\n1002;Ida;0033612345679\n1003;Bob;\n';
  await file.setInputFiles({ name: 'customers.csv', mimeType: 'text/csv', buffer: Buffer.from(csv, 'latin1') });
  const dialog = page.getByRole('dialog', { name: 'Numbers from a file' });
  await expect(dialog.getByLabel('Column', { exact: true })).toHaveValue('2');
  await expect(dialog.getByRole('listitem')).toHaveText(['+33 6 12 34 56 78', '0033612345679']);
  await dialog.getByLabel('Column', { exact: true }).selectOption('Name');
  await expect(dialog.getByRole('listitem').first()).toHaveText('Zoé; and Max');
  await dialog.getByLabel('Column', { exact: true }).selectOption('Mobile');
  await expectAccessible(page, { within: '[role=dialog]' });
  await dialog.getByRole('button', { name: 'Add these numbers' }).click();
  await expect(field(page, 'Recipients')).toHaveValue('+33612345670\n+33 6 12 34 56 78\n0033612345679');
  await expect(page.getByText('3 valid.', { exact: true })).toBeVisible();
  await file.setInputFiles({ name: 'empty.csv', mimeType: 'text/csv', buffer: Buffer.from('\n') });
  await expect(page.getByText('This file is empty.')).toBeVisible();
  await file.setInputFiles({ name: 'large.csv', mimeType: 'text/csv', buffer: Buffer.alloc(5_000_001, '1') });
  await expect(page.getByText('This file is larger than 5 MB.')).toBeVisible();
  const workbook = Buffer.from('504b0304140006000800000021', 'hex');
  await file.setInputFiles({ name: 'customers.xlsx', mimeType: 'application/octet-stream', buffer: workbook });
  await expect(page.getByText('This is not a text file.')).toBeVisible();
  await expect(field(page, 'Recipients')).toHaveValue('+33612345670\n+33 6 12 34 56 78\n0033612345679');
});

test('a file as spreadsheets write it: UTF-16, numbers without their plus; more than fits into a send is said, and kept', async ({
  account,
  owner: page,
}) => {
  await page.goto(account.url('/messages/send'));
  const file = page.locator('input[type=file]');
  const rows = '\ufeffCustomer\tMobile\r\n100200300\t33612345678\r\n100200301\t0612345679\r\n';
  await file.setInputFiles({ name: 'customers.txt', mimeType: 'text/plain', buffer: Buffer.from(rows, 'utf16le') });
  await page.getByRole('dialog').getByRole('button', { name: 'Add these numbers' }).click();
  await expect(page.getByText('2 valid.', { exact: true })).toBeVisible();
  await expect(page.getByText('1 has no country code and is read as a French number (+33).')).toBeVisible();
  await field(page, 'Recipients').fill(`+33612345678${'\u202f'.repeat(250_000)}`);
  await expect(page.getByText('1 valid.', { exact: true })).toBeVisible();
  const wide = `+33612345678${'\u202f'.repeat(500_000)}`;
  await field(page, 'Recipients').fill(wide);
  await expect(page.getByText('This is too much for one send')).toBeVisible();
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(field(page, 'Recipients')).toBeFocused();
  await expect(field(page, 'Recipients')).toHaveValue(wide);
});

test('who may not send is not offered it, and is told why', async ({ account, owner: page }) => {
  setOwnRole(account, 'operator');
  await page.goto(account.url('/messages'));
  await expect(page.getByRole('heading', { level: 1, name: 'Sending log' })).toBeVisible();
  await expect(page.getByText('No message yet')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Send an SMS' })).toHaveCount(0);
  await page.goto(account.url('/messages/send'));
  await expect(page.getByText('Only an owner of this account may send from here.')).toBeVisible();
});

test('from 320 to 1920 px nothing scrolls sideways, in French too', async ({ account, owner: page }) => {
  await page.goto(account.url('/messages/send'));
  await write(page, '+33612345678\n06 12', 'Bonjour à tous');
  await expect(page.getByRole('button', { name: 'Send to 1 recipient' })).toBeVisible();
  for (const language of ['en', 'fr'] as const) {
    await page.context().addCookies([{ name: 'chappe.locale', value: language, url: account.chappe.url }]);
    await page.reload();
    await expect(
      page.getByRole('button', { name: language === 'en' ? 'Send to 1 recipient' : 'Envoyer à 1 destinataire' }),
    ).toBeVisible();
    for (const width of [language === 'en' ? 320 : 360, 390, 768, 1024, 1440, 1920]) {
      await page.setViewportSize({ width, height: 900 });
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
        `${width}`,
      ).toBeLessThanOrEqual(0);
    }
  }
});

test('columns of a file give each recipient a text of their own, seen before it is sent and kept while one looks elsewhere', async ({
  account,
  owner: page,
}) => {
  await page.goto(account.url('/messages/send'));
  await field(page, 'Message').fill('Hello #Name#, No. ##1 for #Town#');
  await expect(page.getByText('#Name#, #Town# would be sent as written: no column has that name.')).toBeVisible();
  const csv = 'Mobile,Name,City\n0612345678,Ada,Paris\n0612345679,Zoé,\n06 12 34 56 78,Eve,Nice\n';
  const file = { name: 'customers.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) };
  await page.locator('input[type=file]').setInputFiles(file);
  const dialog = page.getByRole('dialog', { name: 'Numbers from a file' });
  await expect(dialog.getByRole('checkbox')).toBeChecked();
  await expect(dialog.getByText('Fields for the text: #Name#, #City#')).toBeVisible();
  await expect(dialog.getByRole('listitem').first()).toHaveText('0612345678 · Ada · Paris');
  await expectAccessible(page, { within: '[role=dialog]' });
  await dialog.getByRole('button', { name: 'Use these rows' }).click();
  await expect(page.getByText('#Town# would be sent as written')).toBeVisible();
  await page.getByRole('button', { name: 'Send to 2 recipients' }).click();
  await expect(field(page, 'Message')).toHaveAccessibleDescription(/No column is called #Town#/);
  await field(page, 'Message').fill('Hello #Name#, No. ##1 for ');
  await page.getByRole('button', { name: '#City#' }).click();
  await expect(field(page, 'Message')).toHaveValue('Hello #Name#, No. ##1 for #City#');
  await expect(page.getByText('#City# is empty for 1 recipient.')).toBeVisible();
  await expect(page.getByText('From 1 to 1 segment')).toHaveCount(0);
  await expect(page.getByText('1 segment each, 2 segments in all')).toBeVisible();
  const phone = page.getByRole('region', { name: 'On the phone' });
  await expect(phone).toContainText('Hello Ada, No. #1 for Paris\nSTOP 36111');
  await page.goto(account.url());
  await page.getByRole('link', { name: 'Send an SMS' }).first().click();
  await expect(phone).toContainText('1 of 2: +33 6 12 34 56 78');
  await phone.getByRole('button', { name: 'Next recipient' }).click();
  await expect(phone).toContainText('Hello Zoé, No. #1 for');
  await expectAccessible(page, { everyWidth: true });
  await page.getByRole('button', { name: 'Send to 2 recipients' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Send to 2 recipients' }).click();
  await expect(page.getByRole('heading', { name: '2 messages were accepted' })).toBeVisible();
  await page.getByRole('link', { name: '+33 6 12 34 56 78' }).click();
  await expect(page.getByText('Hello Ada, No. #1 for Paris')).toBeVisible();
});

test('a test goes to one’s own number, asked for once, and an API user may pay', async ({ account, owner: page }) => {
  await page.goto(account.url('/messages/send'));
  await write(page, '', 'See you');
  const payer = page.getByRole('combobox', { name: 'Paid by' });
  await payer.fill('nobody');
  await expect(page.getByText('No enabled API user has this login: choose who pays.')).toBeVisible();
  await payer.fill('');
  await payer.press('Tab');
  await page.getByRole('button', { name: 'Send a test to me' }).click();
  const dialog = page.getByRole('dialog', { name: 'Send a test to me' });
  await dialog.getByLabel('Your number').fill('12');
  await dialog.getByRole('button', { name: 'Send the test' }).click();
  await expect(dialog.getByLabel('Your number')).toHaveAccessibleDescription(/Enter a number such as/);
  await expectAccessible(page, { within: '[role=dialog]' });
  await dialog.getByLabel('Your number').fill('06 12 34 56 70');
  await expect(dialog.getByText('It costs 1 credit, taken from the account.')).toBeVisible();
  await dialog.getByRole('button', { name: 'Send the test' }).click();
  await expect(page.getByText('Your test is on its way: 1 credit.')).toBeVisible();
  await page.goto(account.url('/messages?tag=test'));
  await expect(page.getByRole('link', { name: '+33 6 12 34 56 70' })).toHaveCount(1);
  await page.goto(`${account.chappe.url}/profile`);
  await expect(page.getByLabel('Number for tests')).toHaveValue('+33612345670');
  await expectAccessible(page, { everyWidth: true });
});
