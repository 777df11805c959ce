import { type CallbackSecrets, openCallbackSecrets as openSqlite } from '../callbacks/callback-secrets';
import { openPostgresqlSecrets } from '../postgresql/callback-secrets';
import { engineOf } from './engine-of';

/** For the thread that makes the calls. */
export const openCallbackSecrets = (databaseUrl: string): CallbackSecrets =>
  engineOf(databaseUrl) === 'postgresql' ? openPostgresqlSecrets(databaseUrl) : openSqlite(databaseUrl);
