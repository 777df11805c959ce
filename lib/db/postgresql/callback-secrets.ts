import pg from 'pg';
import type { SecretHolder } from '@/lib/domain/callbacks/callback-signing';
import type { CallbackSecrets } from '../callbacks/callback-secrets';
import { ANSWERS } from './answers';
import { KEPT_ALIVE } from './session';

/** Each call asks twice at most, and what is asked is found by its key. */
const MOST_CONNECTIONS = 4;
/** Calls wait for it, and are made a little later instead. */
const LONGEST_CONNECT_MS = 5_000;
const LONGEST_ANSWER_MS = 10_000;

/** As with SQLite; each question is an exchange with the server. */
export function openPostgresqlSecrets(connectionString: string): CallbackSecrets {
  const pool = new pg.Pool({
    connectionString,
    max: MOST_CONNECTIONS,
    connectionTimeoutMillis: LONGEST_CONNECT_MS,
    query_timeout: LONGEST_ANSWER_MS,
    types: ANSWERS,
    application_name: 'chappe callbacks',
    ...KEPT_ALIVE,
  });
  // One that is lost while nobody asks is replaced when somebody does.
  pool.on('error', () => undefined);
  return {
    isOwed: async (deliveryId) => {
      const { rowCount } = await pool.query({
        name: 'owed',
        text: `SELECT 1 FROM "CallbackDelivery" WHERE id = $1 AND status = 'pending'`,
        values: [deliveryId],
      });
      return rowCount === 1;
    },
    of: async (apiUserId) => {
      const { rows } = await pool.query<SecretHolder>({
        name: 'secrets',
        text: `SELECT "callbackSecret", "previousCallbackSecret", "previousCallbackSecretUntil"
          FROM "ApiUser" WHERE id = $1`,
        values: [apiUserId],
      });
      return rows[0] ?? null;
    },
    close: () => pool.end(),
  };
}
