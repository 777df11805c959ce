import type { Page } from '@playwright/test';
import { expectAccessible } from './fixtures/accessible';
import { addApiUsers, addFailedCallback, addMessages, giveApiUser } from './fixtures/database';
import { filterCalled, filtersOf, openFilters } from './fixtures/filters';
import { addApiUser, expect, sendSms, test } from './fixtures/test';
import type { TestAccount } from './fixtures/test-account';

/** The rows of a list, its head and what a row opened aside. */
const rowsOf = (page: Page, list: string) => page.getByRole('region', { name: list }).locator('tbody > tr');

/** What the page's address asks for; what was typed last comes last. */
const askedOf = (page: Page) => Object.fromEntries(new URL(page.url()).searchParams);

async function openLog(page: Page, account: TestAccount, path: `/${string}`): Promise<void> {
  await page.goto(account.url(path));
  await openFilters(page);
}

test('a number is found however it is written, by its beginning and by its last digits @phone', async ({
  account,
  owner: page,
}) => {
  const apiUser = giveApiUser(account, 'tester');
  expect(await sendSms(account, apiUser, { to: '+33612345678' })).toMatch(/^OK/);
  addMessages(account, 3);
  await page.goto(account.url('/messages'));
  const rows = rowsOf(page, 'messages');
  await expect(rows).toHaveCount(4);
  const recipient = filterCalled(page, 'Search messages by recipient');
  for (const typed of ['0612', '06 12 34', '+33 (0) 6 12 34 56 78', '5678', '56 78', '33612345678', '0033612345678']) {
    await recipient.fill(typed);
    await expect.poll(() => askedOf(page)).toEqual({ recipient: typed });
    await expect(rows).toHaveCount(1);
    await expect(rows).toContainText('+33 6 12 34 56 78');
    await filtersOf(page).getByRole('button', { name: 'Clear Recipient' }).click();
    await expect(recipient).toBeFocused();
    await expect(page).toHaveURL(account.url('/messages'));
    await expect(rows).toHaveCount(4);
  }
});

test('a value that cannot be is kept, said beside its field, and nothing is shown instead of everything @phone', async ({
  account,
  owner: page,
}) => {
  addMessages(account, 3);
  const long = 'x'.repeat(41);
  const wrong = [
    [
      '/messages',
      'recipient',
      'bob',
      'Recipient',
      'Enter a phone number, its beginning or its last digits.',
      'messages',
    ],
    ['/messages', 'login', long, 'API user', 'At most 40 characters.', 'messages'],
    ['/messages', 'state', 'bogus', 'Status', 'This list has no such value.', 'messages'],
    ['/messages', 'ptt', 'x', 'ptt', 'This is not a ptt: a ptt is a number such as 23.', 'messages'],
    ['/messages', 'id', '1.5', 'Message ID', 'This is not an id: an id is a number such as 10000001.', 'messages'],
    ['/callbacks', 'login', long, 'API user', 'At most 40 characters.', 'callbacks'],
    ['/audit', 'actor', 'x'.repeat(255), 'Who', 'At most 254 characters.', 'changes'],
    ['/credit', 'kind', 'bogus', 'Kind', 'This list has no such value.', 'movements'],
    ['/alerts', 'status', 'bogus', 'Status', 'This list has no such value.', 'alerts'],
  ] as const;
  for (const [path, name, value, label, fault, list] of wrong) {
    await page.goto(account.url(`${path}?${name}=${value}`));
    const field = filtersOf(page).getByLabel(new RegExp(`^(Search .* by )?${label}$`, 'i'));
    await expect(field).toHaveValue(value);
    await expect(field).toHaveAccessibleDescription(fault);
    await expect(field).toHaveAttribute('aria-invalid', 'true');
    const region = page.getByRole('region', { name: list });
    await expect(region).toContainText(`correct or remove the filter “${label}: ${value.slice(0, 100)}”`);
    await expect(region.locator('tr, li')).toHaveCount(0);
  }
  await page.goto(account.url(`/users?search=${'x'.repeat(101)}`));
  await expect(filterCalled(page, 'Search API users by login')).toHaveAccessibleDescription('At most 100 characters.');
  await page.goto(account.url('/callbacks?from=2026-02-30'));
  await expect(filterCalled(page, 'From')).toHaveAccessibleDescription('This is not a date. Write it as 26/11/2026.');
  await expect(filterCalled(page, 'From')).toHaveValue('30/02/2026');
  await page.goto(account.url('/audit?from=2026-11-26&to=2026-11-25'));
  await expect(filterCalled(page, 'To')).toHaveAccessibleDescription('This is before the first day.');
  await expectAccessible(page, { everyWidth: true });
});

