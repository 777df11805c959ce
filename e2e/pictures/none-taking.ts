/** While every carrier is down, as an account's Home reads it: the server of the pictures goes on sending. */
import type { Page } from '@playwright/test';
import type { Screen } from './screen';
import { asSaid } from './words';

/** A page reads it again every fifteen seconds. */
const LONGEST_MS = 30_000;

async function readsNoneTaking(page: Page): Promise<void> {
  await page.route('**/reach', async (route) => {
    const answer = await route.fetch();
    // Later than whatever was delivered.
    const waiting = { count: 4, isMore: false, since: new Date().toISOString() };
    await route.fulfill({ json: { ...(await answer.json()), onlySeems: false, isNoneTaking: true, waiting } });
  });
  const said = await asSaid(page, 'No carrier takes messages now: they are accepted, and wait until one does.');
  await page
    // More follows in the same line.
    .getByText(new RegExp(said.source.replace(/\$$/, '')))
    .first()
    .waitFor({ timeout: LONGEST_MS });
}

/** Some of what is under way on Home waits. */
export const NONE_TAKING_SCREENS: readonly Screen[] = [{ name: 'home-none-taking', at: '/', prepare: readsNoneTaking }];
