/** Menus that a finger opens: the one tap opens, and chooses nothing. */
import { giveApiUser } from './fixtures/database';
import { expect, test } from './fixtures/test';

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

test('a tap where the sheet comes up opens it and chooses nothing; the next one chooses', async ({
  account,
  owner: page,
}) => {
  giveApiUser(account, 'billing');
  await page.goto(account.url('/users'));
  const trigger = page.getByRole('button', { name: 'Actions for billing' });
  const menu = page.getByRole('menu');
  // From one end of the window to the other: below the middle the sheet comes up under the finger.
  for (const share of [0.3, 0.5, 0.7, 0.8, 0.9]) {
    await trigger.evaluate((element, at) => {
      document.body.style.paddingBlock = '100vh';
      window.scrollBy(0, element.getBoundingClientRect().top - window.innerHeight * at);
    }, share);
    await trigger.tap();
    await expect(menu).toBeVisible();
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await page.keyboard.press('Escape');
    await expect(menu).toHaveCount(0);
  }
  await trigger.tap();
  await page.getByRole('menuitem', { name: 'Quota' }).tap();
  await expect(page.getByRole('dialog', { name: 'Quota of billing' })).toBeVisible();
});
