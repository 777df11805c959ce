import type { Database } from '../connections/client';
import { PrismaClient } from '../generated/postgresql/client';
import { postgresqlAdapter } from './adapter';
import { POSTGRESQL } from './dialect';

/** As long as a transaction of the panel may take. */
const LONGEST_ANSWER_MS = 60_000;

type Waiting = {
  /** A server that does not answer for longer is not there any more; 0: it may take as long as it does. */
  readonly longestAnswerMs?: number;
};

/** Opens the database for the panel. */
export async function openPostgresqlDatabase(
  databaseUrl: string,
  { longestAnswerMs = LONGEST_ANSWER_MS }: Waiting = {},
): Promise<Database> {
  // Minimal, as with SQLite.
  const client = new PrismaClient({ adapter: postgresqlAdapter(databaseUrl, longestAnswerMs), errorFormat: 'minimal' });
  await client.$connect();
  // Both clients are generated from one schema; SQLite's types are the narrower, and all that is asked of either.
  return Object.assign(client, { dialect: POSTGRESQL }) as unknown as Database;
}
