import { Secret, TOTP } from 'otpauth';
import { ADMIN_PASSWORD } from './fixtures/chappe-server';
import { addApiUsers, addFailedCallback, removeApiUser, setOwnRole } from './fixtures/database';
import { announced, dialogsOf, LOGIN, named, openByKeyboard, prepareDialogs, press, visit } from './fixtures/dialogs';
import { expect, test } from './fixtures/test';

const SHOWN_ONCE = 'This is not shown again, and it has not been copied. Close?';

test('every dialog is used by keyboard alone and gives the focus back @phone', async ({ account, owner: page }) => {
  prepareDialogs(account);
  const dialog = page.getByRole('dialog');
  /** Of what is shown once and was not copied: Escape asks, and keeping it gives the focus back to copying it. */
  const keepsShownOnce = async () => {
    const copy = dialog.getByRole('button', { name: /^Copy the/ }).first();
    await expect(copy).toBeFocused();
    await page.keyboard.press('Escape');
    const question = page.getByRole('alertdialog', { name: SHOWN_ONCE });
    await expect(question.getByRole('button', { name: 'Keep open' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(question).toHaveCount(0);
    await expect(copy).toBeFocused();
  };
  for (const { at, focused, keys, tabsToDone, gone, ...opens } of dialogsOf(account)) {
    await visit(page, account, at);
    const opener = await openByKeyboard(page, opens);
    await expect(named(dialog, focused)).toBeFocused();
    // What it reads first is there: until then its button says that it is busy.
    await expect(dialog.locator('[aria-busy]')).toHaveCount(0);
    await press(page, keys);
    await expect(announced(page, opens.announced)).toBeVisible();
    if (tabsToDone !== undefined) {
      await keepsShownOnce();
      await press(page, [...Array.from({ length: tabsToDone }, () => '<Tab>'), '<Enter>']);
    }
    await expect(dialog).toHaveCount(0);
    await expect(gone ? page.locator('#content') : opener).toBeFocused();
  }

  await visit(page, account, '/users');
  const example = await openByKeyboard(page, { trigger: 'Actions for another', entry: 'Request example' });
  await page.keyboard.press('Escape');
  await expect(example).toBeFocused();

  await visit(page, account, '/profile');
  await openByKeyboard(page, { trigger: 'Set up' });
  await expect(dialog.getByLabel('Your password')).toBeFocused();
  await press(page, [ADMIN_PASSWORD, '<Enter>']);
  await expect(dialog.getByLabel('Code', { exact: true })).toBeFocused();
  const totp = new TOTP({ secret: Secret.fromBase32(await dialog.getByText(/^[A-Z2-7]{32}$/).innerText()) });
  await press(page, [totp.generate(), '<Enter>']);
  await keepsShownOnce();
  await press(page, ['<Tab>', '<Enter>']);
  await openByKeyboard(page, { trigger: 'Switch off' });
  await expect(dialog.getByLabel('Your password')).toBeFocused();
  await press(page, [ADMIN_PASSWORD, '<Enter>']);
  await expect(announced(page, 'The second factor is off.')).toBeVisible();
});

test('what is shown once and was copied is closed without a question', async ({ account, context, owner: page }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await visit(page, account, '/panel-users');
  const opener = await openByKeyboard(page, { trigger: 'Invite' });
  await press(page, ['new@example.com', '<Enter>']);
  const dialog = page.getByRole('dialog', { name: 'Invitation created' });
  const copy = dialog.getByRole('button', { name: 'Copy the link' });
  await expect(copy).toBeFocused();
  const link = await dialog.getByText(/\/invitation\//).innerText();
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('button', { name: 'Copied' })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(link);
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect(opener).toBeFocused();
});

test('whatever refuses is told in the dialog, which stays open with what was typed', async ({
  account,
  owner: page,
}) => {
  prepareDialogs(account);
  const dialog = page.getByRole('dialog');
  const refused = (text: string) => dialog.getByRole('alert').filter({ hasText: text });
  // Routed from the beginning: a request that leaves right after routing is switched on may still get through.
  let offline = false;
  await page.route('**', (route) => (offline ? route.abort() : route.continue()));
  for (const { at, focused, keys, ...opens } of dialogsOf(account)) {
    await visit(page, account, at);
    await openByKeyboard(page, opens);
    // Without a quota left or a message pending there is nothing to type.
    const bare = opens.entry === 'Delete';
    await expect(named(dialog, bare ? 'Cancel' : focused)).toBeFocused();
    // Delete waits until it is known whether messages are pending.
    if (bare) await expect(dialog.getByRole('button', { name: 'Delete' })).toBeEnabled();
    await press(page, bare ? ['<Tab>'] : keys.slice(0, -1));
    const typed = await page
      .locator(':focus')
      .evaluate((field) => (field instanceof HTMLInputElement ? field.value : ''));
    const tryAgain = async (message: string) => {
      await page.keyboard.press('Enter');
      await expect(refused(message), `${opens.trigger} ${opens.entry ?? ''}`).toBeVisible();
      if (typed !== '') await expect(page.locator(':focus')).toHaveValue(typed);
    };
    offline = true;
    await tryAgain('The server could not be reached.');
    offline = false;
    setOwnRole(account, 'viewer');
    await tryAgain('Your role on this account does not allow this.');
    setOwnRole(account, 'owner');
    if (opens.trigger.endsWith(LOGIN)) {
      removeApiUser(account, LOGIN);
      await tryAgain('This API user no longer exists.');
      addApiUsers(account, 1);
    }
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await expect(dialog).toHaveCount(0);
  }
  // A refusal outside a dialog is red and stays until it is dismissed.
  await visit(page, account, '/users');
  await page.getByRole('button', { name: `Actions for ${LOGIN}` }).click();
  await page.getByRole('menuitem', { name: 'Disable' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Disable' }).click();
  await expect(page.getByRole('row', { name: LOGIN })).toContainText('Disabled');
  await page.getByRole('button', { name: `Actions for ${LOGIN}` }).click();
  const enable = page.getByRole('menuitem', { name: 'Enable' });
  await expect(enable).toBeVisible();
  setOwnRole(account, 'viewer');
  await enable.click();
  const told = page.getByRole('alert').filter({ hasText: 'Your role on this account does not allow this.' });
  await expect(told).toBeVisible();
  await told.getByRole('button', { name: 'Dismiss' }).click();
  await expect(told).toBeHidden();
});

test('what failed is counted before it is sent again; with nothing to send, Enter does nothing and it is said why', async ({
  account,
  owner: page,
}) => {
  addApiUsers(account, 1);
  await page.goto(account.url('/callbacks'));
  const trigger = 'Redeliver callbacks';
  await expect(page.getByRole('heading', { name: 'No callback yet' })).toBeVisible();
  await expect(page.getByRole('button', { name: trigger })).toHaveCount(0);

  for (const days of [1.5, 3]) addFailedCallback(account, LOGIN, 'https://shop.example/', days);
  await page.reload();
  const sent: string[] = [];
  page.on('request', (request) => {
    if (request.method() === 'POST') sent.push(request.url());
  });
  await openByKeyboard(page, { trigger });
  const dialog = page.getByRole('dialog');
  const counted = dialog.getByRole('status');
  const since = dialog.getByLabel('Failed since', { exact: true });
  const confirm = dialog.getByRole('button', { name: 'Redeliver' });
  await expect(counted.filter({ hasText: 'None has failed since then: there is nothing to redeliver.' })).toBeVisible();
  await expect(since).toBeFocused();
  await page.keyboard.press('Enter');
  await confirm.focus();
  await page.keyboard.press('Enter');
  await expect(confirm).toHaveAccessibleDescription('None has failed since then: there is nothing to redeliver.');
  const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 16);
  await since.fill(daysAgo(2.5));
  await expect(counted.filter({ hasText: '1 given up, 0 being retried.' })).toBeVisible();
  await since.fill(daysAgo(4));
  await expect(counted.filter({ hasText: '2 given up, 0 being retried.' })).toBeVisible();
  expect(sent).toEqual([]);
});

test('a dialog asks before what was typed is lost, and waits for what is being saved', async ({
  account,
  owner: page,
}) => {
  prepareDialogs(account);
  await visit(page, account, '/users');
  const dialog = page.getByRole('dialog');
  const question = page.getByRole('alertdialog', { name: 'Close without saving?' });
  const url = dialog.getByLabel('URL', { exact: true });
  const opens = { trigger: `Actions for ${LOGIN}`, entry: 'Callback' };
  await openByKeyboard(page, opens);
  await page.keyboard.type('https://example.com/');
  await page.keyboard.press('Escape');
  await expect(question.getByRole('button', { name: 'Keep open' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(question).toHaveCount(0);
  await expect(url).toBeFocused();
  await expect(url).toHaveValue('https://example.com/');
  await dialog.getByRole('link', { name: 'Callback log' }).click();
  await question.getByRole('button', { name: 'Close anyway' }).click();
  await expect(page).toHaveURL(/callbacks\?of=user-001/);

  // Routed before the page is there, as a request that leaves right after routing is switched on may still get through.
  const answers: (() => void)[] = [];
  await page.route('**/users', async (route) => {
    if (route.request().method() === 'POST') await new Promise<void>((resolve) => answers.push(resolve));
    await route.continue();
  });
  await visit(page, account, '/users');
  await openByKeyboard(page, opens);
  await page.keyboard.type('https://example.com/');
  await press(page, ['<Enter>', '<Enter>', '<Escape>']);
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect.poll(() => answers.length).toBe(1);
  await expect(dialog).toBeVisible();
  for (const answer of answers) answer();
  await expect(announced(page, `The callback of ${LOGIN} was changed.`)).toBeVisible();
  expect(answers).toHaveLength(1);
});