test('every log is searched by part; what is on is seen in the address, and cleared at once', async ({
  account,
  owner: page,
}) => {
  addApiUsers(account, 12);
  addFailedCallback(account, 'user-011', 'https://hooks.example.com/a');
  addFailedCallback(account, 'user-012', 'https://other.example.com/a');
  await openLog(page, account, '/callbacks');
  const callbacks = rowsOf(page, 'callbacks');
  await expect(callbacks).toHaveCount(2);
  await expect(filtersOf(page)).toContainText('2 in all');
  await filterCalled(page, 'Search callbacks by API user').fill('ER-011');
  await expect(callbacks).toHaveCount(1);
  await filterCalled(page, 'Search callbacks by API user').fill('');
  await filterCalled(page, 'URL').fill('OTHER.ex');
  await filterCalled(page, 'Status').selectOption('Given up');
  await filterCalled(page, 'Period').selectOption('Today');
  const day = expect.stringMatching(/^[\d-]{10}$/);
  await expect.poll(() => askedOf(page)).toEqual({ url: 'OTHER.ex', status: 'failed', from: day, to: day });
  await expect(callbacks).toHaveCount(1);
  await expect(callbacks).toContainText('other.example.com');
  await page.reload();
  await expect(filterCalled(page, 'URL')).toHaveValue('OTHER.ex');
  await expect(filterCalled(page, 'Period').locator('option:checked')).toHaveText('Today');
  await filtersOf(page).getByRole('button', { name: 'Clear filters' }).click();
  await expect(filterCalled(page, 'Search callbacks by API user')).toBeFocused();
  await expect(page).toHaveURL(account.url('/callbacks'));
  await expect(filterCalled(page, 'URL')).toHaveValue('');
  await expect(callbacks).toHaveCount(2);
  await page.goBack();
  await expect(filterCalled(page, 'URL')).toHaveValue('OTHER.ex');

  await addApiUser(page, account, 'billing-eu');
  await openLog(page, account, '/audit');
  const changes = page.getByRole('region', { name: 'changes' }).locator('ul > li');
  await filterCalled(page, 'Search changes by subject').fill('LING-e');
  await expect(changes).toHaveCount(1);
  await expect(changes).toContainText('API user added');
  await page.goto(account.url('/audit?of=billing'));
  await expect(filterCalled(page, 'Subject')).toHaveValue('billing');
  await expect(page.getByRole('heading', { name: 'No entry matches' })).toBeVisible();
});

