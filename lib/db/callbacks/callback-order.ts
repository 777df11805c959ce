/**
 * The first tries of one message's changes are made in their order, as far as one receiver hears of them, whichever nodes
 * make them.
 */
import { list } from '../connections/fragments';
import type { SqlTransaction } from '../connections/sql-transaction';

type OfMessage = { readonly id: number; readonly messageId: number; readonly receiver: string };

/** What is still to be told for the first time; `leasedBy`: the node that does. */
type FirstTry = OfMessage & { readonly leasedBy: number | null };

/**
 * Of these messages, as far as another node may be to tell it. What is to be told of a message's way is due from when it is
 * committed, by whichever node, which may be a moment after this one looked at the time; a reply may still wait for its
 * other parts, and holds up nothing meanwhile.
 */
export async function findFirstTries(
  tx: SqlTransaction,
  messageIds: readonly number[],
  now: Date,
): Promise<readonly FirstTry[]> {
  if (!tx.dialect.hasOtherWriters || messageIds.length === 0) return [];
  return tx.$queryRaw<FirstTry[]>`
    SELECT id, "messageId", receiver, "leasedBy" FROM "CallbackDelivery"
    WHERE "messageId" IN (${list(messageIds)}) AND status = 'pending' AND attempts = 0
      AND ("leasedBy" IS NOT NULL OR "incomingId" IS NULL OR "nextAttemptAt" <= ${now})`;
}

/** Whether it is told before; a node makes in their order what it holds itself. */
const isAhead = (first: FirstTry, one: OfMessage, nodeId: number): boolean =>
  first.id < one.id && first.receiver === one.receiver && first.leasedBy !== nodeId;

/** What is owed and not taken: whether one that is created is behind something of it. */
export const isBehind = (one: OfMessage, nodeId: number, tries: readonly FirstTry[]): boolean =>
  tries.some((first) => first.messageId === one.messageId && isAhead(first, one, nodeId));

/** Those of a look that `nodeId` may take together: before each, what is told before it is taken, too. */
export function inTurn<One extends OfMessage & { readonly attempts: number }>(
  found: readonly One[],
  tries: readonly FirstTry[],
  nodeId: number,
): readonly One[] {
  if (tries.length === 0) return found;
  const ofMessage = Map.groupBy(tries, ({ messageId }) => messageId);
  const taken = new Set<number>();
  for (const one of found.toSorted((a, b) => a.id - b.id)) {
    const ahead = ofMessage.get(one.messageId)?.filter((first) => isAhead(first, one, nodeId)) ?? [];
    if (one.attempts > 0 || ahead.every(({ id }) => taken.has(id))) taken.add(one.id);
  }
  return found.filter(({ id }) => taken.has(id));
}
