import { expectAccessible } from './fixtures/accessible';
import { giveApiUser, giveQuota, newestMessageId, removeApiUser, takeQuota } from './fixtures/database';
import { fact } from './fixtures/facts';
import { deferredTo } from './fixtures/next-summer';
import { expect, sendSms, test } from './fixtures/test';

test('who pays is chosen from what is found by a part of a login, and the result names it', async ({
  account,
  owner: page,
}) => {
  for (const login of ['billing-eu', 'billing-us']) giveApiUser(account, login);
  giveQuota(account, 'billing-eu', 2_000);
  await page.goto(account.url('/messages/send'));
  await page.getByLabel('Recipients', { exact: true }).fill('+33612345678');
  await page.getByLabel('Message', { exact: true }).fill('See you');
  const payer = page.getByRole('combobox', { name: 'Paid by' });
  await expect(payer).toHaveValue('Account’s credit');
  await payer.click();
  const choices = page.getByRole('listbox', { name: 'Who can pay' }).getByRole('option');
  await expect(choices).toHaveText([/^Account’s credit/, /^billing-eu20\.00 of its quota left$/, /^billing-us/]);
  await expectAccessible(page, { everyWidth: true });
  await payer.fill('g-EU');
  await expect(choices).toHaveCount(1);
  await payer.press('ArrowDown');
  await payer.press('Enter');
  await expect(payer).toHaveValue('billing-eu');
  await expect(page.getByText('Quota of billing-eu now')).toBeVisible();
  await page.getByRole('button', { name: 'Send to 1 recipient' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Send to 1 recipient' }).click();
  await expect(page.getByText('1 credit was taken from the quota of billing-eu.')).toBeVisible();
});

test('a quota that is switched off before a send is confirmed makes nobody else pay, and the dialog says who would', async ({
  account,
  owner: page,
}) => {
  giveApiUser(account, 'billing');
  giveQuota(account, 'billing', 2_000);
  await page.goto(account.url('/messages/send'));
  await page.getByLabel('Recipients', { exact: true }).fill('+33612345678');
  await page.getByLabel('Message', { exact: true }).fill('See you');
  await page.getByRole('combobox', { name: 'Paid by' }).fill('billing');
  await page
    .getByRole('listbox', { name: 'Who can pay' })
    .getByRole('option', { name: /^billing/ })
    .click();
  await page.getByRole('button', { name: 'Send to 1 recipient' }).click();
  const dialog = page.getByRole('dialog', { name: 'Send to 1 recipient?' });
  await expect(dialog).toContainText('Quota of billing');
  takeQuota(account, 'billing');
  await dialog.getByRole('button', { name: 'Send to 1 recipient' }).click();
  await expect(dialog.getByRole('alert')).toContainText('it would no longer be paid for as you confirmed');
  await expect(dialog).toContainText('The account now pays, no longer the quota of billing. It has 200 credits.');
  await expectAccessible(page, { within: '[role=dialog]', everyWidth: true });
  await dialog.getByRole('button', { name: 'Send to 1 recipient' }).click();
  await expect(page.getByText('1 credit was taken from the account.')).toBeVisible();
});

test('an edit that costs more says whose credit it takes, and takes nobody else’s', async ({
  account,
  owner: page,
}) => {
  const apiUser = giveApiUser(account, 'billing');
  giveQuota(account, 'billing', 2_000);
  const deferred = deferredTo('1200');
  expect(await sendSms(account, apiUser, { deferred })).toMatch(/^OK/);
  await page.goto(account.url(`/messages/${newestMessageId(account)}`));
  await page.getByRole('main').getByRole('button', { name: 'Actions' }).click();
  await page.getByRole('menuitem', { name: 'Edit' }).click();
  const edit = page.getByRole('dialog');
  await edit.getByLabel('Message', { exact: true }).fill('x'.repeat(161));
  await expect(edit.getByText('The difference is charged to the quota of billing.')).toBeVisible();
  await expectAccessible(page, { within: '[role=dialog]', everyWidth: true });
  takeQuota(account, 'billing');
  await edit.getByRole('button', { name: 'Confirm' }).click();
  await expect(edit.getByRole('alert')).toContainText('the difference would no longer be paid for as you confirmed');
  await expect(edit.getByText('The difference is charged to the account.')).toBeVisible();
  await edit.getByRole('button', { name: 'Confirm' }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('a message is sent again with its tag, paid by whom it was paid; who is gone is said to be', async ({
  account,
  owner: page,
}) => {
  const apiUser = giveApiUser(account, 'billing');
  giveQuota(account, 'billing', 2_000);
  expect(await sendSms(account, apiUser, { tag: 'rappel-7' })).toMatch(/^OK/);
  const first = account.url(`/messages/${newestMessageId(account)}`);
  await page.goto(first);
  const again = page.getByRole('button', { name: /^Send again/ });
  await again.click();
  const tag = page.getByLabel('Tag (optional)', { exact: true });
  const payer = page.getByRole('combobox', { name: 'Paid by' });
  await expect(tag).toHaveValue('rappel-7');
  await expect(payer).toHaveValue('billing');
  await tag.fill('more than twenty characters');
  await page.getByRole('button', { name: 'Send to 1 recipient' }).click();
  await expect(page.getByText('A tag has at most 20 characters.')).toBeVisible();
  await tag.fill('rappel-8');
  await page.getByRole('button', { name: 'Send to 1 recipient' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Send to 1 recipient' }).click();
  await expect(page.getByText('1 credit was taken from the quota of billing.')).toBeVisible();
  await page.goto(account.url(`/messages/${newestMessageId(account)}`));
  await expect(fact(page, 'Tag')).toHaveText('rappel-8');

  removeApiUser(account, 'billing');
  // Another one that has its login pays for nothing of the first one's.
  giveApiUser(account, 'billing');
  await page.goto(first);
  await again.click();
  await expect(payer).toHaveValue(/billing\S* \(deleted\)$/);
  await expect(page.getByText('No enabled API user has this login: choose who pays.')).toBeVisible();
  await expectAccessible(page, { everyWidth: true });
  await payer.fill('');
  await expect(page.getByText('No enabled API user has this login')).toHaveCount(0);
  await expect(page.getByRole('region', { name: 'Estimate' })).toContainText('France');
});

test('one that is tagged as a test is sent again without its tag, and the page refuses it', async ({
  account,
  owner: page,
}) => {
  const apiUser = giveApiUser(account, 'billing');
  expect(await sendSms(account, apiUser, { tag: 'test' })).toMatch(/^OK/);
  await page.goto(account.url(`/messages/${newestMessageId(account)}`));
  await expect(fact(page, 'Tag')).toHaveText('test');
  await page.getByRole('button', { name: /^Send again/ }).click();
  const tag = page.getByLabel('Tag (optional)', { exact: true });
  await expect(tag).toHaveValue('');
  await tag.fill('test');
  await page.getByRole('button', { name: 'Send to 1 recipient' }).click();
  await expect(tag).toHaveAccessibleDescription(/“test” is the tag of tests to yourself/);
  await expectAccessible(page, { everyWidth: true });
  await tag.fill('Test');
  await page.getByRole('button', { name: 'Send to 1 recipient' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Send to 1 recipient' }).click();
  await expect(page.getByRole('heading', { name: '1 message was accepted' })).toBeVisible();
});

test('a message that the account paid is sent again by the account, whichever API user sent it, and also once that one is gone', async ({
  account,
  owner: page,
}) => {
  const apiUser = giveApiUser(account, 'third');
  expect(await sendSms(account, apiUser)).toMatch(/^OK/);
  const first = account.url(`/messages/${newestMessageId(account)}`);
  const payer = page.getByRole('combobox', { name: 'Paid by' });
  await page.goto(first);
  await expect(fact(page, 'Paid by', 'Price')).toHaveText('The account');
  await page.getByRole('button', { name: /^Send again/ }).click();
  await expect(payer).toHaveValue('Account’s credit');

  removeApiUser(account, 'third');
  await page.goto(first);
  await page.getByRole('button', { name: /^Send again/ }).click();
  await expect(payer).toHaveValue('Account’s credit');
  await expect(page.getByRole('button', { name: 'Send to 1 recipient' })).toBeEnabled();
  await expect(page.getByRole('region', { name: 'Estimate' })).toContainText('France');
});
