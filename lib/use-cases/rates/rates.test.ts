/** What instance owners do with rates, and what the next message costs. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { PanelUser } from '@/lib/domain/authorisation/actor';
import { MOST_RATES } from '@/lib/domain/pricing/rate';
import { RATES_PAGE_SIZE, ratesQuery } from '@/lib/schemas/rate';
import { addInstanceOwner } from '@/lib/testing/instance-owner';
import { testOperations } from '@/lib/testing/test-operations';
import { createTestPanel, type TestPanel } from '@/lib/testing/test-panel';
import { addRate } from './add-rate';
import { changeRate } from './change-rate';
import { deleteRate } from './delete-rate';
import { exportRates } from './export-rates';
import { findRates } from './find-rates';
import { importRates } from './import-rates';
import { previewImport } from './preview-import';
import { priceNumber } from './price-number';

const EVER = new Date(0);
const LATER = { when: 'later', at: '2026-12-01T08:00' } as const;
const DECEMBER = new Date('2026-12-01T08:00:00Z');
const NOW = { when: 'now', at: '' } as const;
const FRENCH = '33612345678';

let panel: TestPanel;
let owner: PanelUser;
let now: Date;

beforeEach(async () => {
  panel = await createTestPanel();
  owner = await addInstanceOwner(panel);
  now = panel.dependencies.now;
});

afterEach(() => panel.close());

/** On a clock in UTC. */
const operations = () => ({
  ...panel.dependencies,
  ...testOperations(),
  now,
  readPricesAgain: panel.readPricesAgain,
});
const add = (prefix: string, credits: number, when: typeof NOW | typeof LATER = NOW) =>
  addRate(operations(), owner, { prefix, credits, ...when });
const change = (input: Partial<Parameters<typeof changeRate>[2]>) =>
  changeRate(operations(), owner, { prefix: '', validFrom: EVER, credits: 100, ...NOW, ...input });
const remove = (input: Parameters<typeof deleteRate>[2]) => deleteRate(operations(), owner, input);
const load = (...lines: readonly string[]) => importRates(operations(), owner, { lines: lines.join('\n') });
const costs = (msisdn: string, at = now) => panel.dependencies.prices.at(at)(msisdn);

async function shown(search = '') {
  const found = await findRates(operations(), owner, ratesQuery.parse({ search }));
  const { rates } = found.ok ? found.value : expect.unreachable(found.error);
  return rates.map(({ prefix, credits, validFrom, isInForce }) => [prefix, credits, isInForce ? 'now' : validFrom]);
}

const EVERYWHERE = ['', 100, 'now'];
const INDIA = ['91', 40, 'now'];

test('what is added is what the next message costs, or one of later', async () => {
  expect(await add('33', 80)).toMatchObject({ ok: true });
  expect(await add('32', 90, LATER)).toMatchObject({ ok: true });
  expect([costs(FRENCH), costs('32470123456'), costs('32470123456', DECEMBER)]).toEqual([80, 100, 90]);
  expect(await shown()).toEqual([EVERYWHERE, ['32', 90, DECEMBER], ['33', 80, 'now'], INDIA]);
  expect(panel.logged.at(-1)).toMatchObject({ action: 'rate.add', subject: '+32 0.90 from 2026-12-01T08:00:00.000Z' });
});

test('a prefix that has a rate already is not added again, and no moment that has passed is taken', async () => {
  expect(await add('91', 50)).toEqual({ ok: false, error: 'rate_exists' });
  const passed = { when: 'later', at: '2026-11-01T08:00' } as const;
  expect(await addRate(operations(), owner, { prefix: '33', credits: 50, ...passed })).toEqual({
    ok: false,
    error: 'moment_past',
  });
  expect(await shown()).toEqual([EVERYWHERE, INDIA]);
});

test('what holds is followed by what it is changed to, at once or later', async () => {
  expect(await change({ credits: 120 })).toMatchObject({ ok: true });
  expect(await change({ validFrom: now, credits: 150, ...LATER, seen: { credits: 120 } })).toMatchObject({ ok: true });
  expect([costs(FRENCH), costs(FRENCH, DECEMBER), costs('919812345678', DECEMBER)]).toEqual([120, 150, 40]);
  expect(await shown()).toEqual([['', 120, 'now'], ['', 150, DECEMBER], INDIA]);
});

