import type { ServerResponse } from 'node:http';
import { startCallbackReceiver } from '../lib/testing/callback-receiver';
import { expectAccessible } from './fixtures/accessible';
import { giveApiUser, newestMessageId, setOwnRole } from './fixtures/database';
import { announced, openDialog } from './fixtures/dialogs';
import { expect, sendSms, test } from './fixtures/test';

test('what people reply appears at once, joined, with the message that it answers @phone', async ({
  account,
  owner: page,
}) => {
  const apiUser = giveApiUser(account, 'billing');
  await page.goto(account.url('/messages/received'));
  await expect(page.getByRole('heading', { name: 'Nothing was received yet' })).toBeVisible();
  expect(await sendSms(account, apiUser, { to: '+33600999012' })).toMatch(/^OK/);
  const id = newestMessageId(account);
  const long = page.getByRole('row', { name: '+33 6 00 99 90 12' });
  await expect(long).toContainText('see you at noon');
  await expect(long.getByRole('link', { name: `Message ${id}` })).toBeVisible();
  expect(await sendSms(account, apiUser, { to: '+33600999011' })).toMatch(/^OK/);
  const stopped = page.getByRole('row', { name: '+33 6 00 99 90 11' });
  await expect(stopped).toContainText('Put on the blacklist');
  await expectAccessible(page, { everyWidth: true });
  await page.goto(account.url('/messages/received?text=noon'));
  await expect(long).toBeVisible();
  await expect(stopped).toHaveCount(0);
});

test('a reply is told to the URL that is set for it, stands on its message’s page, and is answered from there', async ({
  account,
  owner: page,
}) => {
  const receiver = await startCallbackReceiver();
  const apiUser = giveApiUser(account, 'billing');
  await page.goto(account.url('/users'));
  const dialog = await openDialog(page, 'billing', 'Replies');
  await dialog.getByLabel('URL for replies').fill(receiver.url);
  await dialog.getByRole('button', { name: 'Test' }).first().click();
  await expect(dialog.getByText(/HTTP 200 \([\d.]+\sm?s\)/)).toBeVisible();
  await dialog.getByLabel('URL for STOP').fill(receiver.url);
  await dialog.getByRole('button', { name: 'Confirm' }).click();
  await expect(announced(page, 'The URLs for replies to billing were changed.')).toBeVisible();

  expect(await sendSms(account, apiUser, { to: '+33600999010', tag: 'order-7' })).toMatch(/^OK/);
  const id = newestMessageId(account);
  await receiver.waitFor(2);
  expect(await sendSms(account, apiUser, { to: '+33600999011' })).toMatch(/^OK/);
  await receiver.waitFor(4);
  const [tested, yes, ...stop] = receiver.received.map((query) => Object.fromEntries(query));
  expect(tested).toMatchObject({ event: 'incoming', tag: 'test' });
  expect(yes).toMatchObject({ event: 'incoming', sender: '+33600999010', message: 'yes', smsId: String(id) });
  expect(yes).toMatchObject({ app: 'billing', tag: 'order-7', stop: '0', segments: '1', received: '1' });
  expect(stop.map(({ event, message }) => [event, message]).toSorted()).toEqual([
    ['incoming', 'STOP'],
    ['stop', 'STOP'],
  ]);
  await page.goto(account.url('/callbacks?kind=incoming'));
  await expect(page.getByRole('row', { name: /Reply/ })).toHaveCount(2);

  await page.goto(account.url(`/messages/${id}`));
  await expect(page.getByRole('region', { name: 'Replies' })).toContainText('yes');
  await expectAccessible(page, { everyWidth: true });
  await page.getByRole('button', { name: 'Reply to +33 6 00 99 90 10' }).click();
  await expect(page.getByRole('combobox', { name: 'Sender' })).toHaveValue('TEST');
  await expect(page.getByLabel('Recipients')).toHaveValue('+33600999010');
  const answered = page.getByRole('figure').filter({ hasText: 'In reply to +33 6 00 99 90 10' });
  await expect(answered).toContainText('yes');
  await page.getByLabel('Message', { exact: true }).fill('Thank you');
  await page.reload();
  await expect(page.getByLabel('Message', { exact: true })).toHaveValue('Thank you');
  await expect(answered).toBeVisible();
  await page.getByLabel('Recipients').fill('+33600999012');
  await expect(answered).toHaveCount(0);
  setOwnRole(account, 'viewer');
  await page.goto(account.url('/messages/received'));
  await expect(page.getByRole('row', { name: '+33 6 00 99 90 10' })).toBeVisible();
  await expect(page.getByRole('button', { name: /^Reply to/ })).toHaveCount(0);
  await receiver.close();
});

