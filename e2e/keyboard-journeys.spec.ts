/** What a person who has no mouse does all day: send, look something up, look after API users. */
import type { Locator, Page } from '@playwright/test';
import { addMessages, giveApiUser } from './fixtures/database';
import { announced } from './fixtures/dialogs';
import { expect, sendSms, test } from './fixtures/test';

/** More stops than any page has before what somebody came for. */
const MOST_STOPS = 120;

const hasFocus = (target: Locator): Promise<boolean> =>
  target.evaluateAll((elements) => elements.some((element) => element === document.activeElement));

/** Whether the stop can be seen, and seen to be the one: within the window, under nothing, with a ring around it. */
const isSeen = (page: Page): Promise<boolean> =>
  page.evaluate(() => {
    const stop = document.activeElement;
    if (!(stop instanceof HTMLElement) || stop === document.body) return true;
    const { left, top, width, height, bottom } = stop.getBoundingClientRect();
    const hit = document.elementFromPoint(left + width / 2, Math.min(top + height / 2, window.innerHeight - 1));
    const isOnTop = hit !== null && (stop.contains(hit) || hit.contains(stop));
    const around = stop.parentElement;
    const ring = [stop, around, around?.parentElement, stop.closest('label')].some(
      (box) => box && getComputedStyle(box).outlineStyle !== 'none',
    );
    return bottom > 0 && top < window.innerHeight && isOnTop && ring;
  });

/** Presses Tab until `target` has the focus; each stop on the way must be seen. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.first().waitFor();
  for (let stops = 0; stops < MOST_STOPS; stops += 1) {
    if (await hasFocus(target)) return;
    await page.keyboard.press('Tab');
    const stop = page.locator(':focus');
    expect(await isSeen(page), `seen: ${await stop.evaluateAll(([one]) => one?.outerHTML.slice(0, 200) ?? '')}`).toBe(
      true,
    );
  }
  throw new Error(`${MOST_STOPS} stops do not lead to ${target.toString()}`);
}

const link = (page: Page, name: string | RegExp) =>
  page.getByRole('link', { name, ...(typeof name === 'string' && { exact: true }) });
const button = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, ...(typeof name === 'string' && { exact: true }) });
const field = (page: Page, name: string) => page.getByLabel(name, { exact: true });

async function follow(page: Page, target: Locator): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press('Enter');
}

async function typeInto(page: Page, name: string, text: string): Promise<void> {
  await tabTo(page, field(page, name));
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type(text);
}

test('a message is sent, watched until it is delivered, and found in the log by its number, with keys alone', async ({
  account,
  owner: page,
}) => {
  addMessages(account, 40);
  await page.goto(account.url());
  await follow(page, link(page, 'Messages'));
  await follow(page, link(page, 'Send an SMS'));
  await typeInto(page, 'Recipients', '+33 6 12 34 56 78');
  await typeInto(page, 'Message', 'Hello');
  await follow(page, button(page, 'Send to 1 recipient'));
  await expect(page.getByRole('dialog', { name: 'Send to 1 recipient?' })).toBeVisible();
  await follow(page, page.getByRole('dialog').getByRole('button', { name: 'Send to 1 recipient' }));
  await expect(page.getByRole('heading', { level: 1, name: '1 message was accepted' })).toBeVisible();
  await expect(page.getByRole('row', { name: /\+33 6 12 34 56 78/ })).toContainText('Delivered');
  await follow(page, link(page, 'Messages'));
  await typeInto(page, 'Search messages by recipient', '06 12 34 56 78');
  // At once, while the list is still being looked through.
  await follow(page, link(page, /33 6 12 34 56 78/));
  await expect(page.getByRole('heading', { level: 1, name: 'Delivered to +33 6 12 34 56 78' })).toBeVisible();
});

test('an API user is added, given a quota, looked at and deleted with keys alone', async ({ account, owner: page }) => {
  await page.goto(account.url());
  await follow(page, link(page, 'API users'));
  await follow(page, button(page, 'Actions'));
  await expect(page.getByRole('menuitem', { name: 'Add' })).toBeFocused();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByLabel('Login')).toBeFocused();
  await page.keyboard.type('billing');
  await page.keyboard.press('Tab');
  await page.keyboard.type('abcd1234');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'API user added' })).toBeVisible();
  await follow(page, dialog.getByRole('button', { name: 'Done' }));
  await expect(announced(page, 'API user billing was added.')).toBeVisible();
  await follow(page, button(page, 'Actions for billing'));
  await expect(page.getByRole('menuitem', { name: 'Password' })).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('menuitem', { name: 'Quota' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(field(page, 'Enable quota?')).toBeFocused();
  await page.keyboard.press('Space');
  await typeInto(page, 'New quota', '12.50');
  await page.keyboard.press('Enter');
  await expect(announced(page, 'The quota of billing was changed.')).toBeVisible();
  expect(await sendSms(account, { login: 'billing', password: 'abcd1234' })).toMatch(/^OK/);
  await follow(page, link(page, 'billing'));
  await expect(page.getByRole('heading', { level: 1, name: 'billing' })).toBeVisible();
  await follow(page, link(page, 'API users'));
  await follow(page, button(page, 'Actions for billing'));
  await expect(page.getByRole('menuitem', { name: 'Password' })).toBeFocused();
  await page.keyboard.press('End');
  await expect(page.getByRole('menuitem', { name: 'Delete' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(field(page, 'Type billing to confirm')).toBeFocused();
  // Until it has read what waits to be sent, its button says that it is busy.
  await expect(dialog.locator('[aria-busy]')).toHaveCount(0);
  await page.keyboard.type('billing');
  await page.keyboard.press('Enter');
  await expect(announced(page, 'API user billing was deleted.')).toBeVisible();
});

test('in each log the filters, a row and the next page are reached by keys, and clearing gives the list back', async ({
  account,
  owner: page,
}) => {
  giveApiUser(account, 'billing');
  addMessages(account, 60);
  await page.goto(account.url('/messages'));
  await tabTo(page, field(page, 'Search messages by recipient'));
  await page.keyboard.type('999999999');
  await expect(page.getByRole('row').nth(1)).toBeHidden();
  await follow(page, button(page, /^Clear/).first());
  await expect(page.getByRole('row').nth(20)).toBeVisible();
  const first = await page.getByRole('row').nth(1).innerText();
  await follow(page, link(page, 'Older'));
  await expect(page.getByRole('row').nth(1)).not.toHaveText(first);
});
