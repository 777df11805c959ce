/** Every screen of the panel, and what is done on it before its picture is taken. */
import type { Page } from '@playwright/test';
import { openFilters } from '../fixtures/filters';
import { API_KEY_SCREENS } from './api-key-screens';
import { GUIDE_SCREENS } from './guide-screens';
import { INSTANCE_SCREENS } from './instance-screens';
import { button, chooses, deletesReply, editsScheduled, field, importsNumbers, presses, type Screen } from './screen';
import { asSaid } from './words';

/** By keys, because a phone's button has no words. */
const finds = (text: string) => async (page: Page) => {
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill(text);
  await page.getByRole('option').first().waitFor();
};

/** Where there is no breadcrumb, the palette changes the account. */
async function changesAccount(page: Page): Promise<void> {
  const change = await button(page, 'Change account');
  if (await change.isVisible()) await change.click();
  else await finds('sms')(page);
  await page
    .getByRole('option', { name: /sms-xx/ })
    .first()
    .waitFor();
}

/** Where there is no room for tabs, the button that stands for them. */
async function opensSections(page: Page): Promise<void> {
  const opener = page.locator('nav button[aria-controls]').last();
  if (await opener.isVisible()) await opener.click();
}

const SHOW_TRIES = /Show the tries|Afficher les tentatives/;
const LONG_LOGIN = 'crm-production-europe-west-1-read-write';

const ROW_DIALOGS = [
  'Password',
  'Quota',
  'Limit',
  'Restrictions',
  'Callback',
  'Replies',
  'Request example',
  'Disable',
  'Delete',
] as const;
const rowDialogs = ROW_DIALOGS.map(
  (entry): Screen => ({
    name: `users-${entry.toLowerCase().replace(' ', '-')}`,
    at: '/users',
    isOverlay: true,
    prepare: chooses(`Actions for ${entry === 'Quota' ? 'billing-batch' : LONG_LOGIN}`, entry),
  }),
);

const OPTIONS = [
  ['time-zone', 'Time zone'],
  ['stop-clause', 'STOP clause'],
  ['commercial-hours', 'Commercial hours'],
  ['limit', 'Low-credit alert'],
  ['callback', 'Callback URL of the account'],
  ['replies', 'Replies'],
  ['retention', 'How long messages are kept'],
] as const;
const optionDialogs = OPTIONS.map(
  ([name, title]): Screen => ({
    name: `options-${name}`,
    at: '/options',
    isOverlay: true,
    prepare: presses(`Change: ${title}`),
  }),
);

const SEND = /^(Send to|Schedule for|Envoyer à|Programmer pour) \d/;

async function writeSms(page: Page): Promise<void> {
  await (await field(page, 'Sender')).selectOption('MyShop');
  await (await field(page, 'Recipients')).fill(
    '+33 6 12 00 04 82\n+33 6 12 00 04 99; 06 12 00\n+32 470 12 34 56, +91 98765 43210\n+33 6 12 00 04 82',
  );
  await (await field(page, 'Message')).fill(
    'Your order 48213 arrives on Thursday between 14:00 and 16:00. It costs 12 € to change the slot: https://shop.example/s/48213',
  );
  await page.getByRole('button', { name: SEND }).waitFor();
}

async function confirmSms(page: Page): Promise<void> {
  await writeSms(page);
  await page.getByRole('button', { name: SEND }).click();
  await page.getByRole('dialog').waitFor();
}

async function sendSms(page: Page): Promise<void> {
  await confirmSms(page);
  await page.getByRole('dialog').getByRole('button', { name: SEND }).click();
  await page.getByRole('heading', { name: /accepted|accepté/ }).waitFor();
  await page
    .getByText(await asSaid(page, 'Delivered'))
    .first()
    .waitFor();
}

async function openFirst(page: Page): Promise<void> {
  await page.getByRole('main').getByRole('link', { name: /^\+\d/ }).first().click();
  await page.getByRole('heading', { level: 2, name: await asSaid(page, 'Timeline') }).waitFor();
}

