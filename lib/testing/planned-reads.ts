import { type Database, openDatabase } from '@/lib/db/connections/client';
import type { Reader } from '@/lib/db/connections/reader';
import { openReader } from '@/lib/db/connections/reader/open-reader';

/** A statement, and the steps in which SQLite means to answer it. */
export type PlannedRead = { readonly sql: string; readonly steps: readonly string[] };

export type PlannedReads = {
  /** Its reads are answered by the reader, as the panel's are. */
  readonly db: Database;
  /** Does something, and tells how each statement of it was read. */
  plansOf(work: () => Promise<unknown>): Promise<readonly PlannedRead[]>;
  close(): Promise<void>;
};

/** What a statement has made for itself, of one row or of few. */
const NO_TABLE = /^SCAN (CONSTANT ROW|halved|few|newest)$/;

/** As Prisma asks for rows of no id. */
const NOTHING = /WHERE 1=0/;

/** A page's own ids, the few rows that an index was found to hold, or nothing. */
const FEW = /["`](id|deliveryId|apiUserId)["`]? IN|recipient >=|"sentBy" >=|login IN|"messageId" =|WHERE 1=0/;

/** What of a statement reads a whole table, or sorts what has no bound: what is sorted has been read as a whole before. */
export function unboundedSteps({ sql, steps }: PlannedRead): readonly string[] {
  const reads = NOTHING.test(sql) ? [] : steps.filter((step) => step.startsWith('SCAN') && !NO_TABLE.test(step));
  const sorts = FEW.test(sql) ? [] : steps.filter((step) => step.includes('TEMP B-TREE FOR ORDER BY'));
  return [...reads, ...sorts];
}

/** Opens a database file once more, to look at how it is read. */
export async function openPlannedReads(file: string): Promise<PlannedReads> {
  const own = await openReader(`file:${file}`);
  let asked: Parameters<Reader['read']>[0][] = [];
  const reader: Reader = {
    ...own,
    read: (query) => {
      asked.push(query);
      return own.read(query);
    },
  };
  const db = await openDatabase(`file:${file}`, { reader });
  return {
    db,
    plansOf: async (work) => {
      asked = [];
      await work();
      const planned: PlannedRead[] = [];
      for (const { sql, ...given } of asked) {
        const plan = await own.read({ sql: `EXPLAIN QUERY PLAN ${sql}`, ...given });
        planned.push({ sql, steps: plan.rows.map((row) => String(row.at(-1))) });
      }
      return planned;
    },
    close: async () => {
      await db.$disconnect();
      await own.close();
    },
  };
}
