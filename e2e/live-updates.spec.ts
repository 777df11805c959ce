import { addApiUsers } from './fixtures/database';
import { sessionCookie } from './fixtures/session';
import { expect, test } from './fixtures/test';

/** How many panels of one person are kept up to date. */
const MOST = 20;

test('the oldest of 21 panels of one person goes on by asking, and is told again once it is looked at', async ({
  owner,
  account,
}) => {
  await owner.clock.install();
  const isStream = (request: { url(): string }) => new URL(request.url()).pathname.endsWith('/events');
  const opened = owner.waitForResponse(isStream);
  await owner.goto(account.url('/users'));
  await opened;
  await expect(owner.getByRole('heading', { name: 'No API user yet' })).toBeVisible();
  // Whoever comes first closes it: the server that has said "enough", or the page that has heard it.
  const ended = Promise.race([
    owner.waitForEvent('requestfinished', isStream),
    owner.waitForEvent('requestfailed', isStream),
  ]);
  const { name, value } = await sessionCookie(account, account.owner);
  const others = new AbortController();
  for (let panel = 0; panel < MOST; panel += 1) {
    const stream = await fetch(`${account.chappe.url}/api/panel/${account.serviceName}/events`, {
      headers: { cookie: `${name}=${value}` },
      signal: others.signal,
    });
    await stream.body?.getReader().read();
  }
  await ended;
  // Behind everybody's back: nobody is told.
  addApiUsers(account, 1);
  // The page may hear later than this test that its stream is over, so its time goes on until it has asked.
  await expect(async () => {
    await owner.clock.runFor(30_000);
    await expect(owner.getByRole('row', { name: /user-001/ })).toBeVisible({ timeout: 1_000 });
  }).toPass();
  others.abort();
  const back = owner.waitForResponse(isStream);
  await owner.evaluate(() => window.dispatchEvent(new Event('focus')));
  expect((await back).status()).toBe(200);
});
