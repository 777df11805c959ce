import type { SqlQuery, SqlResultSet } from '@prisma/driver-adapter-utils';

/**
 * Where the panel's reads are answered: over a connection of its own that cannot write, in production in a thread of
 * its own (reader/start-reader-thread.ts), because SQLite answers with its thread standing still.
 */
export type Reader = {
  /** One SELECT. Sees whatever was committed before it was asked. Rejects with a DriverAdapterError. */
  read(query: SqlQuery): Promise<SqlResultSet>;
  close(): Promise<void>;
};
