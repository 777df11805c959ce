import { expectAccessible } from './fixtures/accessible';
import { newestMessageId } from './fixtures/database';
import { addApiUser, expect, sendSms, test } from './fixtures/test';

test('what people reply appears at once, joined, with the message that it answers @phone', async ({
  account,
  owner: page,
}) => {
  const apiUser = { login: 'billing', password: await addApiUser(page, account, 'billing') };
  await page.goto(account.url('/messages/received'));
  await expect(page.getByRole('heading', { name: 'Nothing was received yet' })).toBeVisible();
  expect(await sendSms(account, apiUser, { to: '+33600999012' })).toMatch(/^OK/);
  const id = newestMessageId(account);
  const long = page.getByRole('row', { name: '+33600999012' });
  await expect(long).toContainText('see you at noon');
  await expect(long.getByRole('link', { name: `Message ${id}` })).toBeVisible();
  expect(await sendSms(account, apiUser, { to: '+33600999011' })).toMatch(/^OK/);
  await expect(page.getByRole('row', { name: '+33600999011' })).toContainText('STOP: on the blacklist');
  await expectAccessible(page, { everyWidth: true });
  await page.goto(account.url('/messages/received?text=noon'));
  await expect(long).toBeVisible();
  await expect(page.getByRole('row', { name: '+33600999011' })).toHaveCount(0);
});
