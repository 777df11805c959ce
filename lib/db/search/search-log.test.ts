import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/lib/testing/test-database';
import { Prisma } from '../generated/client';
import { type LogSearch, searchLog } from './search-log';

const AT = new Date('2026-11-24T10:00:00Z');
const ROWS = 60;
let database: TestDatabase;

/** What the audit log of account 1 holds: two subjects that begin alike, two actors, gaps between its ids. */
const rows = Array.from({ length: ROWS }, (_, index) => ({
  id: 1 + index * 3,
  accountId: index % 5 === 0 ? 2 : 1,
  subject: ['user-1', 'user-2', 'other'][index % 3] ?? '',
  actor: index % 7 === 0 ? 'rare' : 'common',
}));

beforeAll(async () => {
  database = await createTestDatabase();
  const common = { at: AT, clientIp: '', action: '', before: '{}', after: '{}' };
  await database.db.auditEntry.createMany({ data: rows.map((row) => ({ ...row, ...common })) });
});

afterAll(() => database.close());

type Filter = { readonly subject: string; readonly prefix: string; readonly actor: string };
type Cut = Pick<LogSearch, 'before' | 'after'> & { readonly limit: number };

const OURS = Prisma.sql`"accountId" = 1`;
const BY_SUBJECT = 'AuditEntry_accountId_subject_id_idx';

const search = ({ subject, prefix, actor }: Filter, cut: Cut): LogSearch => ({
  table: 'AuditEntry',
  ordered:
    subject === ''
      ? { index: 'AuditEntry_accountId_id_idx', where: OURS }
      : { index: BY_SUBJECT, where: Prisma.sql`${OURS} AND subject = ${subject}` },
  narrow:
    prefix === ''
      ? undefined
      : { index: BY_SUBJECT, where: Prisma.sql`${OURS} AND subject >= ${prefix} AND subject < ${`${prefix}~`}` },
  matching: actor === '' ? undefined : Prisma.sql`actor = ${actor}`,
  ...cut,
});

const wanted = ({ subject, prefix, actor }: Filter, { before, after }: Omit<Cut, 'limit'>): number[] => {
  const upwards = before === undefined && after !== undefined;
  const ids = rows
    .filter((row) => row.accountId === 1 && (subject === '' || row.subject === subject))
    .filter((row) => row.subject.startsWith(prefix) && (actor === '' || row.actor === actor))
    .filter(({ id }) => (upwards ? id > after : id < (before ?? Number.MAX_SAFE_INTEGER)))
    .map(({ id }) => id);
  return upwards ? ids : ids.reverse();
};

const filters = fc.record({
  subject: fc.constantFrom('', 'user-1', 'other', 'nobody'),
  prefix: fc.constantFrom('', 'user', 'other', 'x'),
  actor: fc.constantFrom('', 'rare', 'common', 'nobody'),
});
const limits = fc.record({
  stepRows: fc.integer({ min: 1, max: 20 }),
  mostRows: fc.integer({ min: 1, max: 80 }),
});
const place = fc.option(fc.integer({ min: 0, max: ROWS * 3 }), { nil: undefined });

test('going on where a search ended finds every row, once and in order, whatever the steps', async () => {
  await fc.assert(
    fc.asyncProperty(filters, limits, place, place, fc.integer({ min: 1, max: 8 }), async (filter, most, ...cut) => {
      const [before, after, limit] = cut;
      const upwards = before === undefined && after !== undefined;
      const found: number[] = [];
      for (let from: number | undefined = before ?? after, ended = false; !ended; ) {
        const page = await searchLog(
          database.db,
          search(filter, { before: upwards ? undefined : from, after: upwards ? from : undefined, limit }),
          most,
        );
        expect(page.ids.length).toBeLessThanOrEqual(limit);
        found.push(...page.ids);
        from = page.searchedTo ?? page.ids.at(-1);
        ended = page.searchedTo === null && page.ids.length < limit;
      }
      expect(found).toEqual(wanted(filter, { before, after }));
    }),
    { numRuns: 150 },
  );
});

test('a search stops at its bound and says where; what an index finds needs no bound', async () => {
  const limit = 10;
  const nobody = { subject: '', prefix: '', actor: 'nobody' };
  const bounded = await searchLog(database.db, search(nobody, { limit }), { stepRows: 5, mostRows: 20 });
  const ours = wanted({ subject: '', prefix: '', actor: '' }, {});
  expect(bounded).toEqual({ ids: [], searchedTo: ours[19] });
  const all = await searchLog(database.db, search({ ...nobody, actor: '' }, { limit }), { stepRows: 1, mostRows: 1 });
  expect(all).toEqual({ ids: ours.slice(0, limit), searchedTo: null });
  const few = { subject: '', prefix: 'other', actor: 'rare' };
  const indexed = await searchLog(database.db, search(few, { limit }), { stepRows: 30, mostRows: 30 });
  expect(indexed).toEqual({ ids: wanted(few, {}), searchedTo: null });
});
