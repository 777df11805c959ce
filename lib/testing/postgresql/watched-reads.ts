/** What PostgreSQL has looked at to answer the panel's reads: rows, and not the clock. */
import type { SqlQuery } from '@prisma/driver-adapter-utils';
import type { Database } from '@/lib/db/connections/client';
import { PrismaClient } from '@/lib/db/generated/postgresql/client';
import { postgresqlAdapter } from '@/lib/db/postgresql/adapter';
import { POSTGRESQL } from '@/lib/db/postgresql/dialect';

/** A scan of one table, and how many rows it went through, whether they were wanted or not. */
type Scan = {
  readonly table: string;
  readonly index: string | null;
  readonly rows: number;
};

type WatchedRead = { readonly sql: string; readonly scans: readonly Scan[] };

export type WatchedReads = {
  readonly db: Database;
  /** Does something, and tells what each statement of it has gone through. */
  watch(work: () => Promise<unknown>): Promise<readonly WatchedRead[]>;
  close(): Promise<void>;
};

type Node = {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Index Name'?: string;
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly 'Rows Removed by Filter'?: number;
  readonly 'Rows Removed by Index Recheck'?: number;
  readonly Plans?: readonly Node[];
};

function scansOf(node: Node): Scan[] {
  const inner = (node.Plans ?? []).flatMap(scansOf);
  const { 'Node Type': type, 'Relation Name': table, 'Index Name': index = null } = node;
  // Its index is told by the node below, which names no table.
  if (type === 'Bitmap Index Scan' || table === undefined) return inner;
  const passedOver = (node['Rows Removed by Filter'] ?? 0) + (node['Rows Removed by Index Recheck'] ?? 0);
  return [...inner, { table, index, rows: (node['Actual Rows'] + passedOver) * node['Actual Loops'] }];
}

/** Opens a database once more, to look at how it is read. */
export async function openWatchedReads(url: string): Promise<WatchedReads> {
  let asked: SqlQuery[] = [];
  let explain = async (query: SqlQuery): Promise<unknown> => query;
  const factory = postgresqlAdapter(url, 0);
  const connect: typeof factory.connect = async () => {
    const adapter = await factory.connect();
    const read = adapter.queryRaw.bind(adapter);
    explain = async ({ sql, ...given }) => {
      const { rows } = await read({ sql: `EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) ${sql}`, ...given });
      return rows[0]?.[0];
    };
    return Object.assign(adapter, {
      queryRaw: (query: SqlQuery) => {
        asked.push(query);
        return read(query);
      },
    });
  };
  const { provider, adapterName } = factory;
  const client = new PrismaClient({ adapter: { provider, adapterName, connect }, errorFormat: 'minimal' });
  await client.$connect();
  return {
    // As in lib/db/postgresql/client.ts.
    db: Object.assign(client, { dialect: POSTGRESQL }) as unknown as Database,
    watch: async (work) => {
      asked = [];
      await work();
      const watched: WatchedRead[] = [];
      for (const query of asked) {
        const said = await explain(query);
        const [explained]: readonly { readonly Plan: Node }[] = JSON.parse(String(said));
        if (explained) watched.push({ sql: query.sql, scans: scansOf(explained.Plan) });
      }
      return watched;
    },
    close: () => client.$disconnect(),
  };
}
