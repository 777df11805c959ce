import { saveKeyUsed } from '@/lib/db/api-keys/consumer-keys';
import { type Database, inTransaction } from '@/lib/db/connections/client';
import { KEY_USED_EVERY_MS } from '@/lib/domain/api-key/api-key';
import type { Logger } from '@/lib/platform/log/logger';

/** Beyond this many, all are forgotten and written once more. */
const MOST_NOTED = 50_000;

/** Writes down now and then that a key is in use; no call waits for it. */
export function createUseNotes(db: Database, log: Logger) {
  const noted = new Map<number, number>();
  return (keyId: number, now: Date): void => {
    if (now.getTime() - (noted.get(keyId) ?? 0) < KEY_USED_EVERY_MS) return;
    if (noted.size >= MOST_NOTED) noted.clear();
    noted.set(keyId, now.getTime());
    inTransaction(db, (tx) => saveKeyUsed(tx, keyId, now)).catch((cause: unknown) => {
      log.warn({ err: cause, keyId }, 'the last use of an API key was not kept');
    });
  };
}