test('an owner deletes a reply from the list and from its message’s page, a manager none @phone', async ({
  account,
  owner: page,
}) => {
  const apiUser = giveApiUser(account, 'billing');
  expect(await sendSms(account, apiUser, { to: '+33600999011' })).toMatch(/^OK/);
  expect(await sendSms(account, apiUser, { to: '+33600999010' })).toMatch(/^OK/);
  const id = newestMessageId(account);
  await page.goto(account.url('/messages/received'));
  const stop = page.getByRole('row', { name: '+33 6 00 99 90 11' });
  await expect(page.getByRole('row', { name: '+33 6 00 99 90 10' })).toBeVisible();
  await stop.getByRole('button', { name: 'Delete the reply from +33 6 00 99 90 11' }).click();
  const dialog = page.getByRole('dialog', { name: 'Delete the reply from +33 6 00 99 90 11?' });
  await expect(dialog).toContainText('a number that replied STOP stays on the blacklist');
  await expectAccessible(page, { everyWidth: true });
  await dialog.getByRole('button', { name: 'Delete', exact: true }).click();
  await expect(announced(page, 'Reply deleted.')).toBeVisible();
  await expect(stop).toHaveCount(0);
  await page.goto(account.url('/options/blacklist'));
  await expect(page.getByRole('row', { name: '+33 6 00 99 90 11' })).toBeVisible();

  const replies = page.getByRole('region', { name: 'Replies' });
  setOwnRole(account, 'operator');
  await page.goto(account.url(`/messages/${id}`));
  await expect(replies).toContainText('yes');
  await expect(replies.getByRole('button', { name: /^Delete/ })).toHaveCount(0);
  setOwnRole(account, 'owner');
  await page.goto(account.url(`/messages/${id}`));
  await replies.getByRole('button', { name: 'Delete the reply from +33 6 00 99 90 10' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete', exact: true }).click();
  await expect(announced(page, 'Reply deleted.')).toBeVisible();
  await expect(replies).toHaveCount(0);
  await page.goto(account.url('/audit'));
  await expect(page.getByRole('listitem').filter({ hasText: 'Reply deleted from the log' })).toHaveCount(2);
});

test('while a callback about a reply is pending, the list says that it cannot be deleted yet, and then that it can', async ({
  account,
  owner: page,
}) => {
  const unanswered: ServerResponse[] = [];
  const receiver = await startCallbackReceiver({ answer: (_, response) => void unanswered.push(response) });
  const apiUser = giveApiUser(account, 'billing');
  await page.goto(account.url('/users'));
  const urls = await openDialog(page, 'billing', 'Replies');
  await urls.getByLabel('URL for replies').fill(receiver.url);
  await urls.getByRole('button', { name: 'Confirm' }).click();
  await expect(announced(page, 'The URLs for replies to billing were changed.')).toBeVisible();
  expect(await sendSms(account, apiUser, { to: '+33600999010' })).toMatch(/^OK/);
  await page.goto(account.url('/messages/received'));
  const row = page.getByRole('row', { name: '+33 6 00 99 90 10' });
  const remove = row.getByRole('button', { name: 'Delete the reply from +33 6 00 99 90 10' });
  await expect(remove).toHaveAttribute('aria-disabled', 'true');
  await expect(remove).toHaveAccessibleDescription(
    'It can be deleted once no callback about it is pending or being retried.',
  );
  await expect(row).toContainText('Callback outstanding');
  await expectAccessible(page, { everyWidth: true });
  await receiver.waitFor(1);
  for (const response of unanswered) response.end();
  await expect(row).not.toContainText('Callback outstanding');
  await remove.click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete', exact: true }).click();
  await expect(announced(page, 'Reply deleted.')).toBeVisible();
  await receiver.close();
});

test('an account answers replies with its own text, mails them on, and Options says so', async ({
  account,
  owner: page,
}) => {
  const apiUser = giveApiUser(account, 'billing');
  await page.goto(account.url('/options'));
  await page.getByRole('button', { name: 'Change: Replies' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('When somebody replies').selectOption('Call a URL');
  await dialog.getByRole('button', { name: 'Confirm' }).click();
  await expect(dialog.getByText('Enter the URL that each reply calls.')).toBeVisible();
  await dialog.getByLabel('When somebody replies').selectOption('Answer with a text');
  await dialog.getByLabel('Answer', { exact: true }).fill('We call you back.');
  await expect(dialog.getByText(/1\ssegment/)).toBeVisible();
  await dialog.getByLabel('Also email replies to').fill('shop');
  await dialog.getByRole('button', { name: 'Confirm' }).click();
  await expect(dialog.getByLabel('Also email replies to')).toHaveAttribute('aria-invalid', 'true');
  await dialog.getByLabel('Also email replies to').fill('shop@example.com');
  await dialog.getByRole('button', { name: 'Confirm' }).click();
  await expect(page.getByRole('region', { name: 'Replies' })).toContainText('“We call you back.”');
  await expect(page.getByRole('region', { name: 'Replies' })).toContainText('emailed to shop@example.com');
  await expectAccessible(page, { everyWidth: true });

  expect(await sendSms(account, apiUser, { to: '+33600999010' })).toMatch(/^OK/);
  await page.goto(account.url('/messages/received'));
  const reply = page.getByRole('row', { name: '+33 6 00 99 90 10' });
  await reply.getByRole('link', { name: /^Answered by message/ }).click();
  await expect(page.getByRole('main')).toContainText('We call you back.');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('+33 6 00 99 90 10');
});
