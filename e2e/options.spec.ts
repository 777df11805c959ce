import { expectAccessible } from './fixtures/accessible';
import { giveApiUser } from './fixtures/database';
import { entryCalled } from './fixtures/menus';
import { dayOfSummer, FIRST_SUNDAY, shownDay } from './fixtures/next-summer';
import { addApiUser, expect, sendSms, test } from './fixtures/test';

test('an owner says how long messages are kept; a wrong number is told beside its field', async ({
  owner: page,
  account,
}) => {
  await page.goto(account.url('/options'));
  const section = page.getByRole('region', { name: 'How long messages are kept' });
  await expect(section).toContainText('are kept for 12 months');
  await section.getByRole('button', { name: 'Change' }).click();
  const months = page.getByLabel('Months kept');
  await months.fill('0');
  await page.getByRole('button', { name: 'Confirm' }).click();
  await expect(page.getByRole('dialog')).toContainText('Enter whole months, from 1 to 120.');
  await months.fill('6');
  await page.getByRole('button', { name: 'Confirm' }).click();
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(page.getByText('The retention was changed.')).toBeVisible();
  await expect(section).toContainText('are kept for 6 months');
  await expect(section).toContainText('Nothing has been old enough to be deleted yet.');
});

test('moments are on the account’s clock while the browser cannot read the account', async ({
  owner: page,
  account,
}) => {
  await addApiUser(page, account, 'billing');
  await page.route('**/api/panel/*/account', () => undefined);
  await page.goto(`${account.chappe.url}/profile`);
  await page.evaluate(
    (url) => Reflect.get(window, 'next').router.push(url),
    `/telecom/sms/${account.serviceName}/audit`,
  );
  const moment = page.getByRole('region', { name: 'changes' }).locator('time').first();
  const at = new Date((await moment.getAttribute('datetime')) ?? '');
  const clock = new Intl.DateTimeFormat('en-GB', {
    dateStyle: 'medium',
    timeStyle: 'medium',
    timeZone: 'Europe/Paris',
  });
  await expect(moment).toHaveText(clock.format(at));
});

test('time zone, STOP clause and callback URL are set for the account, and requests go by them at once @phone', async ({
  owner: page,
  account,
}) => {
  const apiUser = giveApiUser(account, 'billing');
  const creditLeft = async () => Number((await sendSms(account, apiUser, { message: 'x'.repeat(155) })).split('\n')[1]);
  const before = await creditLeft();
  await page.goto(account.url('/options'));
  const dialog = page.getByRole('dialog');
  const open = (name: string) =>
    page.getByRole('region', { name, exact: true }).getByRole('button', { name: 'Change' }).click();
  const confirm = async () => {
    await dialog.getByRole('button', { name: 'Confirm' }).click();
    await expect(dialog).toBeHidden();
  };

  await open('STOP clause');
  await dialog.getByRole('button', { name: 'Confirm' }).click();
  await expect(dialog).toContainText('Nothing to confirm');
  await dialog.getByLabel('Add the STOP clause').uncheck();
  await confirm();
  await expect(page.getByRole('region', { name: 'STOP clause' })).toContainText('Off: nothing is added.');
  // The clause took the text into a second segment.
  expect(before - (await creditLeft())).toBe(1);

  await open('Time zone');
  await dialog.getByLabel('Time zone').selectOption('Indian/Reunion');
  await confirm();
  await expect(page.getByRole('region', { name: 'Time zone' })).toContainText('Indian/Reunion');

  await open('Callback URL of the account');
  await dialog.getByLabel('URL', { exact: true }).fill('example.com');
  await dialog.getByRole('button', { name: 'Confirm' }).click();
  await expect(dialog).toContainText('A URL begins with http:// or https://.');
  await dialog.getByLabel('URL', { exact: true }).fill('http://10.0.0.1/status');
  await expect(dialog).toContainText('10.0.0.1 is not a public address');
  await dialog.getByRole('button', { name: 'Test' }).click();
  await expect(dialog.getByText('This address is not allowed (')).toBeVisible();
  await dialog.getByLabel('URL', { exact: true }).fill('https://example.com/status');
  await confirm();
  await expect(page.getByRole('region', { name: 'Callback URL' })).toContainText('https://example.com/status');
  await expectAccessible(page, { everyWidth: true });
  await page.goto(account.url('/audit'));
  await expect(page.getByRole('listitem').filter({ hasText: 'Time zone changed' })).toContainText(
    'Europe/Paris → Indian/Reunion',
  );
});

