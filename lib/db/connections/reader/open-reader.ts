import { sqliteAdapter } from '../client';
import type { Reader } from '../reader';
import { CACHE_PRAGMA } from '../sqlite-settings';

/** A reader in the thread that calls this. The database must exist. */
export async function openReader(databaseUrl: string): Promise<Reader> {
  const connection = await sqliteAdapter(databaseUrl, { readonly: true }).connect();
  await connection.executeScript(`PRAGMA ${CACHE_PRAGMA}`);
  return { read: (query) => connection.queryRaw(query), close: () => connection.dispose() };
}
