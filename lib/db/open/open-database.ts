import { type Database, openDatabase as openSqlite } from '../connections/client';
import { openPostgresqlDatabase } from '../postgresql/client';
import { engineOf } from './engine-of';

/** Opens the database for the panel. `parts` are SQLite's, which PostgreSQL does without. */
export const openDatabase = (databaseUrl: string, parts: Parameters<typeof openSqlite>[1] = {}): Promise<Database> =>
  engineOf(databaseUrl) === 'postgresql' ? openPostgresqlDatabase(databaseUrl) : openSqlite(databaseUrl, parts);
