import { inTransaction } from '@/lib/db/connections/client';
import { endParts } from '@/lib/db/smpp/receipts';
import type { KeptPart } from '@/lib/domain/smpp/submission';
import type { Joining } from './join-parts';
import type { SmppParts } from './smpp-parts';

const LOOK_EVERY_MS = 10_000;

/** Ends what never became whole; answers how to stop. */
export function endIncomplete(
  { db, log, now }: Pick<SmppParts, 'db' | 'log' | 'now'>,
  joining: Joining,
  look: (apiUserId: number) => void,
): () => void {
  const end = async (parts: readonly KeptPart[]): Promise<void> => {
    await inTransaction(db, (tx) => endParts(tx, parts, now()));
    for (const apiUserId of new Set(parts.map((part) => part.apiUserId))) look(apiUserId);
  };
  const timer = setInterval(() => {
    const expired = joining.takeExpired(now());
    if (expired.length === 0) return;
    end(expired).catch((cause: unknown) => {
      log.error({ err: cause }, 'parts of messages by SMPP could not be ended; it is tried again');
      joining.putBack(expired);
    });
  }, LOOK_EVERY_MS).unref();
  return () => clearInterval(timer);
}