test('a rate of later becomes another one, of another moment too', async () => {
  await change({ credits: 150, ...LATER });
  const sooner = { when: 'later', at: '2026-11-30T08:00' } as const;
  expect(await change({ validFrom: DECEMBER, credits: 160, ...sooner })).toMatchObject({ ok: true });
  expect(await shown()).toEqual([EVERYWHERE, ['', 160, new Date('2026-11-30T08:00:00Z')], INDIA]);
  expect(await change({ validFrom: new Date('2026-11-30T08:00:00Z'), credits: 160 })).toMatchObject({ ok: true });
  expect(await shown()).toEqual([['', 160, 'now'], INDIA]);
});

test('what somebody else has changed or deleted is refused, and so is what changes nothing', async () => {
  expect(await change({ credits: 100 })).toEqual({ ok: false, error: 'unchanged' });
  expect(await change({ credits: 100, ...LATER })).toEqual({ ok: false, error: 'unchanged' });
  expect(await change({ credits: 120, seen: { credits: 90 } })).toEqual({ ok: false, error: 'changed_meanwhile' });
  await change({ credits: 120 });
  expect(await change({ credits: 130 })).toEqual({ ok: false, error: 'changed_meanwhile' });
  expect(await remove({ prefix: '', validFrom: EVER })).toEqual({ ok: false, error: 'changed_meanwhile' });
  await change({ validFrom: now, credits: 150, ...LATER });
  expect(await change({ validFrom: DECEMBER, credits: 150, ...LATER })).toEqual({ ok: false, error: 'unchanged' });
  expect(await change({ validFrom: now, credits: 170, ...LATER })).toEqual({ ok: false, error: 'rate_moment_taken' });
  expect(await change({ prefix: '44', credits: 170 })).toEqual({ ok: false, error: 'rate_not_found' });
  expect(await remove({ prefix: '44', validFrom: EVER })).toEqual({ ok: false, error: 'rate_not_found' });
});

test('where a rate is deleted a shorter prefix holds; a rate of later does not come; everywhere else stays', async () => {
  await add('33', 80);
  await add('336', 60);
  await change({ prefix: '336', validFrom: now, credits: 50, ...LATER });
  expect(await remove({ prefix: '336', validFrom: now, seen: { credits: 60 } })).toMatchObject({ ok: true });
  expect([costs(FRENCH), costs(FRENCH, DECEMBER)]).toEqual([80, 50]);
  expect(await remove({ prefix: '336', validFrom: DECEMBER })).toMatchObject({ ok: true });
  expect(costs(FRENCH, DECEMBER)).toBe(80);
  expect(await remove({ prefix: '', validFrom: EVER })).toEqual({ ok: false, error: 'rate_needed' });
  await change({ credits: 150, ...LATER });
  expect(await remove({ prefix: '', validFrom: DECEMBER })).toMatchObject({ ok: true });
  expect(await shown()).toEqual([EVERYWHERE, ['33', 80, 'now'], INDIA]);
});

test('what another rate has replaced is forgotten a day after, not before: clocks are set back', async () => {
  const earlier = now;
  await change({ prefix: '91', credits: 60 });
  now = new Date(earlier.getTime() + 3_600_000);
  await add('33', 80);
  expect(costs('919812345678', new Date(earlier.getTime() - 1))).toBe(40);
  now = new Date(earlier.getTime() + 86_400_000);
  await add('32', 80);
  expect(await panel.db.rate.count({ where: { prefix: '91' } })).toBe(1);
  expect(costs('919812345678')).toBe(60);
});

test('an import is told before, and is stored as a whole', async () => {
  const lines = ['Prefix\tCredits\tValid from', '*\t1', '91\t0.5', '33\t0.8', '33\t0.9\t2026-12-01 08:00'];
  const preview = await previewImport(operations(), owner, { lines: lines.join('\n') });
  const counts = { added: 2, changed: 1, unchanged: 1 };
  const { plan, rates, ...told } = preview.ok ? preview.value : expect.unreachable(preview.error);
  expect(told).toEqual({ ...counts, left: 0, faulty: [], faultyCount: 0 });
  expect(rates).toEqual([
    { prefix: '33', credits: 80, before: null, validFrom: now, isInForce: true },
    { prefix: '33', credits: 90, before: 80, validFrom: DECEMBER, isInForce: false },
    { prefix: '91', credits: 50, before: 40, validFrom: now, isInForce: true },
  ]);
  expect(await shown()).toEqual([EVERYWHERE, INDIA]);
  // Confirmed a moment later it is the same; and what somebody else has changed meanwhile is shown first.
  now = new Date(now.getTime() + 1_000);
  await change({ prefix: '91', credits: 60 });
  const confirm = () => importRates(operations(), owner, { lines: lines.join('\n'), seen: { plan } });
  expect(await confirm()).toEqual({ ok: false, error: 'changed_meanwhile' });
  const changedAt = now;
  now = new Date(now.getTime() + 1_000);
  await change({ prefix: '91', credits: 40, validFrom: changedAt });
  now = new Date(now.getTime() + 1_000);
  expect(await confirm()).toEqual({ ok: true, value: counts });
  expect([costs(FRENCH), costs(FRENCH, DECEMBER), costs('919812345678')]).toEqual([80, 90, 50]);
  expect(await load(...lines)).toEqual({ ok: false, error: 'unchanged' });
});

