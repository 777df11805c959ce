/** The pages of the instance and their dialogs. */
import type { Page } from '@playwright/test';
import { NONE_TAKING_SCREENS } from './none-taking';
import { button, chooses, field, presses, type Screen } from './screen';
import { SPARE_CARRIER } from './spare-carrier';
import { asSaid } from './words';

async function makeBackup(page: Page): Promise<void> {
  await (await button(page, 'Back up now')).click();
  await page.getByText(await asSaid(page, 'The backup was made and checked.')).waitFor();
  // What is announced passes, and would lie over the page's last lines.
  await page.reload();
}

async function triesNumber(page: Page): Promise<void> {
  await (await field(page, 'Number')).fill('+91 98765 43210');
  await page.getByText(/\+91\s98765\s43210/).waitFor();
}

async function addsLater(page: Page): Promise<void> {
  await (await button(page, 'Add a price')).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: await asSaid(page, 'Later') }).click();
}

async function asksForFile(page: Page): Promise<void> {
  await (await button(page, 'Import a CSV')).click();
  await page.getByRole('dialog').waitFor();
}

const gives = (lines: string) => async (page: Page) => {
  const file = { name: 'rates.csv', mimeType: 'text/csv', buffer: Buffer.from(lines) };
  await page.locator('input[type=file]').setInputFiles(file);
  await page.getByRole('dialog').waitFor();
};

const ACCOUNT_DIALOGS = [
  ['grant', 'Add credit'],
  ['transfer', 'Transfer credit'],
  ['numbers', 'Reply numbers'],
  ['disable', 'Disable'],
] as const;

export const INSTANCE_SCREENS: readonly Screen[] = [
  { name: 'instance-accounts', of: 'server', at: '/instance/accounts' },
  {
    name: 'instance-accounts-add',
    of: 'server',
    at: '/instance/accounts',
    isOverlay: true,
    prepare: presses('Add an account'),
  },
  ...ACCOUNT_DIALOGS.map(
    ([name, entry]): Screen => ({
      name: `instance-accounts-${name}`,
      of: 'server',
      at: '/instance/accounts',
      isOverlay: true,
      prepare: chooses('Actions for My SMS account', entry),
    }),
  ),
  { name: 'instance-rates', of: 'server', at: '/instance/rates' },
  { name: 'instance-rates-none-match', of: 'server', at: '/instance/rates?search=999' },
  { name: 'instance-rates-number', of: 'server', at: '/instance/rates', prepare: triesNumber },
  { name: 'instance-rates-add', of: 'server', at: '/instance/rates', isOverlay: true, prepare: addsLater },
  {
    name: 'instance-rates-change',
    of: 'server',
    at: '/instance/rates',
    isOverlay: true,
    prepare: async (page) => {
      await page
        .getByRole('button', { name: /^Actions (for|pour) \+91/ })
        .first()
        .click();
      await page.getByRole('menuitem', { name: await asSaid(page, 'Change') }).click();
      await page.getByRole('dialog').waitFor();
    },
  },
  { name: 'instance-rates-import-asked', of: 'server', at: '/instance/rates', isOverlay: true, prepare: asksForFile },
  {
    name: 'instance-rates-import',
    of: 'server',
    at: '/instance/rates',
    isOverlay: true,
    prepare: gives('91;0.5\n33;0.9\n'),
  },
  {
    name: 'instance-rates-import-faulty',
    of: 'server',
    at: '/instance/rates',
    isOverlay: true,
    prepare: gives('0;1\n33;free\n'),
  },
  { name: 'instance-panel-users', of: 'server', at: '/instance/panel-users' },
  {
    name: 'instance-panel-users-menu',
    of: 'server',
    at: '/instance/panel-users',
    isOverlay: true,
    prepare: presses('Actions for jeanne.martin@shop.example'),
  },
  { name: 'instance-carriers', of: 'server', at: '/instance/carriers' },
  ...NONE_TAKING_SCREENS,
  {
    name: 'instance-carriers-menu',
    of: 'server',
    at: '/instance/carriers',
    isOverlay: true,
    prepare: presses('Actions for simulated'),
  },
  {
    name: 'instance-carriers-disable',
    of: 'server',
    at: '/instance/carriers',
    isOverlay: true,
    prepare: chooses('Actions for simulated', 'Disable'),
  },
  { name: 'instance-new-carrier', of: 'server', at: '/instance/new-carrier' },
  { name: 'instance-new-carrier-http2sms', of: 'server', at: '/instance/new-carrier?preset=http2sms-ovh' },
  { name: 'instance-carrier', of: 'server', at: '/instance/carriers/simulated' },
  { name: 'instance-carrier-disabled', of: 'server', at: `/instance/carriers/${SPARE_CARRIER}` },
  { name: 'instance-carrier-settings', of: 'server', at: `/instance/carriers/${SPARE_CARRIER}/settings` },
  { name: 'instance-carrier-trace', of: 'server', at: '/instance/carriers/simulated/trace' },
  { name: 'instance-carrier-receipts', of: 'server', at: '/instance/carriers/simulated/receipts' },
  { name: 'instance-carrier-decisions', of: 'server', at: `/instance/carriers/${SPARE_CARRIER}/decisions` },
  {
    name: 'instance-carrier-test',
    of: 'server',
    at: '/instance/carriers/simulated',
    isOverlay: true,
    prepare: presses('Send a test'),
  },
  { name: 'instance-routes', of: 'server', at: '/instance/routes' },
  {
    name: 'instance-routes-add',
    of: 'server',
    at: '/instance/routes',
    isOverlay: true,
    prepare: presses('Add a route'),
  },
  { name: 'instance-smpp-sessions', of: 'server', at: '/instance/smpp-sessions' },
  { name: 'instance-smpp-sessions-none-match', of: 'server', at: '/instance/smpp-sessions?search=nobody' },
  {
    name: 'instance-smpp-sessions-end',
    of: 'server',
    at: '/instance/smpp-sessions',
    isOverlay: true,
    prepare: async (page) => {
      await page
        .getByRole('button', { name: /^Actions (for|pour)/ })
        .first()
        .click();
      await page.getByRole('menuitem').click();
      await page.getByRole('dialog').waitFor();
    },
  },
  { name: 'instance-health', of: 'server', at: '/instance/health' },
  { name: 'instance-audit', of: 'server', at: '/instance/audit' },
  { name: 'instance-audit-none-match', of: 'server', at: '/instance/audit?subject=nobody' },
  { name: 'instance-backups', of: 'server', at: '/instance/backups', prepare: makeBackup },
  {
    name: 'instance-backups-daily',
    of: 'server',
    at: '/instance/backups',
    isOverlay: true,
    prepare: presses('Change: Daily backup'),
  },
  {
    name: 'instance-backups-delete',
    of: 'server',
    at: '/instance/backups',
    isOverlay: true,
    prepare: async (page) => {
      const actions = page.getByRole('button', { name: /^Actions (for the backup|pour la sauvegarde)/ });
      if ((await actions.count()) === 0) await makeBackup(page);
      await actions.first().click();
      await page.getByRole('menuitem', { name: await asSaid(page, 'Delete') }).click();
      await page.getByRole('dialog').waitFor();
    },
  },
];
