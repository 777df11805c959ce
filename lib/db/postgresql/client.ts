import type { Database } from '../connections/client';
import { PrismaClient } from '../generated/postgresql/client';
import { postgresqlAdapter } from './adapter';
import { POSTGRESQL } from './dialect';

/** Opens the database for the panel. */
export async function openPostgresqlDatabase(databaseUrl: string): Promise<Database> {
  // Minimal, as with SQLite.
  const client = new PrismaClient({ adapter: postgresqlAdapter(databaseUrl), errorFormat: 'minimal' });
  await client.$connect();
  // Both clients are generated from one schema; SQLite's types are the narrower, and all that is asked of either.
  return Object.assign(client, { dialect: POSTGRESQL }) as unknown as Database;
}
