/** The pages of the instance and their dialogs. */
import type { Page } from '@playwright/test';
import { button, chooses, presses, type Screen } from './screen';
import { asSaid } from './words';

async function makeBackup(page: Page): Promise<void> {
  await (await button(page, 'Back up now')).click();
  await page.getByText(await asSaid(page, 'The backup was made and checked.')).waitFor();
}

const ACCOUNT_DIALOGS = [
  ['grant', 'Add credit'],
  ['transfer', 'Transfer credit'],
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
  { name: 'instance-panel-users', of: 'server', at: '/instance/panel-users' },
  {
    name: 'instance-panel-users-menu',
    of: 'server',
    at: '/instance/panel-users',
    isOverlay: true,
    prepare: presses('Actions for jeanne.martin@shop.example'),
  },
  { name: 'instance-health', of: 'server', at: '/instance/health' },
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
