/** Every screen of a filled account, in both languages and at all widths; its colours, in both themes, at the widest and the narrowest. */
import type { BrowserContext, Page } from '@playwright/test';
import { expectAccessible } from './fixtures/accessible';
import { startChappe } from './fixtures/chappe-server';
import { freePort } from './fixtures/free-port';
import { cutOn, unreachableOn } from './fixtures/reach';
import { startSession } from './fixtures/session';
import { test as base, expect, withoutFaults } from './fixtures/test';
import { seededAccount } from './fixtures/test-account';
import { fillAccount } from './pictures/fill-account';
import type { Screen } from './pictures/screen';
import { SCREENS } from './pictures/screens';
import { type Accounts, overflowOf, showScreen } from './pictures/show-screen';
import { LANGUAGES, type Language, ONLY_ENGLISH } from './pictures/words';

const [WIDEST, NARROWEST] = [1440, 390];
const WIDTHS = [WIDEST, 1024, 768, NARROWEST] as const;
const HEIGHT = 900;
const PATIENCE_MS = 20_000;

const test = base.extend<object, { filled: Accounts; browsing: BrowserContext }>({
  filled: [
    async ({}, use) => {
      const chappe = await startChappe({
        env: { SIMULATED_CARRIER_SPEED: '1000', LOG_LEVEL: 'error', SMPP_SERVER_PORT: String(await freePort()) },
      });
      const account = seededAccount(chappe);
      await use({ account, empty: await fillAccount(account) });
      await chappe.stop();
    },
    { scope: 'worker' },
  ],
  /** One for all screens of a worker, so that it reads their scripts once. */
  browsing: [
    async ({ browser }, use) => {
      const context = await browser.newContext({ reducedMotion: 'reduce' });
      await use(context);
      await context.close();
    },
    { scope: 'worker' },
  ],
  page: async ({ browsing }, use) => {
    await browsing.clearCookies();
    const page = await browsing.newPage();
    await withoutFaults(page, use);
    await page.close();
  },
});

/** Texts on the page that the panel has in French, and says in English. */
const englishOn = async (page: Page): Promise<readonly string[]> => {
  const said = await page.evaluate(() => {
    const texts: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode())
      if (!node.parentElement?.closest('script, style, code, [lang]:not(html)'))
        texts.push(node.textContent?.trim() ?? '');
    return texts;
  });
  return said.filter((text) => ONLY_ENGLISH.has(text));
};

/** What an open dialog or menu is judged by; else the page. */
const scopeOf = ({ isOverlay }: Screen) => (isOverlay ? { within: '[role=dialog], [role=menu]' } : {});

/** At these widths a screen differs from the four by the room alone. */
const OTHER_WIDTHS = [1920, 640, 320] as const;
/** As whoever sees badly sets them in the browser. */
const TWICE_AS_LARGE = { fontSizes: { standard: 32, fixed: 26 } };

async function expectNothingLost(page: Page, at: string): Promise<void> {
  // What floats finds its place after the window has its width.
  await expect.poll(() => unreachableOn(page), `out of reach at ${at}`).toEqual([]);
  await expect.poll(() => cutOn(page), `cut at ${at}`).toEqual([]);
  expect(await overflowOf(page), `scrolls sideways at ${at}`).toBeLessThanOrEqual(0);
}

async function expectGoodScreen(page: Page, screen: Screen, language: Language): Promise<void> {
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: HEIGHT });
    await expectNothingLost(page, `${width} px`);
    // What is a button, and what is called by what, differs by width, but not by language and width; colours by neither.
    const isEnd = width === WIDEST || width === NARROWEST;
    const colours = language === 'en' && isEnd ? (['light', 'dark'] as const) : [];
    if (language === 'en' || isEnd) await expectAccessible(page, { ...scopeOf(screen), everyWidth: true, colours });
  }
  for (const width of OTHER_WIDTHS) {
    await page.setViewportSize({ width, height: HEIGHT });
    await expectNothingLost(page, `${width} px`);
  }
  await page.setViewportSize({ width: 1280, height: HEIGHT });
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Page.setFontSizes', TWICE_AS_LARGE);
  await expectNothingLost(page, '1280 px with letters twice as large');
}

const goInto = async (context: BrowserContext, language: string, { account }: Accounts) =>
  context.addCookies([{ name: 'chappe.locale', value: language, url: account.chappe.url }]);

test.describe.configure({ mode: 'parallel' });

for (const language of LANGUAGES) {
  for (const screen of SCREENS) {
    test(`${screen.name} holds at every width, in ${language}`, async ({ page, filled }) => {
      page.setDefaultTimeout(PATIENCE_MS);
      if (!screen.isSignedOut) await startSession(page.context(), filled.account);
      await goInto(page.context(), language, filled);
      await showScreen(page, screen, filled);
      if (language === 'fr') expect(await englishOn(page)).toEqual([]);
      await expectGoodScreen(page, screen, language);
    });
  }
}