async function openBulk(page: Page): Promise<void> {
  await page
    .getByRole('main')
    .getByRole('link', { name: /\d\s(numbers|recipients|numéros|destinataires)$/ })
    .first()
    .click();
  await page.getByRole('heading', { level: 1, name: /^(Bulk send to|Envoi groupé à) / }).waitFor();
}

const users: readonly Screen[] = [
  { name: 'users', at: '/users' },
  { name: 'users-actions', at: '/users', isOverlay: true, prepare: presses('Actions') },
  { name: 'users-menu', at: '/users', isOverlay: true, prepare: presses(`Actions for ${LONG_LOGIN}`) },
  { name: 'users-add', at: '/users', isOverlay: true, prepare: chooses('Actions', 'Add') },
  {
    name: 'users-add-more',
    at: '/users',
    isOverlay: true,
    prepare: async (page) => {
      await chooses('Actions', 'Add')(page);
      await page.getByText(await asSaid(page, 'Quota, limit, restrictions, callback')).click();
    },
  },
  { name: 'users-alerts', at: '/users', isOverlay: true, prepare: chooses('Actions', 'Alert texts') },
  ...rowDialogs,
  { name: 'user', at: `/users/details?login=${LONG_LOGIN}` },
  { name: 'users-filtered', at: '/users?callback=failing' },
  { name: 'user-today', at: `/users/details?login=${LONG_LOGIN}&days=1` },
  { name: 'user-actions', at: `/users/details?login=${LONG_LOGIN}`, isOverlay: true, prepare: presses('Actions') },
  { name: 'user-blocked', at: '/users/details?login=billing-batch' },
];

/** To whom the first message that waits is to go. */
const WAITING = '+33 6 12 00 07 31';

const messages: readonly Screen[] = [
  { name: 'messages', at: '/messages' },
  { name: 'messages-filtered', at: '/messages?state=failed&login=webshop&country=33', prepare: openFilters },
  { name: 'message', at: '/messages?login=delivery-slots&state=delivered', prepare: openFirst },
  {
    name: 'message-delete',
    at: '/messages?login=delivery-slots&state=delivered',
    isOverlay: true,
    prepare: async (page) => {
      await openFirst(page);
      await presses('Delete')(page);
      await page.getByRole('dialog').waitFor();
    },
  },
  { name: 'message-failing-callback', at: '/messages?login=crm-production', prepare: openFirst },
  { name: 'messages-bulk', at: '/messages?of=helpdesk' },
  { name: 'messages-cancelled', at: '/messages?state=cancelled', prepare: openFilters },
  { name: 'bulk-send', at: '/messages?of=helpdesk', prepare: openBulk },
  { name: 'bulk-send-waiting', at: '/messages/scheduled', prepare: openBulk },
  { name: 'scheduled', at: '/messages/scheduled' },
  {
    name: 'scheduled-chosen',
    at: '/messages/scheduled',
    prepare: async (page) => (await field(page, 'Select all single messages on this page')).check(),
  },
  { name: 'scheduled-message', at: '/messages/scheduled', prepare: openFirst },
  {
    name: 'scheduled-edit',
    at: '/messages/scheduled',
    isOverlay: true,
    prepare: editsScheduled(WAITING),
  },
  {
    name: 'scheduled-cancel',
    at: '/messages/scheduled',
    isOverlay: true,
    prepare: async (page) => {
      // Of the bulk send, which stands above all others.
      await page.getByRole('main').getByRole('table').first().getByRole('button').first().click();
      await page.getByRole('menuitem', { name: await asSaid(page, 'Cancel sending') }).click();
      await page.getByRole('dialog').waitFor();
    },
  },
  { name: 'send', at: '/messages/send' },
  { name: 'send-filled', at: '/messages/send', prepare: writeSms },
  { name: 'send-confirm', at: '/messages/send', isOverlay: true, prepare: confirmSms },
];

