import pg from 'pg';
import type { SecretHolder } from '@/lib/domain/callbacks/callback-signing';
import { createBatchQueue } from '@/lib/platform/batching/batch-queue';
import type { CallbackSecrets } from '../callbacks/callback-secrets';
import { ANSWERS } from './answers';
import { KEPT_ALIVE, readByIndexes } from './session';

/** What is asked is found by its key. */
const MOST_CONNECTIONS = 4;
/** Calls wait for it, and are made a little later instead. */
const LONGEST_CONNECT_MS = 5_000;
const LONGEST_ANSWER_MS = 10_000;

/** Calls that are made together ask together. */
const MOST_TOGETHER = 256;

/** As with SQLite; what is asked while a question is under way is asked with the next one. */
export function openPostgresqlSecrets(connectionString: string): CallbackSecrets {
  const pool = new pg.Pool({
    connectionString,
    max: MOST_CONNECTIONS,
    connectionTimeoutMillis: LONGEST_CONNECT_MS,
    query_timeout: LONGEST_ANSWER_MS,
    types: ANSWERS,
    application_name: 'chappe callbacks',
    onConnect: (client): unknown => readByIndexes(client),
    ...KEPT_ALIVE,
  });
  // One that is lost while nobody asks is replaced when somebody does.
  pool.on('error', () => undefined);
  const asked = createBatchQueue(
    async (apiUserIds: readonly number[]) => {
      const { rows } = await pool.query<SecretHolder & { id: number }>({
        name: 'secrets',
        text: `SELECT id, "callbackSecret", "previousCallbackSecret", "previousCallbackSecretUntil"
          FROM "ApiUser" WHERE id = ANY($1)`,
        values: [[...new Set(apiUserIds)]],
      });
      const holders = new Map(rows.map(({ id, ...holder }) => [id, holder]));
      return apiUserIds.map((id) => ({ holder: holders.get(id) ?? null }));
    },
    { largestBatch: MOST_TOGETHER, longestQueue: Number.POSITIVE_INFINITY },
  );
  return {
    isOwed: async (deliveryId) => {
      const { rowCount } = await pool.query({
        name: 'owed',
        text: `SELECT 1 FROM "CallbackDelivery" WHERE id = $1 AND status = 'pending'`,
        values: [deliveryId],
      });
      return rowCount === 1;
    },
    of: async (apiUserId) => (await asked.submit(apiUserId))?.holder ?? null,
    close: () => pool.end(),
  };
}
