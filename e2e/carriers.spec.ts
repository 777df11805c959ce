/** An instance owner sets up a carrier in the panel, against an SMSC on a real socket. */
import type { Page } from '@playwright/test';
import { STATUS } from '../lib/smpp/pdu/commands';
import { startMailReceiver } from '../lib/testing/mail-receiver';
import { refuseBind, startSmscPeer } from '../lib/testing/smsc-peer';
import { expectAccessible } from './fixtures/accessible';
import { ADMIN_EMAIL, startChappe } from './fixtures/chappe-server';
import { announced } from './fixtures/dialogs';
import { startSession } from './fixtures/session';
import { expect, test } from './fixtures/test';
import { seededAccount } from './fixtures/test-account';
import { setThreadBack, WITH_DEBUGGER } from './fixtures/threads';

/** Fills in the form of a new carrier, and saves it. */
async function addSmpp(page: Page, url: string, name: string, port: number): Promise<void> {
  await page.goto(`${url}/instance/carriers`);
  await page.getByRole('link', { name: 'Add a carrier' }).click();
  await page.getByLabel('Name', { exact: true }).fill(name);
  await page.getByLabel('Host').fill('127.0.0.1');
  await page.getByLabel('Port').fill(String(port));
  await page.getByLabel('system_id').fill('chappe');
  await page.getByLabel('Password', { exact: true }).fill('secret');
  await page.getByRole('button', { name: 'Add the carrier' }).click();
  await expect(announced(page, `The carrier ${name} was added.`)).toBeVisible();
}

