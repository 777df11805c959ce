/** The guides, and what can be tried among them. */
import type { Page } from '@playwright/test';
import { presses, type Screen } from './screen';

/** Of the one route that the address opens. */
const routeFields = (page: Page) => page.locator('details[open] form');

const showsFields = (page: Page) => routeFields(page).waitFor();

/** Nobody's, so that what they are for is refused. */
async function fillsKeys(page: Page): Promise<void> {
  const fields = page.getByRole('main').locator('input');
  for (const place of [0, 1, 2]) await fields.nth(place).fill('not-a-key');
}

async function triesRoute(page: Page): Promise<void> {
  await fillsKeys(page);
  await routeFields(page).getByRole('button').click();
  await page
    .getByText(/^HTTP 40[13]/)
    .first()
    .waitFor();
}

async function asksBeforeRoute(page: Page): Promise<void> {
  await fillsKeys(page);
  await routeFields(page).getByLabel('login').fill('crm-production');
  await routeFields(page).getByRole('button').click();
  await page.getByRole('dialog').waitFor();
}

export const GUIDE_SCREENS: readonly Screen[] = [
  { name: 'guides', at: '/guides' },
  { name: 'guides-playground', at: '/guides/playground' },
  {
    name: 'guides-playground-refused',
    at: '/guides/playground?login=billing-batch',
    prepare: presses('Send this request'),
    isSeenOnOthers: true,
  },
  { name: 'guides-rest', at: '/guides/rest', prepare: (page) => page.locator('details').first().waitFor() },
  { name: 'guides-rest-route', at: '/guides/rest#postSmsServiceNameJobs', prepare: showsFields },
  { name: 'guides-rest-nested', at: '/guides/rest#putSmsServiceName', prepare: showsFields },
  { name: 'guides-rest-answer', at: '/guides/rest#getSms', prepare: triesRoute },
  {
    name: 'guides-rest-ask',
    at: '/guides/rest#deleteSmsServiceNameUsersLogin',
    isOverlay: true,
    prepare: asksBeforeRoute,
  },
  { name: 'guides-smpp', at: '/guides/smpp' },
  { name: 'guides-statuses', at: '/guides/statuses' },
  { name: 'guides-callbacks', at: '/guides/callbacks' },
  { name: 'guides-signatures', at: '/guides/signatures' },
  { name: 'guides-test-numbers', at: '/guides/test-numbers' },
  { name: 'guides-limits', at: '/guides/limits' },
];
