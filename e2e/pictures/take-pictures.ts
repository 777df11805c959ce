/**
 * `npm run screenshots [-- NAME …]`: pictures of every screen, or of those whose names begin with NAME, of a filled
 * account, into `screenshots/`. With `--readme` README's own, into `docs/`. Exits 1 when a screen cannot be reached, or
 * is wider than its window.
 */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { type Browser, type BrowserContext, chromium, type Page } from '@playwright/test';
import { startChappe } from '../fixtures/chappe-server';
import { freePort } from '../fixtures/free-port';
import { startSession } from '../fixtures/session';
import { seededAccount } from '../fixtures/test-account';
import { fillAccount } from './fill-account';
import { nameBrowsers } from './people';
import type { Screen } from './screen';
import { SCREENS } from './screens';
import { type Accounts, overflowOf, showScreen } from './show-screen';

const HEIGHTS: Readonly<Record<number, number>> = { 320: 640, 390: 844, 1024: 768, 1440: 900 };
const WIDTHS = [390, 1024, 1440] as const;
const PHONE_BELOW = 640;
/** A long list goes on as it began. */
const TALLEST = 2400;
const THEMES = ['light', 'dark'] as const;
/** No row is cut. */
const README_ROWS = 16;
const PATIENCE_MS = 10_000;

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    /** README's own pictures, and no others. */
    readme: { type: 'boolean', default: false },
    french: { type: 'boolean', default: false },
    /** In pixels; may be given several times. */
    width: { type: 'string', multiple: true },
    out: { type: 'string', default: 'screenshots' },
  },
});

/** Makes the window as high as its page: what sticks to the window's edge is then where a reader finds it at the end. */
async function showWhole(page: Page): Promise<void> {
  const viewport = page.viewportSize();
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  if (viewport)
    await page.setViewportSize({ ...viewport, height: Math.min(Math.max(height, viewport.height), TALLEST) });
  // Rows that were out of the window are drawn with the frame after the one that shows their place.
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
}

async function openContext(browser: Browser, width: number): Promise<BrowserContext> {
  const context = await browser.newContext({
    viewport: { width, height: HEIGHTS[width] ?? 900 },
    locale: options.french ? 'fr-FR' : 'en-GB',
    timezoneId: 'Europe/Paris',
    reducedMotion: 'reduce',
    ...(width < PHONE_BELOW && { isMobile: true, hasTouch: true }),
  });
  await context.clock.setFixedTime(Date.now());
  return context;
}

async function shoot(page: Page, theme: (typeof THEMES)[number], file: string): Promise<void> {
  await page.evaluate((name) => {
    document.documentElement.dataset['theme'] = name;
  }, theme);
  await page.screenshot({ path: file, animations: 'disabled' });
}

/** Takes the pictures of screens at one width; answers what is wrong with them. */
async function takeAll(
  browser: Browser,
  accounts: Accounts,
  { screens, width }: { screens: readonly Screen[]; width: number },
): Promise<string[]> {
  const signedIn = await openContext(browser, width);
  const signedOut = await openContext(browser, width);
  await startSession(signedIn, accounts.account);
  nameBrowsers(accounts.account);
  const faults: string[] = [];
  for (const screen of screens) {
    const page = await (screen.isSignedOut ? signedOut : signedIn).newPage();
    page.setDefaultTimeout(PATIENCE_MS);
    const title = `${screen.name}-${String(width)}${options.french ? '-fr' : ''}`;
    try {
      await showScreen(page, screen, accounts);
      if (!screen.isOverlay) await showWhole(page);
      const overflow = await overflowOf(page);
      if (overflow > 0) faults.push(`${title} is ${String(overflow)} px wider than its window.`);
    } catch (error) {
      faults.push(`${title} was not reached: ${error instanceof Error ? error.message : String(error)}`);
    }
    for (const theme of THEMES) await shoot(page, theme, path.join(options.out, `${title}-${theme}.png`));
    await page.close();
  }
  await signedIn.close();
  await signedOut.close();
  return faults;
}

const isAskedFor = ({ name }: Screen): boolean =>
  positionals.length === 0 || positionals.some((start) => name.startsWith(start));

/** What a reader of README sees of the panel: the head of the sending log. */
async function takeForReadme(browser: Browser, accounts: Accounts): Promise<void> {
  const context = await openContext(browser, 1440);
  await startSession(context, accounts.account);
  const page = await context.newPage();
  const screen = SCREENS.find(({ name }) => name === 'messages');
  if (!screen) throw new Error('There is no sending log.');
  await showScreen(page, screen, accounts);
  const last = await page.locator('tbody').getByRole('row').nth(README_ROWS).boundingBox();
  if (last) await page.setViewportSize({ width: 1440, height: Math.floor(last.y) });
  for (const theme of THEMES) await shoot(page, theme, `docs/sending-log-${theme}.png`);
}

async function take(accounts: Accounts): Promise<string[]> {
  const executablePath = process.env['CHROMIUM_PATH'];
  const browser = await chromium.launch({ ...(executablePath ? { executablePath } : {}), chromiumSandbox: false });
  const faults: string[] = [];
  if (options.readme) await takeForReadme(browser, accounts);
  else {
    mkdirSync(options.out, { recursive: true });
    const asked = SCREENS.filter(isAskedFor);
    for (const isLast of [false, true]) {
      const screens = asked.filter(({ isSeenOnOthers = false }) => isSeenOnOthers === isLast);
      for (const width of options.width?.map(Number) ?? WIDTHS) {
        faults.push(...(await takeAll(browser, accounts, { screens, width })));
      }
    }
  }
  await browser.close();
  return faults;
}

// Receipts at once: the pictures move them to when they would have come.
const chappe = await startChappe({
  env: { SIMULATED_CARRIER_SPEED: '1000', LOG_LEVEL: 'error', SMPP_SERVER_PORT: String(await freePort()) },
});
try {
  const account = seededAccount(chappe);
  const faults = await take({ account, empty: await fillAccount(account, options.french ? 'fr' : 'en') });
  process.stdout.write(faults.map((fault) => `${fault}\n`).join(''));
  process.exitCode = faults.length === 0 ? 0 : 1;
} finally {
  await chappe.stop();
}
