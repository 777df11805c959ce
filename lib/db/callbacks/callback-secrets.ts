import type { SecretHolder } from '@/lib/domain/callbacks/callback-signing';
import { fileOf } from '../connections/database-url';
import { openConnection } from '../connections/open-connection';

type Row = Omit<SecretHolder, 'previousCallbackSecretUntil'> & { readonly previousCallbackSecretUntil: number | null };

export type CallbackSecrets = {
  /** What signs an API user's callbacks as of now; null when there is no such API user. SQLite answers at once. */
  of(apiUserId: number): SecretHolder | null | Promise<SecretHolder | null>;
  /** Whether a delivery is still to be made: with an API user goes what its own URL was owed. */
  isOwed(deliveryId: number): boolean | Promise<boolean>;
  close(): void | Promise<void>;
};

/** A connection that only reads, for the thread that makes the calls: it has to know the secrets of this very moment. */
export function openCallbackSecrets(databaseUrl: string): CallbackSecrets {
  const connection = openConnection(fileOf(databaseUrl));
  connection.pragma('query_only = ON');
  const find = connection.prepare<[number], Row>(
    'SELECT "callbackSecret", "previousCallbackSecret", "previousCallbackSecretUntil" FROM "ApiUser" WHERE id = ?',
  );
  const findOwed = connection.prepare<[number]>(`SELECT 1 FROM "CallbackDelivery" WHERE id = ? AND status = 'pending'`);
  return {
    isOwed: (deliveryId) => findOwed.get(deliveryId) !== undefined,
    of: (apiUserId) => {
      const found = find.get(apiUserId);
      if (!found) return null;
      const until = found.previousCallbackSecretUntil;
      return { ...found, previousCallbackSecretUntil: until === null ? null : new Date(until) };
    },
    close: () => void connection.close(),
  };
}
