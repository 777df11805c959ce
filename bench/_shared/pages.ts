import { type Browser, chromium } from '@playwright/test';
import { type ChappeServer, startChappe } from '../../e2e/fixtures/chappe-server';
import { signIn } from '../../e2e/fixtures/session';
import { seededAccount } from '../../e2e/fixtures/test-account';
import { addApiUsers, addMessages, openBeside } from './fill-database';

export const BASE = '/telecom/sms/sms-xx11111-1';
/** The main pages of the panel. */
export const PAGES: readonly (readonly [name: string, path: string])[] = [
  ['sign in', '/sign-in'],
  ['home', BASE],
  ['API users', `${BASE}/users`],
  ['sending log', `${BASE}/messages`],
  ['send', `${BASE}/messages/send`],
  ['credit', `${BASE}/credit`],
  ['callbacks', `${BASE}/callbacks`],
  ['audit log', `${BASE}/audit`],
  ['options', `${BASE}/options`],
];

/** What `browser.newContext` takes of somebody who is signed in. */
export type SignedIn = Awaited<ReturnType<Awaited<ReturnType<Browser['newContext']>>['storageState']>>;

/** A server with 10,000 API users and 1,000,000 messages, a browser, and a session of the account's owner. */
export async function openFilledPanel(): Promise<{
  readonly chappe: ChappeServer;
  readonly browser: Browser;
  readonly session: SignedIn;
}> {
  const chappe = await startChappe();
  const database = openBeside(chappe);
  addApiUsers(database, 10_000);
  addMessages(database, 1, 1_000_000, 10_000);
  database.close();
  const executablePath = process.env['CHROMIUM_PATH'];
  const browser = await chromium.launch({ ...(executablePath ? { executablePath } : {}), args: ['--no-sandbox'] });
  // Once: tries are limited, and each visit has a cache of its own all the same.
  const context = await browser.newContext();
  await signIn(await context.newPage(), seededAccount(chappe));
  const session = await context.storageState();
  await context.close();
  return { chappe, browser, session };
}

export const medianOf = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
