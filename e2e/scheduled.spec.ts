import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expectAccessible } from './fixtures/accessible';
import { giveApiUser, newestMessageId, setOwnRole } from './fixtures/database';
import { entryCalled } from './fixtures/menus';
import { dayOfSummer, deferredTo, SUMMER, shownDay } from './fixtures/next-summer';
import { expect, sendSms, test } from './fixtures/test';
import type { TestAccount } from './fixtures/test-account';

const credit = (page: Page) => page.getByText('credits available').locator('xpath=following-sibling::dd');
const status = (page: Page, text: string) => page.getByRole('status').filter({ hasText: text });
const MANY = Array.from({ length: 120 }, (_, index) => `+3361234${5_000 + index}`).join();

/** Two messages and a bulk send that wait, sent by a script. */
async function schedule(account: TestAccount) {
  const apiUser = giveApiUser(account, 'shop');
  for (const [to, deferred] of [
    ['+33612345679', deferredTo('1200')],
    ['+33612345678', deferredTo('1000')],
    [MANY, deferredTo('0900')],
  ] as const) {
    expect(await sendSms(account, apiUser, { to, deferred })).toMatch(/^OK/);
  }
}

async function choose(page: Page, row: string, entry: string) {
  await page.getByRole('button', { name: `Actions for ${row}`, exact: true }).click();
  await entryCalled(page, entry).click();
  return page.getByRole('dialog');
}

test('what waits is found beside the log, the soonest first; it is edited, sent now and cancelled, and credit follows @phone', async ({
  account,
  owner: page,
}) => {
  await schedule(account);
  await page.goto(account.url('/messages'));
  await page.getByRole('navigation', { name: 'Lists of messages' }).getByRole('link', { name: 'Scheduled' }).click();
  await expect(page).toHaveTitle(`Scheduled · ${account.serviceName} · Chappe`);
  const links = page.getByRole('main').getByRole('link', { name: /^\+33 6/ });
  await expect(links).toHaveText(['+33 6 12 34 56 78', '+33 6 12 34 56 79']);
  await expect(page.getByRole('region', { name: 'Bulk sends' })).toContainText('120 recipients');
  await expect(credit(page)).toHaveText('78.00');
  await expectAccessible(page, { everyWidth: true });

  const edit = await choose(page, '+33 6 12 34 56 78', 'Edit');
  await edit.getByLabel('Message', { exact: true }).fill('x'.repeat(161));
  await expect(edit.getByText('+1.00', { exact: true })).toBeVisible();
  await expectAccessible(page, { within: '[role=dialog]', everyWidth: true });
  await edit.getByRole('button', { name: 'Confirm' }).click();
  await expect(status(page, 'Message changed. Credits: −1.')).toBeVisible();
  await expect(credit(page)).toHaveText('77.00');

  const cancel = await choose(page, 'the bulk send to 120 recipients', 'Cancel sending');
  await expect(cancel).toContainText('Cancel this bulk send to 120 recipients?');
  await expect(cancel).toContainText('from TEST.');
  await expect(cancel).toContainText('120 credits are refunded to the account’s credit.');
  await expect(cancel.getByRole('button', { name: 'Keep it' })).toBeVisible();
  await expectAccessible(page, { within: '[role=dialog]', everyWidth: true });
  await cancel.getByRole('button', { name: 'Cancel sending' }).click();
  await expect(status(page, '120 messages cancelled: 120 credits refunded.')).toBeVisible();
  await expect(credit(page)).toHaveText('197.00');
  await expect(page.getByRole('region', { name: 'Bulk sends' })).toHaveCount(0);

  const now = await choose(page, '+33 6 12 34 56 79', 'Send now');
  await now.getByRole('button', { name: 'Send now' }).click();
  await expect(links).toHaveText(['+33 6 12 34 56 78']);
  await page.getByRole('link', { name: 'Sending log' }).click();
  await expect(page.getByRole('row', { name: '+33 6 12 34 56 79' })).toContainText('Delivered');
});

