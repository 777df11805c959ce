import { expectAccessible } from './fixtures/accessible';
import { startChappe } from './fixtures/chappe-server';
import { addApiUsers, addPanelUser } from './fixtures/database';
import { startSession } from './fixtures/session';
import { addApiUser, expect, sendSms, test } from './fixtures/test';
import { seededAccount } from './fixtures/test-account';

test('Limit: faults beside their fields, a test alert, and the alert when credit falls', async ({
  account,
  owner: page,
}) => {
  const apiUser = { login: 'billing', password: await addApiUser(page, account, 'billing') };
  const open = async () => {
    await page.getByRole('button', { name: 'Actions for billing' }).click();
    await page.getByRole('menuitem', { name: 'Limit' }).click();
    return page.getByRole('dialog', { name: 'Limit of billing' });
  };
  const dialog = await open();
  await dialog.getByLabel('Enable alert?').check();
  await dialog.getByLabel('Notification').selectOption('Email and SMS');
  await dialog.getByLabel('Alert threshold').fill('0.5');
  await dialog.getByLabel('Email').fill('nobody');
  await dialog.getByLabel('Number').fill('0612345678');
  await dialog.getByRole('button', { name: 'Confirm' }).click();
  await expect(dialog.getByText('The threshold must be at least 1.')).toBeVisible();
  await expect(dialog.getByText('Enter an email address.')).toBeVisible();
  await expect(dialog.getByText('Enter a number such as +33612345678.')).toBeVisible();
  await dialog.getByLabel('Alert threshold').fill('199.50');
  await dialog.getByLabel('Notification').selectOption('Email');
  await dialog.getByLabel('Email').fill('ops@example.com');
  await dialog.getByRole('button', { name: 'Send a test alert' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'email was not sent' })).toBeVisible();
  await dialog.getByRole('button', { name: 'Confirm' }).click();
  const row = page.getByRole('row', { name: /billing/ });
  await expect(row.getByTitle('Email, ops@example.com')).toHaveText('199.50');

  await page.getByRole('link', { name: 'Alerts' }).click();
  const set = page.getByRole('region', { name: 'Alert settings' });
  await expect(set).toContainText('1 enabled API user has a limit');
  await expect(set).toContainText('None of them is below it now.');
  await set.getByRole('button', { name: 'Set up an alert' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
  const sent = page.getByRole('listitem').filter({ hasText: 'Email to ops@example.com' });
  await expect(sent).toHaveCount(1);
  for (let count = 0; count < 3; count += 1) expect(await sendSms(account, apiUser)).toMatch(/^OK/);
  // One fall, one alert, seen without reloading; without a mail server it is kept here.
  await expect(sent).toHaveCount(2);
  await expect(set).toContainText('1 is below it now: billing');
  await expect(set.getByRole('link', { name: 'billing' })).toHaveAttribute('href', /\/users\/details\?login=billing$/);
  await expect(set.getByRole('link', { name: 'Show it' })).toHaveAttribute('href', /\/users\?limit=on&state=enabled$/);
  await expect(sent.first()).toContainText('Not emailed: no mail server was set');
  const unread = page.getByText('2 of these alerts reached nobody: no mail server was set.');
  await expect(unread).toContainText('An instance owner can set one.');
  await expect(unread.getByRole('link')).toHaveCount(0);
  await expect(sent.first()).toContainText('has 199 credits left, which is below its limit of 199.50');

  await page.getByRole('link', { name: 'API users', exact: true }).click();
  const again = await open();
  await expect(again.getByLabel('Email')).toHaveValue('ops@example.com');
  await again.getByLabel('Enable alert?').uncheck();
  await again.getByRole('button', { name: 'Confirm' }).click();
  await expect(row.getByRole('cell').nth(2)).toHaveText(/None$/);
});

test('what is announced leaves the title of the tallest dialog free @phone', async ({ account, owner: page }) => {
  await page.goto(account.url('/users'));
  await page.getByRole('button', { name: 'Actions', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Alert texts' }).click();
  const dialog = page.getByRole('dialog');
  for (const name of ['Own text for emails', 'Own text for SMS']) await dialog.getByLabel(name).check();
  await dialog.getByRole('button', { name: 'Email me a sample' }).click();
  const announced = page.getByRole('status').filter({ hasText: 'the sample was not sent' });
  await expect(announced).toBeVisible();
  const title = await dialog.getByRole('heading', { level: 2 }).boundingBox();
  const said = await announced.boundingBox();
  if (!title || !said) throw new Error('nothing to measure');
  const overlaps = said.y < title.y + title.height && title.y < said.y + said.height;
  const beside = said.x > title.x + title.width || title.x > said.x + said.width;
  expect(overlaps && !beside).toBe(false);
});

test('Alerts: own texts with preview, counter, sample and the way back to the default', async ({
  browser,
  account,
  owner: page,
}) => {
  await page.goto(account.url('/users'));
  const open = async () => {
    await page.getByRole('button', { name: 'Actions', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Alert texts' }).click();
    return page.getByRole('dialog', { name: 'Alert texts' });
  };
  const dialog = await open();
  await dialog.getByLabel('Own text for emails').check();
  await dialog.getByLabel('Subject').fill('');
  await dialog.getByLabel('Email body').fill('Hello |USER|, |CREDITSLEFT| left');
  await expect(dialog.getByText('Hello billing, 50 left')).toBeVisible();
  await dialog.getByLabel('Subject').fill('Low on |REMAINING|');
  await expect(dialog.getByRole('figure').filter({ hasText: 'Email preview' })).toContainText('Low on 9');
  await dialog.getByLabel('Subject').fill('');
  // What it says moves all below it.
  await expect(dialog.getByText('Enter a subject.')).toBeVisible();
  await dialog.getByLabel('Own text for SMS').check();
  await dialog.getByLabel('SMS content').fill('x'.repeat(56));
  await expect(dialog.getByText('14 characters left of 70.')).toBeVisible();
  await dialog.getByLabel('SMS content').fill('x'.repeat(71));
  await expect(dialog.getByText('1 character over the limit of 70.')).toBeVisible();
  await dialog.getByRole('button', { name: 'Confirm' }).click();
  await expect(dialog.getByText('Enter a subject.')).toBeVisible();
  await expect(dialog.getByText('At most 70 characters.')).toBeVisible();
  await dialog.getByLabel('Subject').fill('Low: |USER|');
  await dialog.getByLabel('SMS content').fill('Low: |REMAINING|');
  await dialog.getByRole('button', { name: 'Email me a sample' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'the sample was not sent' })).toBeVisible();
  const toPhone = dialog.getByLabel('SMS sample to');
  await toPhone.fill('0612345678');
  await dialog.getByRole('button', { name: 'Send SMS' }).click();
  await expect(toPhone).toHaveAccessibleDescription(/Enter a number such as \+33612345678\./);
  await toPhone.fill('+33612345678');
  await dialog.getByRole('button', { name: 'Send SMS' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'A sample is on its way to +33612345678.' })).toBeVisible();
  await dialog.getByRole('button', { name: 'Confirm' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'The alert texts were changed.' })).toBeVisible();
  const again = await open();
  await expect(again.getByLabel('Email body')).toHaveValue('Hello |USER|, |CREDITSLEFT| left');
  await again.getByRole('button', { name: 'Reset to default' }).click();
  await expect(again.getByLabel('Own text for emails')).not.toBeChecked();
  await again.getByRole('button', { name: 'Confirm' }).click();
  await expect(again).toBeHidden();
  await page.getByRole('link', { name: 'Alerts', exact: true }).click();
  await expect(page.getByRole('listitem').filter({ hasText: 'Low: billing' })).toContainText('Hello billing, 50 left');
  await expect(page.getByRole('listitem').filter({ hasText: 'SMS to +33 6 12 34 56 78' })).toContainText('Low: 9');
  await expect(page.getByText('credits available').locator('xpath=following-sibling::dd')).toHaveText('199.00');

  // An operator may not spend credit on trials.
  addApiUsers(account, 1);
  const operatorEmail = account.email('operator');
  addPanelUser(account, operatorEmail, 'operator');
  const context = await browser.newContext();
  await startSession(context, account, operatorEmail);
  const operator = await context.newPage();
  await operator.goto(account.url('/users'));
  await operator.getByRole('button', { name: 'Actions for user-001' }).click();
  await operator.getByRole('menuitem', { name: 'Limit' }).click();
  const limit = operator.getByRole('dialog', { name: 'Limit of user-001' });
  await limit.getByLabel('Enable alert?').check();
  await expect(limit.getByRole('button', { name: 'Send a test alert' })).toBeVisible();
  await limit.getByLabel('Notification').selectOption('SMS');
  await expect(limit.getByRole('button', { name: 'Send a test alert' })).toHaveCount(0);
  await context.close();
});

test('whoever owns the instance is led from alerts that reached nobody to the setting that sends them', async ({
  page,
}) => {
  const chappe = await startChappe();
  const account = seededAccount(chappe);
  try {
    await startSession(page.context(), account);
    await page.goto(account.url('/users'));
    await page.getByRole('button', { name: 'Actions', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Alert texts' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Email me a sample' }).click();
    await expect(page.getByRole('status').filter({ hasText: 'the sample was not sent' })).toBeVisible();
    await page.goto(account.url('/alerts'));
    await page.getByText('1 of these alerts reached nobody').getByRole('link', { name: 'Set one' }).click();
    await expect(page).toHaveTitle('Health · Instance · Chappe');
    await expect(page.getByText('Set SMTP_URL and restart.')).toBeVisible();
    const settings = page.getByRole('region', { name: 'Settings in force' });
    await expect(settings.getByText('SMTP_URL', { exact: true })).toBeVisible();
    await expectAccessible(page);
  } finally {
    await chappe.stop();
  }
});

test('what is mailed is in the language in which whoever is told last read the panel', async ({
  account,
  owner: page,
}) => {
  const read = async (language: 'en' | 'fr') => {
    await page.context().addCookies([{ name: 'chappe.locale', value: language, url: account.chappe.url }]);
    await page.goto(account.url('/users'));
    await page.getByRole('button', { name: 'Actions', exact: true }).click();
    await page.getByRole('menuitem', { name: /^(Alert texts|Textes d’alerte)$/ }).click();
    return page.getByRole('dialog');
  };
  const french = await read('fr');
  await expect(french).toContainText('Il reste peu de crédits SMS à billing');
  await expect(french).toContainText('billing, 9 crédits restants, limite 10');
  await french.getByRole('button', { name: 'M’envoyer un exemple par e-mail' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'l’exemple n’est pas parti' })).toBeVisible();
  const english = await read('en');
  await expect(english).toContainText('SMS credit of billing is low');
  await english.getByRole('button', { name: 'Email me a sample' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'the sample was not sent' })).toBeVisible();
  await page.goto(account.url('/alerts'));
  const sent = page.getByRole('main').getByRole('listitem');
  await expect(sent).toHaveCount(2);
  await expect(sent.nth(0)).toContainText('The API user billing has 9 credits left, which is below its limit of 10.');
  await expect(sent.nth(1)).toContainText('L’utilisateur API billing n’a plus que 9 crédits, sous sa limite de 10.');
});
