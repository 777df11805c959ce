/** The menu of an API user, and what it does without asking; the list as a file. */
import { readFileSync } from 'node:fs';
import { addApiUsers } from './fixtures/database';
import { announced, openDialog } from './fixtures/dialogs';
import { addApiUser, expect, sendSms, test } from './fixtures/test';

test('Disable, Enable, Request example and Export to CSV', async ({ account, context, owner: page }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const apiUser = { login: 'billing', password: await addApiUser(page, account, 'billing') };
  await page.getByRole('button', { name: 'Actions for billing' }).click();
  await expect(page.getByRole('menuitem')).toHaveText([
    /^Password/,
    /^Quota/,
    /^Limit/,
    /^Restrictions/,
    /^Callback/,
    /^Replies/,
    /^Request example/,
    /^Disable/,
    /^Delete/,
  ]);
  await page.getByRole('menuitem', { name: 'Disable' }).click();
  const asked = page.getByRole('dialog', { name: 'Disable billing?' });
  await asked.getByRole('button', { name: 'Cancel' }).click();
  expect(await sendSms(account, apiUser)).toMatch(/^OK/);
  await page.getByRole('button', { name: 'Actions for billing' }).click();
  await page.getByRole('menuitem', { name: 'Disable' }).click();
  await asked.getByRole('button', { name: 'Disable' }).click();
  await expect(announced(page, 'API user billing was disabled.')).toBeVisible();
  await expect(page.getByRole('row', { name: /billing/ })).toContainText('Disabled');
  expect(await sendSms(account, apiUser)).toMatch(/^KO\nUser disabled/);
  await page.getByRole('button', { name: 'Actions for billing' }).click();
  await page.getByRole('menuitem', { name: 'Enable' }).click();
  await expect(announced(page, 'API user billing was enabled.')).toBeVisible();
  expect(await sendSms(account, apiUser)).toMatch(/^OK/);
  const example = await openDialog(page, 'billing', 'Request example');
  await expect(example.getByLabel('Language')).toBeFocused();
  const url = `${account.chappe.url}/cgi-bin/sms/http2sms.cgi`;
  for (const [language, ...lines] of [
    ['curl', `curl '${url}'`, "--data-urlencode 'login=billing'", "'password=PASSWORD'"],
    ['PHP', `curl_init('${url}')`, "'login' => 'billing'", "'password' => 'PASSWORD'"],
    ['Python', `urlopen("${url}"`, '"login": "billing"', '"password": "PASSWORD"'],
    ['Node.js', `fetch("${url}"`, 'login: "billing"', 'password: "PASSWORD"'],
  ] as const) {
    await example.getByLabel('Language').selectOption(language);
    for (const line of lines) await expect(example.getByText(line)).toBeVisible();
    await example.getByRole('button', { name: 'Copy' }).click();
    await expect(example.getByRole('button', { name: 'Copied' })).toBeVisible();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toContain(lines[0]);
  }
  // On plain HTTP a page has no clipboard; the browser's older way still copies.
  await page.evaluate(() => {
    const { clipboard } = navigator;
    Object.assign(window, { readCopied: () => clipboard.readText() });
    Object.defineProperty(navigator, 'clipboard', { value: undefined });
  });
  await example.getByLabel('Language').selectOption('curl');
  await example.getByRole('button', { name: 'Copy' }).click();
  await expect(example.getByRole('button', { name: 'Copied' })).toBeVisible();
  expect(await page.evaluate('readCopied()')).toContain(`curl '${url}'`);
  // A browser that refuses both ways is told of, and nothing claims to be copied.
  await page.evaluate(() => {
    document.execCommand = () => false;
  });
  await example.getByLabel('Language').selectOption('PHP');
  await example.getByRole('button', { name: 'Copy' }).click();
  await expect(example.getByRole('alert')).toHaveText(
    'This browser does not let pages copy: select the text and copy it.',
  );
  await expect(example.getByRole('button', { name: 'Copied' })).toHaveCount(0);
  await example.getByRole('button', { name: 'Done' }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Export to CSV' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe(`api-users-${account.serviceName}.csv`);
  const lines = readFileSync(await download.path(), 'utf8')
    .trim()
    .split(/\r?\n/);
  expect(lines).toHaveLength(2);
  expect(lines[0]).toMatch(/ID,Activate quota\?,Quota,Activate alert\?,Limit,Notification,Callback,/);
  expect(lines[1]).toMatch(/^billing,No,,No,,,,No,,No,\d{4}-\d{2}-\d{2} [\d:]{8},2$/);
});

test('a press that opens a menu chooses nothing of it, even where the menu opens under the hand', async ({
  account,
  owner: page,
}) => {
  addApiUsers(account, 12);
  await page.setViewportSize({ width: 390, height: 700 });
  await page.goto(account.url('/users'));
  const opener = page.getByRole('button', { name: 'Actions for user-007' });
  await opener.evaluate((button) => button.scrollIntoView({ block: 'center' }));
  await opener.evaluate((button) => window.scrollBy(0, button.getBoundingClientRect().top - window.innerHeight + 200));
  await opener.click();
  await expect(page.getByRole('menuitem', { name: 'Delete' })).toBeVisible();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.getByRole('menuitem', { name: 'Limit' }).click();
  await expect(page.getByRole('dialog', { name: 'Limit of user-007' })).toBeVisible();
});
