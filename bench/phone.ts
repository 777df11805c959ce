/**
 * `npm run bench:phone`: after how long each main page can be used on a phone whose processor is four times slower than
 * this machine's: its rows are there, React has them, and the page hears a finger. With an empty cache, and when the
 * reader comes back. Exits 1 when a page takes longer than a second.
 */
import type { BrowserContext } from '@playwright/test';
import { medianOf, openFilledPanel, PAGES } from './_shared/pages';
import { printLine, printMachine, printTable } from './_shared/report';

const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true } as const;
const SLOWER = 4;
const RUNS = 5;
const BUDGET_MS = 1_000;

/** In the page, from its first moment: when it was first usable, in milliseconds after the navigation began. */
const WATCH = `
  globalThis.usable = new Promise((resolve) => {
    const look = () => {
      const main = document.querySelector('main');
      const control = main?.querySelector('a, button, input');
      const isThere = main?.querySelector('h1') && !main.querySelector('.animate-pulse');
      const isAlive = control && Object.keys(control).some((key) => key.startsWith('__reactProps'));
      // A task of its own, after whatever was queued: until it runs, no finger is heard.
      if (isThere && isAlive) setTimeout(() => resolve(performance.now()));
      else requestAnimationFrame(look);
    };
    look();
  });
`;

async function usableAfter(context: BrowserContext, url: string): Promise<number> {
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  await page.addInitScript(WATCH);
  await page.goto(url, { waitUntil: 'commit' });
  const after = await page.evaluate<number>('usable');
  await page.close();
  return after;
}

printMachine();
const { chappe, browser, session } = await openFilledPanel();
const rows: (string | number)[][] = [];
const broken: string[] = [];
for (const [name, path] of PAGES) {
  const first: number[] = [];
  const again: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const context = await browser.newContext({
      ...PHONE,
      ...(path === '/sign-in' ? {} : { storageState: session }),
    });
    first.push(await usableAfter(context, chappe.url + path));
    again.push(await usableAfter(context, chappe.url + path));
    await context.close();
  }
  const [empty, kept] = [medianOf(first), medianOf(again)];
  rows.push([name, empty.toFixed(0), kept.toFixed(0)]);
  if (Math.max(empty, kept) > BUDGET_MS) broken.push(name);
}
await browser.close();
await chappe.stop();
printTable([`median of ${RUNS}`, 'first visit ms', 'next visit ms'], rows);
if (broken.length > 0) printLine(`Longer than ${BUDGET_MS} ms: ${broken.join(', ')}`);
process.exitCode = broken.length === 0 ? 0 : 1;
