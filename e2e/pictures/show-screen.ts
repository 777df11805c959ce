/** Goes to a screen of a filled account and does there what makes its picture. */
import type { Page } from '@playwright/test';
import { pageAlive } from '../fixtures/page-alive';
import type { TestAccount } from '../fixtures/test-account';
import type { Screen } from './screen';

/** The filled account, and the name of one without anything in it. */
export type Accounts = { readonly account: TestAccount; readonly empty: string };

/** How far a page can be scrolled sideways, in pixels. */
export const overflowOf = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** Waits for what comes after the HTML. */
async function settled(page: Page, { of = 'account', isSignedOut = false }: Screen): Promise<void> {
  await page.locator('main').waitFor();
  await page.evaluate(() => document.fonts.ready);
  if (of !== 'server' && !isSignedOut) await page.locator('header dl').waitFor();
  await page.locator('.animate-pulse').first().waitFor({ state: 'detached' });
  await pageAlive(page);
}

function addressOf({ of = 'account', at }: Screen, { account, empty }: Accounts): string {
  if (of === 'server') return account.chappe.url + at;
  const url = account.url(at);
  return of === 'account' ? url : url.replace(account.serviceName, empty);
}

export async function showScreen(page: Page, screen: Screen, accounts: Accounts): Promise<void> {
  await page.goto(addressOf(screen, accounts), { waitUntil: 'load' });
  await settled(page, screen);
  await screen.prepare?.(page);
  await settled(page, screen);
}