test('an owner adds an SMPP carrier, sees it connected, sends a test, sees its receipt and its trace, and disables it', async ({
  page,
}) => {
  const smsc = await startSmscPeer();
  const chappe = await startChappe();
  try {
    await startSession(page.context(), seededAccount(chappe));
    await page.goto(`${chappe.url}/instance/carriers`);
    await expect(page).toHaveTitle('Carriers · Instance · Chappe');
    await expect(page.getByRole('row', { name: /simulated/ })).toContainText('Simulating');
    await expect(page.getByText('No SMS reaches a phone: only the simulated carrier is enabled.')).toBeVisible();
    await expectAccessible(page);

    // What is missing is told beside its field.
    await page.getByRole('link', { name: 'Add a carrier' }).click();
    await expectAccessible(page);
    await page.getByLabel('Kind of carrier').selectOption('SMPP at Vonage');
    await expect(page).toHaveURL(/preset=smpp-vonage/);
    await expect(page.getByLabel('Profile')).toHaveValue('vonage');
    await page.getByRole('button', { name: 'Add the carrier' }).click();
    await expect(page.getByLabel('Name', { exact: true })).toHaveAttribute('aria-invalid', 'true');

    await addSmpp(page, chappe.url, 'aggregator', smsc.port);
    await expect(page.getByRole('heading', { name: 'aggregator: Connected' })).toBeVisible();
    await expect(page.getByRole('region', { name: 'Connections' })).toContainText('Connected');
    await expectAccessible(page);

    await page.getByRole('button', { name: 'Send a test' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Number').fill('+33 6 12 34 56 78');
    await dialog.getByLabel('Sender').fill('Chappe');
    await dialog.getByRole('button', { name: 'Send' }).click();
    await expect(dialog.getByText('aggregator has taken the message.')).toBeVisible();
    await expect(dialog.getByText('Its receipt says: Delivered')).toBeVisible({ timeout: 15_000 });
    await expect(dialog.getByText(/stat:DELIVRD/)).toBeVisible({ timeout: 15_000 });
    await expectAccessible(page, { within: '[role=dialog]' });
    expect(smsc.submitted().map(({ destination }) => destination.address)).toEqual(['33612345678']);
    await dialog.getByRole('button', { name: 'Close' }).last().click();

    await page.getByRole('link', { name: 'Trace' }).click();
    await page.getByLabel('Search the trace by command, status, number or ID').fill('submit_sm');
    await expect(page.getByRole('row', { name: /submit_sm_resp/ })).toContainText('OK');
    await expect(page.getByRole('row', { name: /deliver_sm/ })).toHaveCount(0);
    await expect(page.getByText('Test from Chappe')).toHaveCount(0);
    await expectAccessible(page);

    // Its pages are tabs, also by keyboard; on a phone each line says what it is.
    const tabs = page.getByRole('navigation', { name: 'Pages of aggregator' });
    await expect(tabs.getByRole('link', { name: 'Trace' })).toHaveAttribute('aria-current', 'page');
    await page.getByLabel('Search the trace by command, status, number or ID').fill('');
    await page.setViewportSize({ width: 390, height: 844 });
    const cells = page.getByRole('cell').filter({ visible: true });
    await expect(cells.filter({ hasText: /^(Status|Number|Carrier’s ID|Belongs to|Length)$/ })).toHaveCount(0);
    await expect(cells.filter({ hasText: /^Number\+[\d\s]+$/ }).first()).toBeVisible();
    await page.setViewportSize({ width: 1280, height: 720 });
    await tabs.getByRole('link', { name: 'Now' }).focus();
    await page.keyboard.press('Enter');
    await expect(tabs.getByRole('link', { name: 'Now' })).toHaveAttribute('aria-current', 'page');

    await page.getByRole('link', { name: 'Unmatched receipts' }).click();
    // What is reported of a test is nothing to look after.
    await expect(page.getByText('No receipt is left over')).toBeVisible();
    await expectAccessible(page);

    await page.getByRole('button', { name: 'Disable' }).click();
    await expect(dialog.getByText(/^It is the last enabled carrier: from then on, every message waits/)).toBeVisible();
    await expect(dialog.getByText('No message is waiting for it now.')).toBeVisible();
    await dialog.getByRole('button', { name: 'Disable' }).click();
    await expect(announced(page, 'aggregator is disabled.')).toBeVisible();
    await expect(page.getByRole('heading', { name: 'aggregator: Disabled' })).toBeVisible();
    await expect(page.getByText('No carrier is enabled: messages wait.')).toBeVisible();
    await expect.poll(() => smsc.binds().length).toBe(0);
  } finally {
    await chappe.stop();
    await smsc.close();
  }
});

test('the simulated carrier has nothing to set, and its test says that no SMS leaves', async ({ page }) => {
  const chappe = await startChappe();
  try {
    await startSession(page.context(), seededAccount(chappe));
    await page.goto(`${chappe.url}/instance/carriers/simulated`);
    await expect(page.getByText(/^The simulated carrier sends nothing/)).toBeVisible();
    const tabs = page.getByRole('navigation', { name: 'Pages of simulated' });
    await expect(tabs.getByRole('link')).toHaveText(['Now', 'Trace', 'Unmatched receipts']);

    await page.getByRole('button', { name: 'Send a test' }).click();
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByText(/^No SMS leaves/)).toBeVisible();
    await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeVisible();
    await dialog.getByLabel('Number').fill('+33 6 12 34 56 78');
    await dialog.getByLabel('Sender').fill('Chappe');
    await dialog.getByRole('button', { name: 'Send' }).click();
    await expect(dialog.getByText('simulated has taken the message.')).toBeVisible();
    await expect(dialog.getByText('Its receipt says: Delivered')).toBeVisible({ timeout: 15_000 });
    await expect(dialog.getByRole('button', { name: 'Send again' })).toBeVisible();
    await expect(dialog.getByRole('button', { name: 'Cancel' })).toHaveCount(0);
    await dialog.getByRole('button', { name: 'Close' }).last().click();

    await page.getByRole('button', { name: 'Disable' }).click();
    await expect(dialog.getByText(/^No other carrier is enabled/)).toBeVisible();
    await expectAccessible(page, { within: '[role=dialog]' });
  } finally {
    await chappe.stop();
  }
});

test('a wrong password is told in words, and mended by typing another one; others are kept unchanged', async ({
  page,
}) => {
  const smsc = await startSmscPeer();
  smsc.bindWith((pdu, bind) =>
    pdu.password === 'right' ? smsc.bound(pdu, bind) : refuseBind(STATUS.invalidPassword)(pdu, bind),
  );
  const chappe = await startChappe();
  try {
    await startSession(page.context(), seededAccount(chappe));
    await addSmpp(page, chappe.url, 'picky', smsc.port);
    await expect(page.getByRole('heading', { name: 'picky: Not connected' })).toBeVisible();
    await expect(page.getByText('It refuses the bind: 0x0000000e invalid password').first()).toBeVisible();

    await page.getByRole('link', { name: 'Settings' }).click();
    await expect(page.getByLabel('Password', { exact: true })).toHaveValue('');
    await page.getByLabel('Password', { exact: true }).fill('right');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByRole('heading', { name: 'picky: Connected' })).toBeVisible();

    // A password that is left empty stays.
    await page.getByRole('link', { name: 'Settings' }).click();
    await page.getByLabel('Window').fill('5');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(announced(page, 'The carrier picky was changed.')).toBeVisible();
    await expect(page.getByText('Of 5 at most')).toBeVisible();

    // An SMSC reports by its connection.
    await expect(page.getByRole('region', { name: 'Address for receipts' })).toHaveCount(0);

    await page.getByRole('button', { name: 'Disable' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Disable' }).click();
    await expect(page.getByText('Nothing is sent by it', { exact: true })).toBeVisible({ timeout: 15_000 });
    // Its page is not asked for once more.
    const missing: string[] = [];
    page.on('response', (answer) => answer.status() === 404 && missing.push(answer.url()));
    await page.getByRole('button', { name: 'Delete' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
    await expect(page).toHaveURL(/\/instance\/carriers$/);
    await expect(page.getByRole('row', { name: /picky/ })).toHaveCount(0);
    expect(missing).toEqual([]);
  } finally {
    await chappe.stop();
    await smsc.close();
  }
});

test('a carrier that goes down is told on the pages of the instance and by mail, and so is its return', async ({
  page,
}) => {
  const mail = await startMailReceiver();
  let smsc = await startSmscPeer();
  const chappe = await startChappe({ env: { SMTP_URL: mail.url }, nodeOptions: WITH_DEBUGGER });
  const told = page.getByText(/^The carrier flaky has taken nothing since /);
  try {
    await startSession(page.context(), seededAccount(chappe));
    await addSmpp(page, chappe.url, 'flaky', smsc.port);
    await expect(page.getByRole('heading', { name: 'flaky: Connected' })).toBeVisible();
    await page.goto(`${chappe.url}/instance/health`);
    await expect(page.getByText('flaky').first()).toBeVisible();
    await expect(told).toHaveCount(0);

    // It is told after five minutes: from its thread's clock on, it has been down for six when it goes down.
    await setThreadBack(chappe, 'carriers.js', 6 * 60_000);
    await smsc.close();
    await expect(told).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('link', { name: 'Carrier flaky' }).click();
    await expect(page.getByRole('heading', { name: 'flaky: Not connected' })).toBeVisible();
    await expect(told).toBeVisible();
    await expect(page.getByRole('link', { name: 'Carrier flaky' })).toHaveCount(0);
    await expect.poll(() => mail.mails.length).toBe(1);
    expect(mail.mails[0]).toMatch(/^Subject: The carrier flaky is down/m);
    expect(mail.mails[0]).toMatch(new RegExp(`^To: ${ADMIN_EMAIL}`, 'm'));

    smsc = await startSmscPeer({ port: smsc.port });
    // Each try to connect waits twice as long as the one before.
    await expect(page.getByRole('heading', { name: 'flaky: Connected' })).toBeVisible({ timeout: 60_000 });
    await expect(told).toHaveCount(0);
    await expect.poll(() => mail.mails.length).toBe(2);
    expect(mail.mails[1]).toMatch(/^Subject: The carrier flaky is back/m);
  } finally {
    await chappe.stop();
    await smsc.close();
    await mail.close();
  }
});

test('an owner adds a route, tries a number, disables the route once asked, enables it at once, and deletes it', async ({
  page,
}) => {
  const chappe = await startChappe();
  try {
    await startSession(page.context(), seededAccount(chappe));
    await page.goto(`${chappe.url}/instance/routes`);
    await expect(page).toHaveTitle('Routes · Instance · Chappe');
    await expect(page.getByText('No routes yet')).toBeVisible();
    await expectAccessible(page);

    await page.getByRole('button', { name: 'Add a route' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Add a route' }).click();
    await expect(dialog.getByLabel('Carrier')).toHaveAttribute('aria-invalid', 'true');
    await dialog.getByLabel('Numbers that begin with (optional)').fill('+33 6');
    await dialog.getByLabel('Carrier').selectOption('simulated');
    await expectAccessible(page, { within: '[role=dialog]' });
    await dialog.getByRole('button', { name: 'Add a route' }).click();
    await expect(page.getByRole('row', { name: /\+336/ })).toContainText('simulated');

    const trial = page.getByRole('region', { name: 'Try a number' });
    await trial.getByLabel('Number').fill('06 12 34 56 78');
    await trial.getByRole('button', { name: 'Find the carrier' }).click();
    await expect(trial.getByRole('status')).toContainText('simulated by its route');
    await trial.getByLabel('Number').fill('+44 7911 123456');
    await trial.getByRole('button', { name: 'Find the carrier' }).click();
    await expect(trial.getByRole('status')).toContainText('no route matches');

    const route = page.getByRole('row', { name: /\+336/ });
    const choose = async (entry: string) => {
      await page.getByRole('button', { name: 'Actions for the route +336 to simulated' }).click();
      await page.getByRole('menuitem', { name: entry }).click();
    };
    await choose('Disable');
    await expectAccessible(page, { within: '[role=dialog]' });
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await expect(route).toContainText('Enabled');
    await choose('Disable');
    await dialog.getByRole('button', { name: 'Disable' }).click();
    await expect(route).toContainText('Disabled');
    await choose('Enable');
    await expect(route).toContainText('Enabled');

    await choose('Delete');
    await dialog.getByRole('button', { name: 'Delete' }).click();
    await expect(page.getByText('No routes yet')).toBeVisible();
  } finally {
    await chappe.stop();
  }
});

test('to whoever owns an account only, there is no page of carriers', async ({ owner, account }) => {
  for (const at of ['carriers', 'carriers/simulated', 'new-carrier']) {
    expect((await owner.goto(`${account.chappe.url}/instance/${at}`))?.status()).toBe(404);
  }
  for (const at of [
    'carriers',
    'carriers/details?name=simulated',
    'carriers/trace?name=simulated',
    'carriers/outages',
    'carriers/names',
  ]) {
    expect((await owner.request.get(`${account.chappe.url}/api/panel/instance/${at}`)).status()).toBe(404);
  }
});