test('the sending log is a file of just what is filtered', async ({ account, owner: page }) => {
  const apiUser = giveApiUser(account, 'shop');
  for (const to of ['+33612345678', '+33600990023']) expect(await sendSms(account, apiUser, { to })).toMatch(/^OK/);
  await page.goto(account.url('/messages?recipient=5678'));
  await expect(page.getByRole('row', { name: '+33 6 12 34 56 78' })).toContainText('Delivered');
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Export to CSV' }).click();
  const [head, ...lines] = readFileSync(await (await download).path(), 'utf8')
    .trimEnd()
    .split('\r\n');
  expect(head).toContain(
    'ID,Date (Europe/Paris),Scheduled for (Europe/Paris),API user,Sender,Recipient,Status,ptt,DLR',
  );
  expect(lines).toEqual([expect.stringMatching(/,shop,TEST,33612345678,Delivered,4,1 Success,1,1,,,"Hello/)]);
});

test('several are chosen, moved together and cancelled together, by the keyboard alone', async ({
  account,
  owner: page,
}) => {
  await schedule(account);
  await page.goto(account.url('/messages/scheduled'));
  await page.getByLabel('Select +33 6 12 34 56 78').focus();
  await page.keyboard.press('Space');
  await expect(page.getByText('1 selected')).toBeVisible();
  await page.getByLabel('1 selected').focus();
  await page.keyboard.press('Space');
  await expect(page.getByText('2 selected')).toBeVisible();
  await page.getByRole('button', { name: 'Reschedule' }).focus();
  await page.keyboard.press('Enter');
  const move = page.getByRole('dialog', { name: 'Reschedule 2 messages' });
  await move.getByLabel('Date and time', { exact: true }).fill(`14/${SUMMER.month}/${SUMMER.year} 08:30`);
  await page.keyboard.press('Enter');
  await expect(status(page, `2 messages rescheduled for ${shownDay(14)}, 08:30.`)).toBeVisible();
  await expect(page.getByRole('row', { name: '+33 6 12 34 56 79' })).toContainText(`${shownDay(14)}, 08:30`);
  await page.getByLabel('Select all single messages on this page').focus();
  await page.keyboard.press('Space');
  await page.getByRole('button', { name: 'Cancel sending' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel sending' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Nothing is scheduled' })).toBeVisible();
  await expect(credit(page)).toHaveText('80.00');
});

test('a message that waits has its actions on its own page; one that was sent is sent again from there', async ({
  account,
  owner: page,
}) => {
  const apiUser = giveApiUser(account, 'shop');
  expect(await sendSms(account, apiUser, { deferred: deferredTo('1200') })).toMatch(/^OK/);
  await page.goto(account.url(`/messages/${newestMessageId(account)}`));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Scheduled to \+33\s6\s12\s34\s56\s78$/);
  await page.getByRole('main').getByRole('button', { name: 'Actions' }).click();
  await entryCalled(page, 'Cancel sending').click();
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel sending' }).click();
  const happened = page.getByRole('region', { name: 'Timeline' });
  await expect(happened).toContainText('It was cancelled before it was sent.');
  await expect(happened).toContainText('1 credit was refunded.');
  await expect(page.getByRole('main').getByRole('button', { name: 'Actions' })).toHaveCount(0);
  await page.getByRole('button', { name: 'Send again' }).click();
  await expect(page).toHaveTitle(/Send an SMS/);
  await expect(page.getByLabel('Message', { exact: true })).toHaveValue('Hello');
  await expect(page.getByLabel('Recipients', { exact: true })).toHaveValue('+33612345678');
  // The same message, untouched, takes the place of nothing.
  await page.goBack();
  await page.getByRole('button', { name: 'Send again' }).click();
  await expect(page.getByLabel('Message', { exact: true })).toHaveValue('Hello');
  await page.getByLabel('Message', { exact: true }).fill('Hello, written on');
  await page.goBack();
  await page.getByRole('button', { name: 'Send again' }).click();
  await page.getByRole('dialog', { name: 'Replace your draft?' }).getByRole('button', { name: 'Replace it' }).click();
  await expect(page.getByLabel('Message', { exact: true })).toHaveValue('Hello');
});

test('what is typed into an edit stays when the message is sent meanwhile, and saving it says that it is too late', async ({
  account,
  owner: page,
}) => {
  const apiUser = giveApiUser(account, 'shop');
  expect(await sendSms(account, apiUser, { deferred: deferredTo('1200') })).toMatch(/^OK/);
  const address = account.url(`/messages/${newestMessageId(account)}`);
  await page.goto(address);
  await page.getByRole('main').getByRole('button', { name: 'Actions' }).click();
  await entryCalled(page, 'Edit').click();
  const edit = page.getByRole('dialog');
  await edit.getByLabel('Message', { exact: true }).fill('Written at length');
  const elsewhere = await page.context().newPage();
  await elsewhere.goto(address);
  await elsewhere.getByRole('main').getByRole('button', { name: 'Actions' }).click();
  await entryCalled(elsewhere, 'Send now').click();
  await elsewhere.getByRole('dialog').getByRole('button', { name: 'Send now' }).click();
  await expect(elsewhere.getByRole('button', { name: 'Send again' })).toBeVisible();
  // The page beneath has heard of it, too.
  await expect(page.getByRole('button', { name: 'Send again', includeHidden: true })).toBeAttached();
  await expect(edit.getByLabel('Message', { exact: true })).toHaveValue('Written at length');
  await edit.getByRole('button', { name: 'Confirm' }).click();
  await expect(edit.getByRole('alert')).toContainText('It has been sent already, or is being sent.');
});

test('a merged send that waits is rescheduled and its class edited, and its dialog says why its text stays', async ({
  account,
  owner: page,
}) => {
  await page.goto(account.url('/messages/send'));
  const rows = MANY.split(',').map((to, index) => `${to},Name${index}`);
  const buffer = Buffer.from(['Number,Name', ...rows].join('\n'));
  await page.getByLabel('Message', { exact: true }).fill('Hello #Name#');
  await page.locator('input[type=file]').setInputFiles({ name: 'people.csv', mimeType: 'text/csv', buffer });
  await page.getByRole('dialog').getByRole('button', { name: 'Use these rows' }).click();
  await page.getByRole('button', { name: 'At a date and time', exact: true }).click();
  await page.getByLabel('Date and time', { exact: true }).fill(`${dayOfSummer(1)}T09:00`);
  await page.getByRole('button', { name: 'Schedule for 120 recipients' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Schedule for 120 recipients' }).click();
  await expect(page.getByText('120 messages were accepted')).toBeVisible();

  await page.goto(account.url('/messages/scheduled'));
  const send = page.getByRole('region', { name: 'Bulk sends' });
  await expect(send).toContainText('Each recipient has a text of their own');
  const move = await choose(page, 'the bulk send to 120 recipients', 'Reschedule');
  await move.getByLabel('Date and time', { exact: true }).fill(`${dayOfSummer(2)}T10:30`);
  await move.getByRole('button', { name: 'Reschedule' }).click();
  await expect(status(page, `120 messages rescheduled for ${shownDay(2)}, 10:30.`)).toBeVisible();
  await expect(send).toContainText(`${shownDay(2)}, 10:30`);

  const edit = await choose(page, 'the bulk send to 120 recipients', 'Edit');
  await expect(edit).toContainText('neither the text nor the sender can be changed here');
  await expect(edit.getByLabel('Message', { exact: true })).toHaveCount(0);
  await expectAccessible(page, { within: '[role=dialog]', everyWidth: true });
  await edit.getByLabel('Class').selectOption({ index: 0 });
  await edit.getByRole('button', { name: 'Confirm' }).click();
  await expect(status(page, '120 messages changed.')).toBeVisible();
});

test('a send that was cancelled elsewhere is said to be cancelled, and not to have been sent', async ({
  account,
  owner: page,
}) => {
  await schedule(account);
  await page.goto(account.url('/messages/scheduled'));
  const cancel = await choose(page, '+33 6 12 34 56 78', 'Cancel sending');
  const elsewhere = await page.context().newPage();
  await elsewhere.goto(account.url('/messages/scheduled'));
  const other = await choose(elsewhere, '+33 6 12 34 56 78', 'Cancel sending');
  await other.getByRole('button', { name: 'Cancel sending' }).click();
  await expect(status(elsewhere, '1 message cancelled: 1 credit refunded.')).toBeVisible();
  await cancel.getByRole('button', { name: 'Cancel sending' }).click();
  await expect(
    status(page, 'There was nothing left to cancel. 1 had been cancelled before, and its credits refunded.'),
  ).toBeVisible();
});

test('who may only look sees what waits and is offered nothing', async ({ account, owner: page }) => {
  await schedule(account);
  setOwnRole(account, 'viewer');
  await page.goto(account.url('/messages/scheduled'));
  await expect(page.getByRole('link', { name: '+33 6 12 34 56 78' })).toBeVisible();
  await expect(page.getByRole('checkbox')).toHaveCount(0);
  await expect(page.getByRole('button', { name: /^Actions for/ })).toHaveCount(0);
});