const others: readonly Screen[] = [
  { name: 'sign-in', of: 'server', at: '/sign-in', isSignedOut: true },
  { name: 'accounts', of: 'server', at: '/telecom/sms' },
  { name: 'home', at: '/' },
  { name: 'home-today', at: '/?days=1' },
  { name: 'home-rename', at: '/', prepare: presses('Change the name') },
  { name: 'palette', at: '/', isOverlay: true, prepare: finds('') },
  { name: 'palette-found', at: '/', isOverlay: true, prepare: finds('sh') },
  { name: 'account-change', at: '/', isOverlay: true, prepare: changesAccount },
  { name: 'shortcuts', at: '/', isOverlay: true, prepare: (page) => page.keyboard.press('?') },
  { name: 'sections', at: '/', prepare: opensSections },
  { name: 'senders', at: '/senders' },
  { name: 'senders-add', at: '/senders', isOverlay: true, prepare: presses('Add a sender') },
  { name: 'senders-edit', at: '/senders', isOverlay: true, prepare: chooses('Actions for MyShop', 'Edit') },
  { name: 'credit', at: '/credit' },
  { name: 'callbacks', at: '/callbacks' },
  {
    name: 'callbacks-opened',
    at: '/callbacks?status=failing',
    prepare: (page) => page.getByRole('button', { name: SHOW_TRIES }).first().click(),
  },
  {
    name: 'callbacks-redeliver',
    at: '/callbacks',
    isOverlay: true,
    prepare: async (page) => {
      await presses('Redeliver callbacks')(page);
      await page.getByRole('dialog').getByRole('status').filter({ hasText: /\d/ }).waitFor();
    },
  },
  { name: 'alerts', at: '/alerts' },
  { name: 'audit', at: '/audit' },
  { name: 'refused', at: '/refused' },
  { name: 'received', at: '/messages/received' },
  {
    name: 'message-replied',
    at: '/messages/received',
    prepare: async (page) => {
      await page
        .getByRole('main')
        .getByRole('link', { name: /^Message \d/ })
        .first()
        .click();
      await page.getByRole('heading', { level: 2, name: await asSaid(page, 'Replies') }).waitFor();
    },
  },
  { name: 'received-delete', at: '/messages/received', isOverlay: true, prepare: deletesReply },
  { name: 'blacklist', at: '/options/blacklist' },
  { name: 'blacklist-import', at: '/options/blacklist', isOverlay: true, prepare: importsNumbers },
  { name: 'prices', at: '/options/prices' },
  { name: 'panel-users', at: '/panel-users' },
  { name: 'panel-users-invite', at: '/panel-users', isOverlay: true, prepare: presses('Invite') },
  {
    name: 'panel-users-role',
    at: '/panel-users',
    isOverlay: true,
    prepare: chooses('Actions for jeanne.martin@shop.example', 'Change role'),
  },
  { name: 'options', at: '/options' },
  ...optionDialogs,
  { name: 'profile', of: 'server', at: '/profile' },
  { name: 'profile-second-factor', of: 'server', at: '/profile', isOverlay: true, prepare: presses('Set up') },
  {
    name: 'account-menu',
    at: '/',
    isOverlay: true,
    prepare: (page) => page.getByRole('button', { name: /^(Signed in as|Connecté en tant que)/ }).click(),
  },
  ...GUIDE_SCREENS,
  { name: 'docs', of: 'server', at: '/docs/http2sms' },
  { name: 'invitation-unknown', of: 'server', at: '/invitation/none', isSignedOut: true },
  { name: 'not-found', at: '/nothing-here' },
  { name: 'user-not-found', at: '/users/details?login=nobody' },
  { name: 'messages-none-match', at: '/messages?login=nobody&state=failed' },
  { name: 'unreadable-filter', at: '/messages?from=yesterday' },
];

const EMPTY = [
  '/',
  '/messages',
  '/messages/scheduled',
  '/messages/received',
  '/users',
  '/credit',
  '/callbacks',
  '/alerts',
  '/audit',
  '/senders',
  '/refused',
  '/options/blacklist',
] as const;
const empty = EMPTY.map(
  (at): Screen => ({ name: `empty-${at.slice(1).replace('/', '-') || 'home'}`, of: 'empty', at }),
);

/** The last changes what the others show. */
export const SCREENS: readonly Screen[] = [
  ...others,
  ...INSTANCE_SCREENS,
  ...API_KEY_SCREENS,
  ...messages,
  ...users,
  ...empty,
  { name: 'send-result', at: '/messages/send', prepare: sendSms, isSeenOnOthers: true },
];