test('the sending log is filtered by sender, text, country, ptt and id, by keyboard alone', async ({
  account,
  owner: page,
}) => {
  const apiUser = giveApiUser(account, 'tester');
  const answer = await sendSms(account, apiUser, { to: '+447700900123', message: 'Your code is 4711' });
  expect(answer).toMatch(/^OK/);
  addMessages(account, 60);
  await page.goto(account.url('/messages'));
  const rows = rowsOf(page, 'messages');
  await expect(filtersOf(page)).toContainText('50 on this page');
  await openFilters(page);
  await filterCalled(page, 'Search messages by recipient').focus();
  const type = async (label: string, text: string) => {
    while (!(await filterCalled(page, label).evaluate((field) => field === document.activeElement)))
      await page.keyboard.press('Tab');
    await page.keyboard.type(text);
  };
  await type('API user', 'EST');
  await expect(rows).toHaveCount(1);
  await type('Country', 'United K');
  await type('Text', 'CODE is');
  await expect.poll(() => askedOf(page)).toEqual({ login: 'EST', text: 'CODE is', country: '44' });
  await expect(rows).toHaveCount(1);
  await expect(filtersOf(page)).toContainText('1 found');
  await type('Text', 'x');
  await expect(page.getByRole('heading', { name: 'No message matches' })).toBeVisible();
  await expectAccessible(page, { everyWidth: true });
  await page.goto(account.url('/messages?ptt=4&country=33'));
  await expect(rows).toHaveCount(50);
  await expect(filtersOf(page)).toContainText('Delivered');
  await page.goto(account.url(`/messages?id=${/\d{8,}/.exec(answer)?.[0] ?? ''}`));
  await expect(rows).toHaveCount(1);
  await expect(rows).toContainText('+44 7700 900123');

  // Who sent: of which kind, then the name that goes with it.
  await page.goto(account.url('/messages?login=EST'));
  await expect(rows).toHaveCount(1);
  await expect(filterCalled(page, 'Sent by').locator('option:checked')).toHaveText('Any');
  await filterCalled(page, 'Sent by').selectOption('Panel user');
  await filterCalled(page, 'Name').fill('nobody@');
  await expect.poll(() => askedOf(page)).toEqual({ by: 'panel-user', who: 'nobody@' });
  await expect(page.getByRole('heading', { name: 'No message matches' })).toBeVisible();
  await filtersOf(page).getByRole('button', { name: 'Clear Sent by' }).click();
  await expect(filterCalled(page, 'Sent by')).toBeFocused();
  await expect(page).toHaveURL(account.url('/messages'));
});

test('rare filters are behind a button that says how many of them are on; what is wrong stands below all', async ({
  account,
  owner: page,
}) => {
  await page.goto(account.url('/messages'));
  const more = filtersOf(page).getByRole('button', { name: /^More filters/ });
  await expect(more).toHaveAccessibleName('More filters');
  await expect(filterCalled(page, 'Tag')).toBeHidden();
  await more.click();
  await filterCalled(page, 'Tag').fill('spring');
  await expect.poll(() => askedOf(page)).toEqual({ tag: 'spring' });
  await expect(more).toHaveAccessibleName('More filters: 1 on');
  await more.click();
  await expect(filterCalled(page, 'Tag')).toBeHidden();
  expect(askedOf(page)).toEqual({ tag: 'spring' });
  await page.reload();
  await expect(filterCalled(page, 'Tag')).toHaveValue('spring');

  await page.goto(account.url('/messages?ptt=x&state=bogus'));
  const faults = filtersOf(page).getByText(/^(Status|ptt): This /);
  await expect(faults).toHaveText([
    'Status: This list has no such value.',
    'ptt: This is not a ptt: a ptt is a number such as 23.',
  ]);
  await expect(filterCalled(page, 'ptt')).toHaveValue('x');
  const bottomOf = async (label: string) => (await filterCalled(page, label).boundingBox())?.y ?? Infinity;
  expect((await faults.first().boundingBox())?.y).toBeGreaterThan(await bottomOf('ptt'));
});

for (const width of [320, 640, 768, 1024, 1440, 1920]) {
  test(`at ${width} px nothing of the filters or of an opened callback sticks out`, async ({
    account,
    owner: page,
  }) => {
    addApiUsers(account, 1);
    addFailedCallback(account, 'user-001', `https://hooks.example.com/${'long'.repeat(40)}`);
    await page.setViewportSize({ width, height: 800 });
    for (const path of ['/messages', '/credit', '/audit', '/alerts', '/callbacks', '/refused'] as const) {
      await openLog(page, account, `${path}?from=2026-01-01&login=user-001-with-a-long-name-of-its-own`);
      await expect(filterCalled(page, 'From')).toBeVisible();
      const sticksOut = await filtersOf(page).evaluate(
        (bar) =>
          [...bar.querySelectorAll('input, select, button')].filter((control) => {
            const { left, right } = control.getBoundingClientRect();
            return left < 0 || right > document.documentElement.clientWidth;
          }).length,
      );
      expect([path, sticksOut]).toEqual([path, 0]);
    }
    await page.goto(account.url('/callbacks'));
    await page.getByRole('button', { name: /Show the tries/ }).click();
    const redeliver = page.getByRole('button', { name: /^Redeliver \d+/ });
    await expect(redeliver).toBeVisible();
    await redeliver.click({ trial: true });
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
  });
}
