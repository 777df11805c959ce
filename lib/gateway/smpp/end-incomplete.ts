import { inTransaction } from '@/lib/db/connections/client';
import { databaseTime } from '@/lib/db/outbox/nodes';
import { endParts } from '@/lib/db/smpp/receipts';
import { listExpired } from '@/lib/db/smpp/submissions';
import type { Joining } from './join-parts';
import type { SmppParts } from './smpp-parts';

const LOOK_EVERY_MS = 10_000;

type Ending = Pick<SmppParts, 'db' | 'lookUps' | 'log' | 'now'>;

/** By its id, and whose it is. */
type Expired = { readonly id: number; readonly apiUserId: number };

/** Ends what never became whole; answers how to stop. */
export function endIncomplete(
  { db, lookUps, log, now }: Ending,
  joining: Joining,
  look: (apiUserId: number) => void,
): () => void {
  const end = async (parts: readonly Expired[]): Promise<void> => {
    const ids = parts.map(({ id }) => id);
    await inTransaction(db, (tx) => endParts(tx, ids, now()));
    for (const apiUserId of new Set(parts.map((part) => part.apiUserId))) look(apiUserId);
  };
  const failed = (cause: unknown) =>
    log.error({ err: cause }, 'parts of messages by SMPP could not be ended; it is tried again');
  // Any node ends what any has kept, for that one may be gone.
  const endShared = async () => {
    // By the database's own time, for it is about what all nodes have kept.
    const expired = await listExpired(lookUps, await databaseTime(lookUps));
    if (expired.length > 0) await end(expired);
  };
  const endOwn = () => {
    const expired = joining.takeExpired(now());
    if (expired.length === 0) return;
    end(expired).catch((cause: unknown) => {
      failed(cause);
      joining.putBack(expired);
    });
  };
  const isShared = db.dialect.hasOtherWriters;
  const timer = setInterval(() => (isShared ? void endShared().catch(failed) : endOwn()), LOOK_EVERY_MS).unref();
  return () => clearInterval(timer);
}
