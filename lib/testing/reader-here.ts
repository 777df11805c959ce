import type { Reader } from '@/lib/db/connections/reader';
import { openReader } from '@/lib/db/connections/reader/open-reader';
import { databaseFile } from '@/lib/db/open/database-file';

/** SQLite's reader, in this thread; null: the database needs none. */
export const readerHere = (databaseUrl: string): Promise<Reader | null> =>
  databaseFile(databaseUrl) === null ? Promise.resolve(null) : openReader(databaseUrl);