test('with commercial hours on, a send for a Sunday says when it leaves, waits until then, and is not moved out of them @phone', async ({
  owner: page,
  account,
}) => {
  const dialog = page.getByRole('dialog');
  const section = page.getByRole('region', { name: 'Commercial hours' });
  await page.goto(account.url('/options'));
  await expect(section).toContainText('Off: messages leave at any hour.');
  await section.getByRole('button', { name: 'Change' }).click();
  await expect(dialog).toContainText('Public holidays are not excluded');
  await dialog.getByLabel('Send only in commercial hours').check();
  await expectAccessible(page, { everyWidth: true });
  await dialog.getByRole('button', { name: 'Confirm' }).click();
  await expect(page.getByText('The commercial hours were changed.')).toBeVisible();
  await expect(section).toContainText('On: messages with the STOP clause leave Monday to Saturday');

  await page.goto(account.url('/messages/send'));
  await page.getByLabel('Recipients', { exact: true }).fill('+33612345678');
  await page.getByLabel('Message', { exact: true }).fill('Sale');
  await page.getByRole('button', { name: 'At a date and time', exact: true }).click();
  await page.getByLabel('Date and time', { exact: true }).fill(`${dayOfSummer(FIRST_SUNDAY)}T12:00`);
  const opening = `${shownDay(FIRST_SUNDAY + 1)}, 08:00 (Europe/Paris, GMT+2)`;
  await expect(page.getByRole('region', { name: 'Estimate' })).toContainText(
    `Commercial hours: scheduled for ${opening}.`,
  );
  await expectAccessible(page, { everyWidth: true });
  await page.getByRole('button', { name: 'Schedule for 1 recipient' }).click();
  await expect(dialog).toContainText(`From TEST, scheduled for ${opening}.`);
  await expect(dialog).toContainText('Commercial hours: messages with the STOP clause leave Monday to Saturday');
  await dialog.getByRole('button', { name: 'Schedule for 1 recipient' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '1 message was accepted' })).toBeVisible();

  await page.goto(account.url('/messages/scheduled'));
  await expect(page.getByRole('main')).toContainText(`${shownDay(FIRST_SUNDAY + 1)}, 08:00`);
  await page.getByRole('button', { name: 'Actions for +33 6 12 34 56 78' }).click();
  await entryCalled(page, 'Reschedule').click();
  await dialog.getByLabel('Date and time', { exact: true }).fill(`${dayOfSummer(FIRST_SUNDAY + 7)}T12:00`);
  await dialog.getByRole('button', { name: 'Reschedule' }).click();
  await expect(dialog).toContainText('Choose a moment within these hours.');
  await dialog.getByLabel('Date and time', { exact: true }).fill(`${dayOfSummer(FIRST_SUNDAY + 6)}T12:00`);
  await dialog.getByRole('button', { name: 'Reschedule' }).click();
  await expect(page.getByText(`1 message rescheduled for ${shownDay(FIRST_SUNDAY + 6)}, 12:00.`)).toBeVisible();
});

test('an account’s low-credit alert is set, tried, and told in the list of alerts @phone', async ({
  owner: page,
  account,
}) => {
  await page.goto(account.url('/options'));
  const section = page.getByRole('region', { name: 'Low-credit alert' });
  await expect(section).toContainText('Off: nobody is told when the account’s credit is low.');
  await section.getByRole('button', { name: 'Change' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Enable alert?').check();
  await dialog.getByRole('button', { name: 'Confirm' }).click();
  await expect(dialog.getByLabel('Alert threshold')).toHaveAttribute('aria-invalid', 'true');
  // Above what the account has: told at once.
  await dialog.getByLabel('Alert threshold').fill('90000000');
  await dialog.getByRole('button', { name: 'Send a test alert' }).click();
  await expect(page.getByText(/email was not sent/)).toBeVisible();
  await dialog.getByRole('button', { name: 'Confirm' }).click();
  await expect(dialog).toBeHidden();
  await expect(section).toContainText(/Below 90,000,000\scredits an email goes to \S+@\S+\./);
  await expectAccessible(page, { everyWidth: true });
  await section.getByRole('link', { name: 'Alert history' }).click();
  const alerts = page.getByRole('listitem').filter({ hasText: `SMS credit of ${account.serviceName} is low` });
  await expect(alerts).toHaveCount(2);
  await expect(alerts.first()).toContainText('Account');
});
