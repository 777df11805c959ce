/** An SMSC hangs up before it answers, and a person decides about what it may have sent. */
import type { Page } from '@playwright/test';
import { startSmscPeer } from '../lib/testing/smsc-peer';
import { expectAccessible } from './fixtures/accessible';
import { addCarrier, smppCarrier } from './fixtures/carriers';
import { startChappe } from './fixtures/chappe-server';
import { giveApiUser } from './fixtures/database';
import { announced } from './fixtures/dialogs';
import { startSession } from './fixtures/session';
import { expect, sendSms, test } from './fixtures/test';
import { seededAccount } from './fixtures/test-account';

const LOGIN = 'undecided';

async function decide(page: Page, number: string, entry: string, confirm: string): Promise<void> {
  await page.getByRole('button', { name: `Decide about ${number}` }).click();
  await page.getByRole('menuitem', { name: entry }).click();
  await page.getByRole('dialog').getByRole('button', { name: confirm }).click();
}

test('what may have been sent waits for a person, who sends one again, counts one as sent and ends the rest', async ({
  page,
}) => {
  const numbers = ['+33612345671', '+33612345672', '+33612345673'];
  const smsc = await startSmscPeer();
  // All at once: after a break it is given one message by one, each a longer wait later.
  smsc.submitWith(() => {
    if (smsc.submitted().length === numbers.length) smsc.drop();
  });
  const chappe = await startChappe();
  try {
    const account = seededAccount(chappe);
    await startSession(page.context(), account);
    const { password } = giveApiUser(account, LOGIN);
    await addCarrier(chappe.dataDirectory, { ...smppCarrier(smsc.port), whenUnknown: 'hold' });
    // A server that runs already hears of it within seconds; until then the simulated carrier answers.
    await expect.poll(() => smsc.binds().length).toBeGreaterThan(0);
    const ids: string[] = [];
    for (const to of numbers)
      ids.push((await sendSms(account, { login: LOGIN, password }, { to })).split('\n')[2] ?? '');

    await page.goto(`${chappe.url}/instance/carriers`);
    await expect(page.getByText('3 messages of smsc may have been sent and wait for a decision.')).toBeVisible();
    await page.goto(account.url(`/messages/${ids[0] ?? ''}`));
    await expect(
      page.getByRole('heading', { name: 'May have been sent to +33 6 12 34 56 71: a person decides' }),
    ).toBeVisible();
    await expect(page.getByText('smsc, which may have sent it')).toBeVisible();
    await page.goto(`${chappe.url}/instance/carriers`);
    smsc.submitWith(smsc.take);
    await page.getByRole('link', { name: 'Decide', exact: true }).click();
    await expect(page).toHaveTitle(/Decisions about smsc/);
    await expect(page.getByRole('row', { name: /33612345671/ })).toBeVisible();
    await expectAccessible(page);

    await page.getByRole('button', { name: 'Decide about +33612345671' }).click();
    await page.getByRole('menuitem', { name: 'Send again' }).click();
    await expect(page.getByRole('dialog')).toContainText('the phone gets it twice');
    await expectAccessible(page, { within: '[role=dialog]' });
    const before = smsc.submitted().length;
    await page.getByRole('dialog').getByRole('button', { name: 'Send again' }).click();
    await expect(announced(page, '1 message is sent again.')).toBeVisible();
    await expect.poll(() => smsc.submitted().length).toBe(before + 1);
    await decide(page, '+33612345672', 'Count as sent', 'Count as sent');
    await expect(announced(page, '1 message counts as sent.')).toBeVisible();
    await page.getByRole('button', { name: 'End all with the outcome unknown (ptt 6)' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'End with the outcome unknown' }).click();
    await expect(announced(page, '1 message has ended.')).toBeVisible();
    await expect(page.getByText('Nothing waits for a decision')).toBeVisible();
    await expect(page.getByRole('link', { name: 'Decide', exact: true })).toHaveCount(0);

    await page.goto(account.url(`/messages/${ids[0] ?? ''}`));
    await expect(page.getByText('Waits for a person’s decision.')).toBeVisible();
    await expect(page.getByText('To be sent again')).toBeVisible();
    await expect(page.getByText(/stat:DELIVRD/)).toBeVisible();
    await expectAccessible(page);
    await page.goto(account.url(`/messages/${ids[2] ?? ''}`));
    await expect(page.getByText('Somebody decided that it ends here with the outcome unknown (ptt 6).')).toBeVisible();
    await expect(page.getByRole('heading', { level: 1, name: 'Outcome unknown: +33 6 12 34 56 73' })).toBeVisible();
    await page.goto(account.url('/audit'));
    await expect(
      page.getByRole('listitem').filter({ hasText: 'Decided about what may have been sent' }).first(),
    ).toBeVisible();
  } finally {
    await chappe.stop();
    await smsc.close();
  }
});
