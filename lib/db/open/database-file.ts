import { fileOf } from '../connections/database-url';
import { engineOf } from './engine-of';

/** The file that a database is; null: it is a server's, which sees to its own disk. */
export const databaseFile = (databaseUrl: string): string | null =>
  engineOf(databaseUrl) === 'sqlite' ? fileOf(databaseUrl) : null;
