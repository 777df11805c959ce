/**
 * Prisma's connection: what the panel reads and writes. Messages and money of the gateway go through writer.ts.
 *
 * better-sqlite3 is synchronous and Prisma's adapter shares one connection between a transaction and whatever else
 * runs meanwhile, so a plain write that lands between BEGIN and ROLLBACK would be undone with a stranger's
 * transaction. Hence the rule of this folder: every write goes through `inTransaction`, which runs one at a time.
 */
import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3';
import type { SqlDriverAdapter, SqlDriverAdapterFactory } from '@prisma/driver-adapter-utils';
import { type Prisma, PrismaClient } from './generated/client';
import { assertDurable, BUSY_TIMEOUT_MS, PRAGMAS } from './sqlite-settings';
import type { WriteTurn } from './write-turn';

export type Database = PrismaClient;
export type Transaction = Prisma.TransactionClient;

const WAIT_FOR_TURN_MS = 60_000;
const LONGEST_TRANSACTION_MS = 60_000;

/** The adapter for `url` (file:…). Dates are stored as integer milliseconds, so that SQL compares them as numbers. */
export function sqliteAdapter(url: string): PrismaBetterSqlite3 {
  return new PrismaBetterSqlite3({ url, timeout: BUSY_TIMEOUT_MS }, { timestampFormat: 'unixepoch-ms' });
}

/** Opens the database. `turn` is shared with every other connection of this process that writes. */
export async function openDatabase(url: string, turn?: WriteTurn): Promise<Database> {
  const adapter = sqliteAdapter(url);
  // Minimal: its longer messages quote what a statement was given, passwords' hashes and texts included.
  const db = new PrismaClient({ adapter: turn ? takingTurns(adapter, turn) : adapter, errorFormat: 'minimal' });
  for (const pragma of PRAGMAS) await db.$queryRawUnsafe(`PRAGMA ${pragma}`);
  const [journal] = await db.$queryRawUnsafe<{ journal_mode: string }[]>('PRAGMA journal_mode');
  const [sync] = await db.$queryRawUnsafe<{ synchronous: bigint | number }[]>('PRAGMA synchronous');
  assertDurable(journal?.journal_mode, sync?.synchronous);
  return db;
}

/**
 * Runs `work` in one transaction. Its first statement must be a write: SQLite then takes the write lock at once,
 * and two processes never both read a balance that one of them is about to change.
 */
export function inTransaction<T>(db: Database, work: (tx: Transaction) => Promise<T>): Promise<T> {
  return db.$transaction(work, { maxWait: WAIT_FOR_TURN_MS, timeout: LONGEST_TRANSACTION_MS });
}

/** The same adapter, each of whose transactions begins with the turn and ends with it. */
function takingTurns(factory: PrismaBetterSqlite3, turn: WriteTurn): SqlDriverAdapterFactory {
  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    connect: async () => {
      const adapter = await factory.connect();
      const start = adapter.startTransaction.bind(adapter);
      const startInTurn: SqlDriverAdapter['startTransaction'] = async (isolationLevel) => {
        const release = await turn.take();
        try {
          const transaction = await start(isolationLevel);
          const commit = transaction.commit.bind(transaction);
          const rollback = transaction.rollback.bind(transaction);
          return Object.assign(transaction, {
            commit: () => commit().finally(release),
            rollback: () => rollback().finally(release),
          });
        } catch (cause) {
          release();
          throw cause;
        }
      };
      return Object.assign(adapter, { startTransaction: startInTurn });
    },
  };
}
