import { type Database, inTransaction } from '@/lib/db/connections/client';
import { endParts } from '@/lib/db/smpp/receipts';
import { listParts } from '@/lib/db/smpp/submissions';
import type { KeptPart } from '@/lib/domain/smpp/submission';
import { createJoining, type Joining } from './join-parts';
import type { SmppParts } from './smpp-parts';
import { turnOf } from './submit-in-turn';

const LOOK_EVERY_MS = 10_000;

type Ending = Pick<SmppParts, 'db' | 'lookUps' | 'log' | 'now'>;

/** Ends what never became whole; answers how to stop. */
export function endIncomplete(
  { db, lookUps, log, now }: Ending,
  joining: Joining,
  look: (apiUserId: number) => void,
): () => void {
  const isShared = db.dialect.hasOtherWriters;
  const end = async (parts: readonly KeptPart[]): Promise<void> => {
    await (isShared ? endInTurns(db, parts, now()) : inTransaction(db, (tx) => endParts(tx, parts, now())));
    for (const apiUserId of new Set(parts.map((part) => part.apiUserId))) look(apiUserId);
  };
  const failed = (cause: unknown) =>
    log.error({ err: cause }, 'parts of messages by SMPP could not be ended; it is tried again');
  // Any node ends what any has kept, for that one may be gone.
  const endShared = async () => {
    const expired = createJoining(await listParts(lookUps)).takeExpired(now());
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
  const timer = setInterval(() => (isShared ? void endShared().catch(failed) : endOwn()), LOOK_EVERY_MS).unref();
  return () => clearInterval(timer);
}

/** What another node is just making a message of is let be: its turn is waited for. */
async function endInTurns(db: Database, parts: readonly KeptPart[], now: Date): Promise<void> {
  for (const [turn, own] of Map.groupBy(parts, turnOf)) {
    await inTransaction(db, async (tx) => {
      await tx.dialect.takeTurn(tx, turn);
      await endParts(tx, own, now);
    });
  }
}
