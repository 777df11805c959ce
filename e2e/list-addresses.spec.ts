import { expect, test } from './fixtures/test';

/** Every list: its page, its read, a value that it does not have, what the list is called on the page, and what is asked. */
const WRONG = [
  ['/messages', 'messages', 'state', 'bogus', 'messages', 'the filter “Status: bogus”'],
  ['/messages', 'messages', 'before', 'abc', 'messages', 'the page before row “abc”'],
  [
    '/messages/scheduled',
    'messages/scheduled',
    'recipient',
    'bogus',
    'scheduled messages',
    'the filter “Recipient: bogus”',
  ],
  ['/callbacks', 'callbacks', 'from', '2026-02-30', 'callbacks', 'the filter “From: 2026-02-30”'],
  ['/callbacks', 'callbacks', 'shop', '7', 'callbacks', '“shop=7”'],
  ['/audit', 'audit', 'action', 'bogus', 'changes', 'the filter “Action: bogus”'],
  ['/credit', 'movements', 'kind', 'bogus', 'movements', 'the filter “Kind: bogus”'],
  ['/alerts', 'alerts', 'before', '-1', 'alerts', 'the page before row “-1”'],
  ['/alerts', 'alerts', 'login', 'a%00b', 'alerts', 'the filter “API user: a'],
  ['/refused', 'refused', 'reason', 'bogus', 'refused requests', 'the filter “Reason: bogus”'],
  ['/options/prices', 'prices', 'page', '0', 'prices', 'page “0”'],
  ['/users', 'users', 'sort', 'bogus', 'API users', 'the order “bogus”'],
  ['/users', 'users', 'page', '-1', 'API users', 'page “-1”'],
] as const;

test('every list says which value of its address it does not have, and a link leaves it out', async ({
  owner,
  account,
}) => {
  for (const [page, , name, value, label, asked] of WRONG) {
    await owner.goto(account.url(`${page}?${name}=${value}`));
    const list = owner.getByRole('region', { name: label });
    const notice = list.getByRole('status').filter({ hasText: `correct or remove ${asked}` });
    await expect(notice).toBeVisible();
    await expect(list.locator('table, ul')).toHaveCount(0);
    await notice.getByRole('link', { name: 'Remove it' }).click();
    await expect(owner).toHaveURL(account.url(page));
    await expect(notice).toHaveCount(0);
    await expect(list).toHaveAttribute('aria-busy', 'false');
  }
});

test('one notice names all that an address asks for and a list does not have, and leaves out nothing else', async ({
  owner,
  account,
}) => {
  await owner.goto(account.url('/messages?state=bogus&login=nobody&before=abc&tag=x&tag=y'));
  await expect(owner.getByText('Nothing is shown')).toHaveText(
    'Nothing is shown: correct or remove the filter “Tag: x, y”, the page before row “abc”, and the filter “Status: bogus”.',
  );
  await owner.getByRole('link', { name: 'Remove them' }).click();
  await expect(owner).toHaveURL(account.url('/messages?login=nobody'));
  await expect(owner.getByText('Nothing is shown')).toHaveCount(0);
});

test('every read refuses with the name of the parameter that it does not understand', async ({ owner, account }) => {
  const ask = (read: string, name: string, value: string) =>
    owner.request.get(`${account.chappe.url}/api/panel/${account.serviceName}/${read}?${name}=${value}`);
  for (const [, read, name, value] of WRONG) {
    const answer = await ask(read, name, value);
    expect([answer.status(), await answer.json()]).toEqual([
      400,
      { error: 'invalid_parameter', parameter: name, fault: expect.stringMatching(/^filter_/) },
    ]);
  }
  expect((await ask('users/export', 'direction', 'up')).status()).toBe(400);
  expect(await (await ask('messages', 'before=9&after', '3')).json()).toMatchObject({ parameter: 'after' });
  expect((await ask('messages', 'state', '')).status()).toBe(200);
});
