/** While every carrier is down, as pages read it: the server of the pictures goes on sending. */
import type { Page } from '@playwright/test';
import type { Screen } from './screen';
import { asSaid } from './words';

const MINUTES_AGO = 25;
/** A page reads it again every fifteen seconds. */
const LONGEST_MS = 30_000;

const reads =
  (at: string, said: string) =>
  async (page: Page): Promise<void> => {
    await page.route(at, async (route) => {
      const answer = await route.fetch();
      const since = new Date(Date.now() - MINUTES_AGO * 60_000).toISOString();
      const waiting = { count: 1_284, isMore: false, since };
      await route.fulfill({ json: { ...(await answer.json()), onlySeems: false, isNoneTaking: true, waiting } });
    });
    await page
      // More follows in the same line.
      .getByText(new RegExp((await asSaid(page, said)).source.replace(/\$$/, '')))
      .first()
      .waitFor({ timeout: LONGEST_MS });
  };

const OF_INSTANCE = reads('**/carriers/outages', 'No carrier takes messages now: each one that is enabled is down.');
const OF_ACCOUNT = reads('**/reach', 'No carrier takes messages now: they are accepted, and wait until one does.');

export const NONE_TAKING_SCREENS: readonly Screen[] = [
  { name: 'home-none-taking', at: '/', prepare: OF_ACCOUNT },
  { name: 'instance-carriers-none-taking', of: 'server', at: '/instance/carriers', prepare: OF_INSTANCE },
];
