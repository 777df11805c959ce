/**
 * `npm run bench:panel`: what the main pages cost a reader, in a real browser against the production build, with an
 * empty cache: the server's answer, bytes over the wire, largest contentful paint, total blocking time. Exits 1 when a
 * budget is broken.
 */
import type { Page } from '@playwright/test';
import { BASE, medianOf, openFilledPanel, PAGES } from './_shared/pages';
import { printLine, printMachine, printTable } from './_shared/report';

const BUDGET = { scriptKilobytes: 350, paintMs: 2_500, blockingMs: 200 };
const RUNS = 5;
const LONG_TASK_MS = 50;
const SETTLED_MS = 500;

type Visit = {
  readonly answerMs: number;
  readonly kilobytes: number;
  readonly scriptKilobytes: number;
  readonly paintMs: number;
  readonly blockingMs: number;
};

async function visit(page: Page, url: string): Promise<Visit> {
  // tsx names functions through a helper that the browser does not have.
  await page.addInitScript('globalThis.__name = (target) => target');
  await page.goto(url, { waitUntil: 'load' });
  return page.evaluate(
    async ({ longTaskMs, settledMs }) => {
      const observe = (type: string) =>
        new Promise<PerformanceEntryList>((resolve) => {
          const entries: PerformanceEntryList = [];
          new PerformanceObserver((list) => entries.push(...list.getEntries())).observe({ type, buffered: true });
          setTimeout(() => resolve(entries), settledMs);
        });
      const [paints, tasks] = await Promise.all([observe('largest-contentful-paint'), observe('longtask')]);
      const [navigation] = performance.getEntriesByType('navigation');
      const resources = performance.getEntriesByType('resource');
      const size = (list: readonly PerformanceResourceTiming[]) =>
        list.reduce((sum, { transferSize }) => sum + transferSize, 0) / 1024;
      const all = [navigation, ...resources].filter((entry) => entry instanceof PerformanceResourceTiming);
      return {
        answerMs:
          navigation instanceof PerformanceResourceTiming ? navigation.responseStart - navigation.requestStart : 0,
        kilobytes: size(all),
        scriptKilobytes: size(all.filter(({ name }) => /\.js(\?|$)/.test(name))),
        paintMs: paints.at(-1)?.startTime ?? 0,
        blockingMs: tasks.reduce((sum, { duration }) => sum + Math.max(0, duration - longTaskMs), 0),
      };
    },
    { longTaskMs: LONG_TASK_MS, settledMs: SETTLED_MS },
  );
}

const median = (visits: readonly Visit[], of: (visit: Visit) => number): number => medianOf(visits.map(of));

printMachine();
const { chappe, browser, session } = await openFilledPanel();
const rows: (string | number)[][] = [];
const broken: string[] = [];
for (const [name, path] of [...PAGES, ['REST API', `${BASE}/guides/rest`] as const]) {
  const visits: Visit[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const context = await browser.newContext({
      viewport: { width: 1440, height: 900 },
      ...(path === '/sign-in' ? {} : { storageState: session }),
    });
    const page = await context.newPage();
    visits.push(await visit(page, chappe.url + path));
    await context.close();
  }
  const script = median(visits, (one) => one.scriptKilobytes);
  const paint = median(visits, (one) => one.paintMs);
  const blocking = median(visits, (one) => one.blockingMs);
  rows.push([
    name,
    median(visits, (one) => one.answerMs).toFixed(0),
    median(visits, (one) => one.kilobytes).toFixed(0),
    script.toFixed(0),
    paint.toFixed(0),
    blocking.toFixed(0),
  ]);
  if (script > BUDGET.scriptKilobytes) broken.push(`${name}: ${script.toFixed(0)} kB of JavaScript`);
  if (paint > BUDGET.paintMs) broken.push(`${name}: largest paint after ${paint.toFixed(0)} ms`);
  if (blocking > BUDGET.blockingMs) broken.push(`${name}: blocked for ${blocking.toFixed(0)} ms`);
}
await browser.close();
await chappe.stop();
printTable(['median of 5', 'answer ms', 'kB', 'JavaScript kB', 'largest paint ms', 'blocked ms'], rows);
const { scriptKilobytes, paintMs, blockingMs } = BUDGET;
printLine(`Budgets: ${scriptKilobytes} kB of JavaScript, paint ${paintMs} ms, blocked ${blockingMs} ms.`);
if (broken.length > 0) printLine(`Broken: ${broken.join('; ')}`);
process.exitCode = broken.length === 0 ? 0 : 1;
