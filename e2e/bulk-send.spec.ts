import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expectAccessible } from './fixtures/accessible';
import { giveApiUser, setOwnRole } from './fixtures/database';
import { fact } from './fixtures/facts';
import { deferredTo } from './fixtures/next-summer';
import { shownNumber } from './fixtures/shown-number';
import { expect, sendSms, test } from './fixtures/test';
import { addTestAccount, type TestAccount } from './fixtures/test-account';

/** As few as make a bulk send. The first of the French numbers does not exist. */
const COUNT = 101;
const FRENCH = ['+33600990023', ...Array.from({ length: COUNT - 1 }, (_, index) => `+3361234${5_000 + index}`)];
const INDIAN = Array.from({ length: COUNT }, (_, index) => `+9198765${43_000 + index}`);

const LEFT_OUT = 'The CSV file has one line per message: bulk sends of which nothing was sent are not in it.';

const main = (page: Page) => page.getByRole('main');
const outcomes = (page: Page) => page.getByRole('region', { name: 'Outcome' });
const figure = (page: Page, label: string) =>
  outcomes(page).getByText(label, { exact: true }).locator('xpath=following-sibling::dd');
function script(account: TestAccount) {
  const apiUser = giveApiUser(account, 'shop');
  /** Answers the id of the first message. */
  return async (to: readonly string[], changes: Readonly<Record<string, string>> = {}): Promise<number> => {
    const answer = await sendSms(account, apiUser, { to: to.join(), ...changes });
    expect(answer).toMatch(/^OK/);
    return Number(answer.split('\n')[2]);
  };
}

test('two bulk sends at once are two lines on Home and in the log, live, and leave the others in sight @phone', async ({
  account,
  owner: page,
}) => {
  const send = script(account);
  await send(['+32470123456']);
  await page.goto(account.url());
  const recent = page.getByRole('region', { name: 'Recent messages' });
  const lines = recent.getByRole('row').filter({ has: page.getByRole('link') });
  await expect(lines).toHaveCount(1);
  const [, second] = await Promise.all([send(FRENCH), send(INDIAN)]);
  await expect(lines).toHaveCount(3);
  await expect(recent.getByRole('link', { name: '101 recipients' })).toHaveCount(2);
  await expect(recent.getByRole('link', { name: '+32 470 12 34 56' })).toBeVisible();

  await page.goto(account.url('/messages'));
  const rows = main(page)
    .getByRole('row')
    .filter({ has: page.getByRole('link') });
  await expect(rows).toHaveCount(3);
  // Until all of the one are delivered, it has 100 at some time, too.
  await expect(rows.filter({ hasText: '101 delivered' })).toHaveCount(1);
  await expect(rows.filter({ hasText: '100 delivered' })).toContainText('1 failed');
  await expectAccessible(page, { everyWidth: true });

  // Who looks for a number looks for messages.
  await page.goto(account.url('/messages?recipient=33612345007'));
  await expect(rows).toHaveCount(1);
  await expect(rows.getByRole('link', { name: '+33 6 12 34 50 07' })).toBeVisible();
  await page.goto(account.url(`/messages?send=${second}`));
  await expect(rows).toHaveCount(50);
  await page.getByRole('link', { name: 'Older' }).click();
  await expect(page.getByRole('link', { name: 'Newer' })).toBeVisible();
  await page.getByRole('link', { name: 'Older' }).click();
  await expect(rows).toHaveCount(1);
});

test('a bulk send’s page says what became of it, why some failed and who paid, and leads to its messages @phone', async ({
  account,
  owner: page,
}) => {
  const send = script(account);
  const id = await send(FRENCH, { tag: 'spring' });
  await page.goto(account.url('/messages'));
  await main(page).getByRole('link', { name: '101 recipients' }).click();
  await expect(page).toHaveURL(account.url(`/messages/sends/${id}`));
  await expect(page).toHaveTitle(`Bulk send ${id} · ${account.serviceName} · Chappe`);
  await expect(page.getByRole('heading', { level: 1, name: 'Bulk send to 101 recipients' })).toBeVisible();
  await expect(figure(page, 'Delivered')).toContainText('100');
  await expect(figure(page, 'Failed')).toContainText('1');
  await expect(figure(page, 'Waiting')).toHaveText('0');
  await expect(fact(page, 'Sender')).toHaveText('TEST');
  await expect(fact(page, 'Tag')).toHaveText('spring');
  await expect(fact(page, 'Paid by', 'Price')).toHaveText('The account');
  await expect(fact(page, 'Charged', 'Price')).toHaveText('101.00 credits');
  await expect(fact(page, 'Sent by').getByRole('link', { name: 'shop' })).toBeVisible();
  const first = page.getByRole('region', { name: 'First messages' }).getByRole('link', { name: /^\+33/ });
  await expect(first).toHaveText(FRENCH.slice(0, 10).map(shownNumber));
  await expectAccessible(page, { everyWidth: true });

  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Export to CSV' }).click();
  const file = readFileSync(await (await download).path(), 'utf8').trimEnd();
  expect(new Set(file.match(/\b336\d{8}\b/g)).size).toBe(COUNT);

  const failures = page.getByRole('region', { name: 'Failures by reason' }).getByRole('listitem');
  await expect(failures).toHaveCount(1);
  await failures.getByRole('link', { name: '1 message' }).click();
  await expect(page).toHaveURL(account.url(`/messages?send=${id}&state=failed&ptt=23`));
  await main(page).getByRole('link', { name: '+33 6 00 99 00 23' }).click();
  await fact(page, 'Part of')
    .getByRole('link', { name: `Bulk send ${id}` })
    .click();
  await expect(page.getByRole('heading', { level: 1, name: 'Bulk send to 101 recipients' })).toBeVisible();

  await page.keyboard.press('ControlOrMeta+k');
  await page.getByRole('combobox').fill(String(id));
  await page.getByRole('option', { name: /^Bulk send to 101 recipients/ }).click();
  await expect(page).toHaveURL(account.url(`/messages/sends/${id}`));

  await page.goto(account.url('/credit?kind=held'));
  await main(page)
    .getByRole('link', { name: `Bulk send ${id}` })
    .click();
  await expect(page.getByRole('navigation', { name: 'Breadcrumb' }).getByRole('link')).toHaveText('Credit');
});

