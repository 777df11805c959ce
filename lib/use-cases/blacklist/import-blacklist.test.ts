/** Many numbers that are put on the blacklist together. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { MOST_IMPORTED_NUMBERS } from '@/lib/schemas/import-blacklist';
import { refuseBlacklisting } from '@/lib/testing/refuse-updates';
import { createScheduledPanel, FRENCH, type ScheduledPanel } from '@/lib/testing/scheduled-panel';
import { addToBlacklist } from './add-to-blacklist';
import { importBlacklist } from './import-blacklist';
import { previewBlacklistImport } from './preview-blacklist-import';

let scheduled: ScheduledPanel;

beforeEach(async () => {
  scheduled = await createScheduledPanel();
});

afterEach(() => scheduled.closeBalanced());

const byOwner = () => [scheduled.dependencies, scheduled.actors.owner, scheduled.account] as const;
const load = (numbers: string) => importBlacklist(...byOwner(), { numbers });
const preview = (numbers: string) => previewBlacklistImport(...byOwner(), { numbers });
const numbersFrom = (first: number, count: number) =>
  Array.from({ length: count }, (_, index) => `+${first + index}`).join('\n');
const listed = async () =>
  (await scheduled.db.blacklistEntry.findMany({ orderBy: { id: 'asc' } })).map(({ msisdn }) => msisdn);
const audited = async () =>
  (await scheduled.db.auditEntry.findMany({ where: { action: 'blacklist.import' }, orderBy: { id: 'asc' } })).map(
    ({ accountId, subject, before, after }) => [accountId, subject, before, JSON.parse(after)],
  );

const NOTHING_ELSE = { nationalCount: 0, repeatedCount: 0, leftOut: [], leftOutCount: 0 };
const NO_WAITS = { waiting: 0, isWaitingKnown: true };

test('what is written in any layout is told before and then added, and what of it is no number is named', async () => {
  await addToBlacklist(...byOwner(), { number: '33612345678' });
  const written = '06 12 34 56 78; +32 470 12 34 56, 0033612345679\n• "33 6 12 34 56 80"\n+32470123456\nZoé\n06 12';
  const comesTo = {
    ...{ added: 3, listed: 1, nationalCount: 1, repeatedCount: 1, ...NO_WAITS },
    leftOut: [
      { typed: 'Zoé', reason: 'no_digits' },
      { typed: '06 12', reason: 'too_short' },
    ],
    leftOutCount: 2,
  };
  expect(await preview(written)).toEqual({ ok: true, value: comesTo });
  expect(await listed()).toEqual(['33612345678']);
  const told = scheduled.events.length;
  expect(await load(written)).toEqual({ ok: true, value: comesTo });
  expect(scheduled.events.slice(told).map(({ type }) => type)).toEqual(['blacklist', 'audit']);
  expect(await listed()).toEqual(['33612345678', '32470123456', '33612345679', '33612345680']);
  expect(await scheduled.db.blacklistEntry.findFirst({ where: { msisdn: '32470123456' } })).toMatchObject({
    ...{ accountId: scheduled.accountId, messageId: null, createdAt: scheduled.dependencies.now },
    addedBy: expect.stringContaining('owner@example.com'),
  });
  expect(await audited()).toEqual([[scheduled.accountId, '', '{}', { added: 3, listed: 1, leftOut: 2 }]]);
});

test('done twice, it says that nothing is left to add and writes nothing', async () => {
  const written = numbersFrom(FRENCH, 3);
  expect(await load(written)).toMatchObject({ ok: true, value: { added: 3, listed: 0 } });
  const told = scheduled.events.length;
  expect(await preview(written)).toEqual({ ok: true, value: { added: 0, listed: 3, ...NOTHING_ELSE, ...NO_WAITS } });
  expect(await load(written)).toEqual({ ok: false, error: 'unchanged' });
  expect([(await listed()).length, (await audited()).length, scheduled.events.length]).toEqual([3, 1, told]);
});

test('what holds no number is refused, and another account’s blacklist is none of it', async () => {
  expect(await load('Zoé, Max')).toEqual({ ok: false, error: 'no_number' });
  const { dependencies, actors, strangersAccount } = scheduled;
  const ofStranger = { numbers: numbersFrom(FRENCH, 2) };
  expect(await importBlacklist(dependencies, actors.stranger, strangersAccount, ofStranger)).toMatchObject({
    ok: true,
  });
  expect(await preview(numbersFrom(FRENCH, 3))).toMatchObject({ ok: true, value: { added: 3, listed: 0 } });
});

test('what waits for the numbers that are added is counted, in bulk sends too, and not what waits for others', async () => {
  await scheduled.later(2);
  await scheduled.later(150);
  await addToBlacklist(...byOwner(), { number: String(FRENCH) });
  // One of the messages and a hundred of the bulk send; the first number is on the blacklist already.
  const told = { ok: true, value: { added: 99, waiting: 100, isWaitingKnown: true } };
  expect(await preview(numbersFrom(FRENCH, 100))).toMatchObject(told);
  expect(await preview(numbersFrom(FRENCH + 149, 10))).toMatchObject({ ok: true, value: { added: 10, waiting: 1 } });
  expect(await preview(numbersFrom(FRENCH + 150, 10))).toMatchObject({ ok: true, value: { added: 10, waiting: 0 } });
  expect(await load(numbersFrom(FRENCH, 100))).toMatchObject(told);
  expect(await preview(numbersFrom(FRENCH, 100))).toMatchObject({ ok: true, value: { added: 0, waiting: 0 } });
});

test('one that is cut short has said in the audit log how far it came, and told open panels, and is gone on with by doing it again', async () => {
  const written = numbersFrom(FRENCH, 2_000);
  const stop = await refuseBlacklisting(scheduled.db, `NEW.msisdn = '${FRENCH + 1_500}'`);
  const told = scheduled.events.length;
  await expect(load(written)).rejects.toThrow();
  await stop();
  const before = (await listed()).length;
  // Of what is there by then, open panels are told.
  const news = scheduled.events.slice(told);
  expect(new Set(news.map(({ type }) => type))).toEqual(new Set(['blacklist', 'audit']));
  expect(new Set(news.map(({ accountId }) => accountId))).toEqual(new Set([scheduled.accountId]));
  expect(before).toBeGreaterThan(0);
  expect(before).toBeLessThanOrEqual(1_500);
  const first = [scheduled.accountId, '', '{}', { added: before, listed: 0, leftOut: 0 }];
  expect(await audited()).toEqual([first]);
  expect(await load(written)).toMatchObject({ ok: true, value: { added: 2_000 - before, listed: before } });
  expect(await audited()).toEqual([
    first,
    [scheduled.accountId, '', '{}', { added: 2_000 - before, listed: before, leftOut: 0 }],
  ]);
  expect((await listed()).length).toBe(2_000);
});

test('of two at once each number is added by one, and both say how many they added', async () => {
  const written = numbersFrom(FRENCH, 2_000);
  const outcomes = await Promise.all([load(written), load(written)]);
  const added = outcomes.map((outcome) => (outcome.ok ? outcome.value.added : expect.unreachable(outcome.error)));
  expect(added.reduce((sum, one) => sum + one, 0)).toBe(2_000);
  expect(outcomes).toMatchObject(added.map((one) => ({ value: { listed: 2_000 - one } })));
  expect(new Set(await listed()).size).toBe(2_000);
  const told = (await audited()).map(([, , , after]) => after);
  expect(told).toEqual(expect.arrayContaining(added.map((one) => ({ added: one, listed: 2_000 - one, leftOut: 0 }))));
});

test('100,000 numbers are added while others change the same account, and more are refused whole', async () => {
  const written = numbersFrom(FRENCH, MOST_IMPORTED_NUMBERS);
  expect(await preview(`${written}\n+32470123456`)).toEqual({ ok: false, error: 'too_many_numbers' });
  expect(await load(`${written}\n+32470123456`)).toEqual({ ok: false, error: 'too_many_numbers' });
  expect(await listed()).toEqual([]);
  // As time goes on.
  let seconds = 0;
  const clock = () => new Date(scheduled.dependencies.now.getTime() + (seconds += 1) * 1_000);
  const [dependencies, ...owner] = byOwner();
  const importing = importBlacklist({ ...dependencies, clock }, ...owner, { numbers: written });
  // Each waits for one piece, and not for all of them.
  const between: number[] = [];
  for (const number of ['32470123456', '32470123457', '32470123458']) {
    await expect.poll(() => scheduled.db.blacklistEntry.count()).toBeGreaterThan(between.at(-1) ?? 0);
    expect(await addToBlacklist({ ...dependencies, clock }, ...owner, { number })).toMatchObject({ ok: true });
    between.push(await scheduled.db.blacklistEntry.count());
  }
  expect(Math.max(...between)).toBeLessThan(MOST_IMPORTED_NUMBERS);
  expect(await importing).toMatchObject({ ok: true, value: { added: MOST_IMPORTED_NUMBERS, listed: 0 } });
  expect(await scheduled.db.blacklistEntry.count()).toBe(MOST_IMPORTED_NUMBERS + 3);
  // Periods are found by it (lib/db/search/ids-of-period.ts).
  const one = await scheduled.db.blacklistEntry.findFirstOrThrow({ where: { msisdn: '32470123456' } });
  const older = { id: { gt: one.id }, createdAt: { lt: one.createdAt } };
  expect(await scheduled.db.blacklistEntry.count({ where: older })).toBe(0);
  expect(await audited()).toEqual([
    [scheduled.accountId, '', '{}', { added: MOST_IMPORTED_NUMBERS, listed: 0, leftOut: 0 }],
  ]);
  expect(await preview(written)).toMatchObject({ ok: true, value: { added: 0, listed: MOST_IMPORTED_NUMBERS } });
});
