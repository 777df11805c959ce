/** While every carrier is down, as pages read it: the server of the pictures goes on sending. */
import type { Page } from '@playwright/test';
import { asSaid } from './words';

const MINUTES_AGO = 25;
/** A page reads it again every fifteen seconds. */
const LONGEST_MS = 30_000;

export const readsNoneTaking =
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