test('while it waits a bulk send is cancelled, moved or sent now on its page; nobody else’s is found', async ({
  account,
  owner: page,
}) => {
  const send = script(account);
  const id = await send(FRENCH, { deferred: deferredTo('0900') });
  await page.goto(account.url('/messages/scheduled'));
  await page.getByRole('region', { name: 'Bulk sends' }).getByRole('link', { name: '101 recipients' }).click();
  await expect(page).toHaveURL(account.url(`/messages/sends/${id}?list=scheduled`));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Bulk send to 101 recipients');
  await expect(page.getByText(/^On 1\sJun.*, in \d+.*\. Accepted /)).toBeVisible();
  await expect(fact(page, 'Held until sent', 'Price')).toHaveText('101.00 credits');
  await expect(page.getByRole('region', { name: 'First messages' })).toHaveCount(0);
  await expect(page.getByRole('region', { name: 'Where it goes' })).toContainText('101 recipients');
  await expect(page.getByRole('region', { name: 'First recipients' }).getByRole('row')).toHaveCount(11);
  await expectAccessible(page, { everyWidth: true });
  await page.getByRole('button', { name: 'Actions' }).click();
  await page.getByRole('menuitem', { name: 'Send now' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Send now' }).click();
  await expect(figure(page, 'Delivered')).toContainText('100');
  await expect(page.getByRole('button', { name: 'Actions' })).toHaveCount(0);

  const other = await send(INDIAN, { deferred: deferredTo('0900') });
  setOwnRole(account, 'viewer');
  await page.goto(account.url(`/messages/sends/${other}`));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Bulk send to 101 recipients');
  await expect(page.getByRole('button', { name: 'Actions' })).toHaveCount(0);
  setOwnRole(account, 'owner');
  await page.reload();
  await page.getByRole('button', { name: 'Actions' }).click();
  await page.getByRole('menuitem', { name: 'Cancel sending' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel sending' }).click();
  await expect(figure(page, 'Cancelled')).toContainText('101');
  await expect(fact(page, 'Refunded', 'Price')).toHaveText(/^40\.40?\scredits$/);
  await expect(page.getByRole('region', { name: 'First messages' })).toContainText('Nothing was sent.');
  await expect(page.getByText(/Cancelled on .+ by \S+@\S+\.$/)).toBeVisible();
  await expect(page.getByRole('link', { name: 'Export to CSV' })).toHaveCount(0);

  // It has no message by which the log would meet it.
  for (const asked of ['', '?state=cancelled', '?login=SHOP', '?text=hello', `?id=${other + 100}`]) {
    await page.goto(account.url(`/messages${asked}`));
    const line = page.getByRole('row').filter({ hasText: '101 cancelled' });
    await expect(page.getByRole('link', { name: 'Export to CSV' })).toHaveAccessibleDescription(LEFT_OUT);
    await expect(line).toContainText(/40\.40 refunded/);
    await expect(line.getByRole('link', { name: '101 recipients' })).toHaveAttribute(
      'href',
      new RegExp(`/sends/${other}`),
    );
  }
  await expectAccessible(page, { everyWidth: true });
  // Nor has it one that a page could show: the id of each leads to it.
  await page.goto(account.url(`/messages/${other + 50}`));
  await expect(page).toHaveURL(account.url(`/messages/sends/${other}`));
  await page.goto(account.url('/messages?state=delivered'));
  await expect(page.getByRole('row').filter({ hasText: '101 cancelled' })).toHaveCount(0);
  await expect(page.getByText(LEFT_OUT)).toHaveCount(0);

  const stranger = addTestAccount(account.chappe);
  const answer = await page.goto(`${account.chappe.url}/telecom/sms/${stranger.serviceName}/messages/sends/${id}`);
  expect(answer?.status()).toBe(404);
  expect((await page.goto(account.url('/messages/sends/1')))?.status()).toBe(404);
});
