/** SQLite's GLOB goes through a repetitive text from each of its characters again: what is looked at by a step is bounded. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/lib/testing/test-database';
import { openDatabase } from '../connections/client';
import { openReader } from '../connections/reader/open-reader';
import { Prisma } from '../generated/client';
import { hasPart, searchLog } from './search-log';

const AT = new Date('2026-11-24T10:00:00Z');
const BY_SUBJECT = 'AuditEntry_accountId_subject_id_idx';
let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});

afterAll(() => database.close());

test.each(['any order', 'an index'])(
  'what is typed makes no statement long: repetitive texts, found by %s',
  async (by) => {
    const mostMs = 1_500;
    const rowMs = 20;
    const texts = 120;
    const common = { at: AT, clientIp: '', action: '', before: '{}', after: '{}', accountId: 3 };
    const { db } = database;
    await db.auditEntry.deleteMany({ where: { accountId: 3 } });
    await db.auditEntry.createMany({
      data: Array.from({ length: texts }, () => ({ ...common, subject: 'user-1', actor: 'a'.repeat(2_000) })),
    });
    const own = await openReader(`file:${database.file}`);
    /** As if each row that a step looks at took `rowMs`. */
    let now = 0;
    const steps: number[] = [];
    const counting = await openDatabase(`file:${database.file}`, {
      reader: {
        ...own,
        read: (query) => {
          if (query.sql.includes('OFFSET')) steps.push(Number(query.args.at(-1)) + 1);
          else if (query.sql.includes('GLOB')) now += (steps.at(-1) ?? Number.POSITIVE_INFINITY) * rowMs;
          return own.read(query);
        },
      },
    });
    const theirs = Prisma.sql`"accountId" = 3`;
    const page = await searchLog(
      counting,
      {
        table: 'AuditEntry',
        ordered: { index: 'AuditEntry_accountId_id_idx', where: theirs },
        narrow:
          by === 'an index' ? { index: BY_SUBJECT, where: Prisma.sql`${theirs} AND subject = 'user-1'` } : undefined,
        matching: hasPart(db.dialect, Prisma.sql`actor`, `${'a'.repeat(1_000)}b`) || undefined,
        limit: 10,
      },
      { stepRows: 20_000, mostRows: 500_000, clock: () => now },
    );
    await counting.$disconnect();
    await own.close();
    expect(page.ids).toEqual([]);
    expect(page.searchedTo).not.toBeNull();
    expect(steps.slice(0, 3)).toEqual([24, 10, 10]);
    expect(Math.max(...steps)).toBe(24);
    expect(now).toBeLessThan(mostMs + 10 * rowMs);
  },
);
