/** Programs that are bound by SMPP, in the browser: whoever owns the instance sees and ends them, an account sees its own. */
import { STATUS } from '../lib/smpp/pdu/commands';
import { connectEsme } from '../lib/testing/smpp-esme';
import { expectAccessible } from './fixtures/accessible';
import { startChappe } from './fixtures/chappe-server';
import { giveApiUser } from './fixtures/database';
import { filterCalled } from './fixtures/filters';
import { freePort } from './fixtures/free-port';
import { startSession } from './fixtures/session';
import { expect, test } from './fixtures/test';
import { seededAccount } from './fixtures/test-account';

test('a program that binds appears, its counters move, it is ended and told, and a refused bind says why', async ({
  page,
}) => {
  const port = await freePort();
  const chappe = await startChappe({ env: { SMPP_SERVER_PORT: String(port) } });
  try {
    const account = seededAccount(chappe);
    const { password } = giveApiUser(account, 'shop');
    await startSession(page.context(), account);
    await page.goto(account.url('/guides/smpp?login=shop'));
    const systemId = /api-\d+/.exec(await page.getByRole('main').innerText())?.[0] ?? '';
    await page.goto(`${chappe.url}/instance/smpp-sessions`);
    await expect(page).toHaveTitle('SMPP sessions · Instance · Chappe');
    await expect(page.getByRole('heading', { name: 'No program is bound' })).toBeVisible();

    const program = await connectEsme(port);
    expect((await program.bind({ systemId, password })).status).toBe(STATUS.ok);
    const rows = page.getByRole('region', { name: 'SMPP sessions' }).locator('tbody > tr');
    await expect(rows).toHaveCount(1, { timeout: 15_000 });
    await expect(rows.first()).toContainText('shop');
    await expect(rows.first()).toContainText('127.0.0.1 Not encrypted here');
    await expect(rows.first()).toContainText('Transceiver');
    await expectAccessible(page, { everyWidth: true });
    await filterCalled(page, 'Search SMPP sessions by account, API user, system_id, IP address or node').fill('nobody');
    await expect(page.getByRole('heading', { name: 'No SMPP session matches' })).toBeVisible();
    await expect(page).toHaveURL(/\?search=nobody$/);
    await page.goto(`${chappe.url}/instance/smpp-sessions?mode=transceiver&sort=login&direction=asc`);
    await expect(rows).toHaveCount(1);
    await page.goto(`${chappe.url}/instance/smpp-sessions?search=${systemId}0`);
    await expect(page.getByRole('heading', { name: 'No SMPP session matches' })).toBeVisible();
    await page.goto(`${chappe.url}/instance/smpp-sessions?search=${systemId}`);
    await expect(rows).toHaveCount(1);

    const own = await page.context().newPage();
    await own.goto(account.url('/users/details?login=shop'));
    const panel = own.getByRole('region', { name: 'SMPP sessions' });
    await expect(panel).toContainText('127.0.0.1');
    await expect(panel).toContainText('Transceiver');

    await page.getByRole('button', { name: 'Actions for shop at 127.0.0.1' }).click();
    await page.getByRole('menuitem', { name: 'End the session' }).click();
    const dialog = page.getByRole('dialog', { name: 'End this SMPP session of shop?' });
    await dialog.getByRole('button', { name: 'End the session' }).click();
    await expect.poll(() => program.heard.at(-1)?.command).toBe('unbind');
    program.say({ command: 'unbind_resp', status: 0, sequence: program.heard.at(-1)?.sequence ?? 0 });
    await page.goto(`${chappe.url}/instance/smpp-sessions`);
    await expect(page.getByRole('heading', { name: 'No program is bound' })).toBeVisible({ timeout: 15_000 });
    await expect(panel).toContainText('No program is bound', { timeout: 15_000 });
    await page.goto(`${chappe.url}/instance/audit`);
    await expect(page.getByRole('region', { name: 'changes' }).getByRole('listitem').first()).toContainText(
      'SMPP session ended',
    );

    const refused = await connectEsme(port);
    expect((await refused.bind({ systemId, password: 'wrong' })).status).toBe(STATUS.invalidPassword);
    await own.goto(account.url('/refused?way=smpp'));
    const reasons = own.getByRole('region', { name: 'refused requests' }).locator('tbody > tr');
    await expect(reasons).toHaveCount(1, { timeout: 15_000 });
    await expect(reasons.first()).toContainText('Wrong system_id or password');
  } finally {
    await chappe.stop();
  }
});

test('a node that serves no programs speaks of itself alone, since others may serve them', async ({ page }) => {
  const chappe = await startChappe();
  try {
    await startSession(page.context(), seededAccount(chappe));
    await page.goto(`${chappe.url}/instance/smpp-sessions`);
    await expect(page.getByRole('heading', { name: 'No program is bound' })).toBeVisible();
    await expect(page.getByText('Programs cannot bind to this node.')).toBeVisible();
    // Nor does anything ask again and again what is bound of an API user.
    const account = seededAccount(chappe);
    giveApiUser(account, 'shop');
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.clock.install();
    const news = page.waitForRequest((request) => request.url().includes('/events'));
    await page.goto(account.url('/users/details?login=shop'));
    await expect(page.getByRole('heading', { name: 'shop', level: 1 })).toBeVisible();
    await news;
    await page.clock.runFor(6_000);
    expect(asked.filter((url) => url.includes('/users/sessions'))).toEqual([]);
  } finally {
    await chappe.stop();
  }
});

test('to whoever owns an account only, there is no page of SMPP sessions', async ({ owner, account }) => {
  expect((await owner.goto(`${account.chappe.url}/instance/smpp-sessions`))?.status()).toBe(404);
  expect((await owner.request.get(`${account.chappe.url}/api/panel/instance/smpp-sessions`)).status()).toBe(404);
});
