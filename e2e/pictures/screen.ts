/** What a screen is, and what is done on one by its English words, in the language of the page. */
import type { Locator, Page } from '@playwright/test';
import { entryCalled } from '../fixtures/menus';
import { asSaid } from './words';

/** Where pages are: of the account, of the one without anything in it, or of the whole server. */
type Place = 'account' | 'empty' | 'server';

export type Screen = {
  readonly name: string;
  readonly of?: Place;
  readonly at: `/${string}`;
  readonly isSignedOut?: boolean;
  /** A dialog or menu: what the window shows is the picture, however long the page behind it is. */
  readonly isOverlay?: boolean;
  readonly prepare?: (page: Page) => Promise<void>;
  /** What it does is seen on others, which are taken before it at every width. */
  readonly isSeenOnOthers?: true;
};

/** By its English name, in the language of the page. */
export const button = async (page: Page, name: string): Promise<Locator> =>
  page.getByRole('button', { name: await asSaid(page, name) });
export const field = async (page: Page, name: string): Promise<Locator> => page.getByLabel(await asSaid(page, name));

/** Of the menu that `trigger` opens, one entry. */
export const chooses =
  (trigger: string, entry: string) =>
  async (page: Page): Promise<void> => {
    await (await button(page, trigger)).click();
    await entryCalled(page, await asSaid(page, entry)).click();
    await page.getByRole('dialog').waitFor();
  };

export const presses = (name: string) => async (page: Page) => {
  await (await button(page, name)).first().click();
};

/** Asks whether the newest reply is to go: its number is in the button's name. */
export const deletesReply = async (page: Page): Promise<void> => {
  await page
    .getByRole('button', { name: /^(Delete the reply from|Supprimer la réponse du) / })
    .first()
    .click();
  await page.getByRole('dialog').waitFor();
};

/** Pasted from somewhere, and not all of them numbers. */
export const importsNumbers = async (page: Page): Promise<void> => {
  await (await button(page, 'Import numbers')).click();
  const dialog = page.getByRole('dialog');
  await dialog
    .getByRole('textbox')
    .fill('06 12 34 56 78; 06 12 34 56 79\n+32 470 12 34 56\n+32470123456\n+44 7400 123456\nJeanne Martin\n06 12');
  await dialog.getByRole('listitem').first().waitFor();
};

/** Opens the edit of what waits to go to a number. */
export const editsScheduled = (number: string) => async (page: Page) => {
  await chooses(`Actions for ${number}`, 'Edit')(page);
  // What it costs now, what that changes, and what it costs then.
  await page.getByRole('dialog').locator('dd').filter({ hasText: /\d/ }).nth(2).waitFor();
};