test('one faulty line, and nothing is stored; each is told with its number', async () => {
  const lines = ['33\t0.8', ...Array.from({ length: 60 }, () => '0\t1')];
  expect(await load(...lines)).toEqual({ ok: false, error: 'rate_lines_faulty' });
  const preview = await previewImport(operations(), owner, { lines: lines.join('\n') });
  const { faulty, faultyCount } = preview.ok ? preview.value : expect.unreachable(preview.error);
  expect([faulty.length, faultyCount]).toEqual([50, 60]);
  expect(faulty[0]).toEqual({ line: 2, text: '0, 1', fault: 'prefix' });
  expect(await load('\n')).toEqual({ ok: false, error: 'no_rate_lines' });
  expect(costs(FRENCH)).toBe(100);
});

test('there are never more rates than can be held', async () => {
  const lines = (first: number, count: number) =>
    Array.from({ length: count }, (_, index) => `${String(first + index)}\t0.7`);
  expect(await load(...lines(10_000_000, MOST_RATES / 2))).toMatchObject({ ok: true });
  expect(await load(...lines(20_000_000, MOST_RATES / 2 - 1))).toEqual({ ok: false, error: 'too_many_rates' });
  expect(await load(...lines(20_000_000, MOST_RATES / 2 - 2))).toMatchObject({ ok: true });
  expect(await add('33', 80)).toEqual({ ok: false, error: 'too_many_rates' });
  expect(await change({ credits: 90, ...LATER })).toEqual({ ok: false, error: 'too_many_rates' });
  expect(await change({ credits: 90 })).toMatchObject({ ok: true });
  expect(costs('10000001234')).toBe(70);
  expect(await load(...lines(30_000_000, 10_001))).toEqual({ ok: false, error: 'too_many_rate_lines' });
});

test('what was replaced lately keeps nobody from changing prices', async () => {
  const lines = (credits: string, count: number) =>
    Array.from({ length: count }, (_, index) => `${String(10_000_000 + index)}\t${credits}`);
  const halfOfAll = MOST_RATES / 2;
  for (const credits of ['0.7', '0.8', '0.9']) {
    now = new Date(now.getTime() + 1_000);
    expect(await load(...lines(credits, halfOfAll))).toMatchObject({ ok: true });
  }
  expect(await load(...lines('1.1', halfOfAll))).toMatchObject({ ok: true });
  expect(costs('10000001234')).toBe(110);
  now = new Date(now.getTime() + 1_000);
  expect(await load(...lines('1.2', halfOfAll - 2))).toMatchObject({ ok: true });
  expect(await panel.db.rate.count()).toBe(MOST_RATES);
  expect(await add('33', 80)).toMatchObject({ ok: true });
  expect(await shown('+33')).toEqual([['33', 80, 'now']]);
  expect(costs('10000001234')).toBe(120);
});

test('the export has all that the search finds, beyond a page', async () => {
  await load(...Array.from({ length: 2 * RATES_PAGE_SIZE }, (_, index) => `${String(3_300 + index)}\t0.7`));
  const exported = await exportRates(operations(), owner, ratesQuery.parse({ search: 'France' }));
  expect(exported.ok && exported.value).toHaveLength(2 * RATES_PAGE_SIZE);
});

test('a number that is tried costs what a message to it would, by the prefix that says so', async () => {
  await add('33', 80);
  await add('336', 60, LATER);
  const tried = async (number: string) => {
    const priced = await priceNumber(operations(), owner, { number });
    return priced.ok ? priced.value : expect.unreachable(priced.error);
  };
  expect(await tried('06 12 34 56 78')).toEqual({ msisdn: FRENCH, prefix: '33', credits: 80 });
  expect(await tried('+32 470 12 34 56')).toEqual({ msisdn: '32470123456', prefix: '', credits: 100 });
  expect(await tried('nobody')).toBeNull();
});
