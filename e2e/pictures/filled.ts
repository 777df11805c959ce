import Sqlite from 'better-sqlite3';
import { databaseFile } from '../fixtures/chappe-server';
import type { TestAccount } from '../fixtures/test-account';

/** The account, as it is to be at `now`. */
export type Filled = { readonly account: TestAccount; readonly database: Sqlite.Database; readonly now: number };

export function openFilled({ chappe }: TestAccount): Sqlite.Database {
  const database = new Sqlite(databaseFile(chappe));
  database.pragma('busy_timeout = 10000');
  return database;
}
