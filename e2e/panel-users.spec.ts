import { Secret, TOTP } from 'otpauth';
import { ADMIN_PASSWORD } from './fixtures/chappe-server';
import { announced } from './fixtures/dialogs';
import { startSession } from './fixtures/session';
import { expect, test } from './fixtures/test';

test('an invitation by link, the role it gives, a change of role, and the removal @phone', async ({
  browser,
  account,
  owner: page,
}) => {
  const colleague = account.email('colleague');
  await page.goto(account.url('/panel-users'));
  const own = page.getByRole('row').filter({ hasText: account.owner });
  await expect(own).toContainText('(you)');
  await page.getByRole('button', { name: 'Invite' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Create the link' }).click();
  await expect(dialog.getByText('Enter an email address.')).toBeVisible();
  await dialog.getByLabel('Email').fill(account.owner);
  await dialog.getByRole('button', { name: 'Create the link' }).click();
  await expect(dialog.getByText('This person is already a member.')).toBeVisible();
  await dialog.getByLabel('Email').fill(colleague.replace('c', 'C'));
  await dialog.getByLabel('Role').selectOption('Viewer');
  await dialog.getByRole('button', { name: 'Create the link' }).click();
  const link = await dialog.getByText(/\/invitation\//).innerText();
  await dialog.getByRole('button', { name: 'Done' }).click();
  await expect(page.getByText(colleague, { exact: true })).toBeVisible();

  const context = await browser.newContext();
  const guest = await context.newPage();
  await guest.goto(link);
  await expect(guest.getByText(`invites ${colleague} to the SMS account`)).toBeVisible();
  await guest.getByRole('button', { name: 'Accept the invitation' }).click();
  await expect(guest.getByText('Enter your name.')).toBeVisible();
  await guest.getByLabel('Your name').fill('Colleague');
  await guest.getByLabel('Password').fill('short');
  await expect(guest.getByText('Enter your name.')).toBeHidden();
  await guest.getByRole('button', { name: 'Accept the invitation' }).click();
  await expect(guest.getByText('A password has at least 10 characters.')).toBeVisible();
  await guest.getByLabel('Password').fill('long enough for all');
  await guest.getByRole('button', { name: 'Accept the invitation' }).click();
  await expect(guest).toHaveURL(account.url());
  await guest.goto(account.url('/panel-users'));
  await expect(guest.getByRole('row').filter({ hasText: colleague })).toContainText('(you)');
  await expect(guest.getByRole('button', { name: 'Invite' })).toHaveCount(0);
  // How others sign in is for owners.
  await expect(guest.getByText('Second factor', { exact: true })).toHaveCount(0);
  await guest.goto(link);
  await expect(guest.getByText('This link has been used or revoked, or has expired.')).toBeVisible();

  const row = page.getByRole('row').filter({ hasText: colleague });
  await expect(row).toContainText('Viewer');
  await expect(row).toContainText('Off');
  // When somebody was seen last may have been on another account.
  await expect(page.getByText('Last seen', { exact: true })).toHaveCount(0);
  await page.getByRole('button', { name: `Actions for ${colleague}` }).click();
  await page.getByRole('menuitem', { name: 'Change role' }).click();
  await dialog.getByLabel('Role').selectOption('Manager');
  await dialog.getByRole('button', { name: 'Confirm' }).click();
  await expect(row).toContainText('Manager');
  await page.getByRole('button', { name: `Actions for ${account.owner}` }).click();
  for (const name of [/^Change role/, /^Remove/]) {
    const entry = page.getByRole('menuitem', { name });
    await expect(entry).toHaveAttribute('aria-disabled', 'true');
    await expect(entry).toContainText('An account needs an owner: make somebody else an owner first.');
    await entry.click({ force: true });
    await expect(dialog).toHaveCount(0);
  }
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: `Actions for ${colleague}` }).click();
  await page.getByRole('menuitem', { name: 'Remove' }).click();
  await dialog.getByRole('button', { name: 'Remove' }).click();
  await expect(announced(page, `${colleague} was removed.`)).toBeVisible();
  await expect(row).toHaveCount(0);
  await guest.goto(account.url('/panel-users'));
  await expect(guest.getByRole('heading', { level: 1 })).not.toHaveText('Panel users');
  await context.close();
});

test('an invitation is revoked; somebody who signs in already joins with a click', async ({ account, owner: page }) => {
  await page.goto(account.url('/panel-users'));
  const dialog = page.getByRole('dialog');
  await page.getByRole('button', { name: 'Invite' }).click();
  await dialog.getByLabel('Email').fill('guest@example.com');
  await dialog.getByRole('button', { name: 'Create the link' }).click();
  const link = await dialog.getByText(/\/invitation\//).innerText();
  await dialog.getByRole('button', { name: 'Done' }).click();
  await page.getByRole('button', { name: 'Actions for guest@example.com' }).click();
  await page.getByRole('menuitem', { name: 'Revoke' }).click();
  await page.getByRole('dialog', { name: 'Revoke an invitation?' }).getByRole('button', { name: 'Revoke' }).click();
  await expect(announced(page, 'The invitation for guest@example.com was revoked.')).toBeVisible();
  await expect(page.getByText('guest@example.com', { exact: true })).toHaveCount(0);
  await page.goto(link);
  await expect(page.getByText('This link has been used or revoked, or has expired.')).toBeVisible();
});

test('the password is changed: other sessions end, this one stays', async ({ browser, account, owner: page }) => {
  const context = await browser.newContext();
  await startSession(context, account);
  const elsewhere = await context.newPage();
  await elsewhere.goto(account.url());
  await page.goto(`${account.chappe.url}/telecom/sms`);
  await page.getByRole('button', { name: /Signed in as/ }).click();
  await page.getByRole('menuitem', { name: 'Your sign-in' }).click();
  await expect(page).toHaveURL(`${account.chappe.url}/profile`);
  await page.getByRole('button', { name: 'Change the password' }).click();
  await expect(page.getByText('Enter your password.')).toBeVisible();
  await expect(page.getByText('Enter a password.')).toBeVisible();
  await page.getByLabel('Current password').fill('wrong');
  await page.getByLabel('New password').fill('another long one');
  await page.getByRole('button', { name: 'Change the password' }).click();
  await expect(page.getByText('This is not your password.')).toBeVisible();
  await page.getByLabel('Current password').fill(ADMIN_PASSWORD);
  await page.getByRole('button', { name: 'Change the password' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Your password was changed.' })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Your sign-in' })).toBeVisible();
  await elsewhere.reload();
  await expect(elsewhere).toHaveURL(/\/sign-in/);
  await context.close();
});

test('one sees where one is signed in and ends all of it but here @phone', async ({
  browser,
  account,
  owner: page,
}) => {
  const context = await browser.newContext();
  await startSession(context, account);
  const elsewhere = await context.newPage();
  await elsewhere.goto(account.url());
  await page.goto(`${account.chappe.url}/profile`);
  const sessions = page.locator('section').filter({ has: page.getByRole('heading', { name: 'Your sessions' }) });
  await expect(sessions.getByRole('listitem')).toHaveCount(2);
  await expect(sessions.getByRole('listitem').filter({ hasText: 'This session' })).toHaveCount(1);
  await sessions.getByRole('button', { name: 'Sign out of the other sessions' }).click();
  await expect(announced(page, 'Your other sessions have ended.')).toBeVisible();
  await expect(sessions.getByRole('listitem')).toHaveCount(1);
  await expect(sessions.getByRole('button', { name: 'Sign out of the other sessions' })).toHaveCount(0);
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Your sign-in' })).toBeVisible();
  await elsewhere.reload();
  await expect(elsewhere).toHaveURL(/\/sign-in/);
  await context.close();
});

test('the second factor: set up, asked for at sign-in, a recovery code, and off again', async ({
  account,
  owner: page,
}) => {
  await page.goto(`${account.chappe.url}/profile`);
  await page.getByRole('button', { name: 'Set up' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Your password').fill('wrong');
  await dialog.getByRole('button', { name: 'Continue' }).click();
  await expect(dialog.getByText('This is not your password.')).toBeVisible();
  await dialog.getByLabel('Your password').fill(ADMIN_PASSWORD);
  await dialog.getByRole('button', { name: 'Continue' }).click();
  await expect(dialog.getByRole('img', { name: 'QR code for your authenticator app' })).toBeVisible();
  const totp = new TOTP({ secret: Secret.fromBase32(await dialog.getByText(/^[A-Z2-7]{32}$/).innerText()) });
  await dialog.getByLabel('Code', { exact: true }).fill('12345');
  await dialog.getByRole('button', { name: 'Switch on' }).click();
  await expect(dialog.getByText('Enter the six digits that the app shows.')).toBeVisible();
  await dialog.getByLabel('Code', { exact: true }).fill(totp.generate({ timestamp: Date.now() - 600_000 }));
  await dialog.getByRole('button', { name: 'Switch on' }).click();
  await expect(dialog.getByText('This code is wrong.')).toBeVisible();
  await dialog.getByLabel('Code', { exact: true }).fill(totp.generate());
  await dialog.getByRole('button', { name: 'Switch on' }).click();
  const recoveryCode = await dialog.getByRole('listitem').first().innerText();
  await dialog.getByRole('button', { name: 'Done' }).click();
  await expect(page.getByText('8 recovery codes are left.')).toBeVisible();

  await page.getByRole('button', { name: /Signed in as/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await page.getByLabel('Email').fill(account.owner);
  await page.getByLabel('Password', { exact: true }).fill(ADMIN_PASSWORD);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByLabel('Code').fill('nothing');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByText('This code is wrong or has already been used.')).toBeVisible();
  await page.getByLabel('Code').fill(recoveryCode);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page).toHaveURL(/\/telecom\/sms/);

  await page.goto(account.url('/panel-users'));
  await expect(
    page.getByRole('row').filter({ hasText: account.owner }).getByRole('cell', { name: 'On', exact: true }),
  ).toBeVisible();
  await page.goto(`${account.chappe.url}/profile`);
  await page.getByRole('button', { name: 'Switch off' }).click();
  await dialog.getByLabel('Your password').fill('wrong');
  await dialog.getByRole('button', { name: 'Switch off' }).click();
  await expect(dialog.getByText('This is not your password.')).toBeVisible();
  await dialog.getByLabel('Your password').fill(ADMIN_PASSWORD);
  await dialog.getByRole('button', { name: 'Switch off' }).click();
  await expect(page.getByRole('button', { name: 'Set up' })).toBeVisible();
});
