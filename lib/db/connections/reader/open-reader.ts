import { sqliteAdapter } from '../client';
import { CACHE_PRAGMA } from '../sqlite-settings';
import type { Reader } from './reader';

/** A reader in the thread that calls this. The database must exist. */
export async function openReader(databaseUrl: string): Promise<Reader> {
  const connection = await sqliteAdapter(databaseUrl, { readonly: true }).connect();
  await connection.executeScript(`PRAGMA ${CACHE_PRAGMA}`);
  return { read: (query) => connection.queryRaw(query), close: () => connection.dispose() };
}
