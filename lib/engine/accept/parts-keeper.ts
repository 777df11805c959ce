import type { Writer } from '@/lib/db/connections/writer';
import { commitTaking, createMessageIds } from '@/lib/db/messages/message-ids';
import { insertParts, letGo, lockJoined } from '@/lib/db/smpp/submissions';
import { err, ok, type Result } from '@/lib/domain/result';
import { placeAmong, type WaitingPart } from '@/lib/domain/smpp/place-among';
import { joinedBy, type Part } from '@/lib/domain/smpp/submission';
import { createBatchQueue } from '@/lib/platform/batching/batch-queue';
import { WAITED_FOR } from './waited-for';

/** Under which id it is kept. `was_last`: it is not, for with it the message is whole; `overloaded`: too many wait, or for too long. */
export type Kept = Result<number, 'was_last' | 'overloaded'>;

/**
 * Keeps what waits for the rest of its message: somebody waits for each, so those that come together share a commit.
 * What waits is asked within it, for another node may have kept the others meanwhile.
 */
export function createPartsKeeper(writer: Writer, now: () => Date) {
  const ids = createMessageIds({ ...writer, now });
  const keepAll = (parts: readonly Part[]): Promise<readonly Kept[]> =>
    commitTaking(writer, ids, async (tx) => {
      const waiting = await lockJoined(tx, parts);
      const first = await ids.take(tx, parts.length);
      const { kept, fresh, replaced } = place(parts, first, waiting);
      await insertParts(tx, fresh, now());
      await letGo(tx, replaced);
      return kept;
    });
  const queue = createBatchQueue<Part, Kept | null>(keepAll, WAITED_FOR);
  return {
    keep: async (part: Part): Promise<Kept> => (await queue.submit(part)) ?? err('overloaded'),
    drained: queue.drained,
  };
}

/** Each after those before it. */
function place(parts: readonly Part[], first: number, waiting: ReadonlyMap<string, readonly WaitingPart[]>) {
  const now = new Map(waiting);
  const fresh: (Part & { readonly id: number })[] = [];
  const replaced: number[] = [];
  const kept = parts.map((part, index): Kept => {
    const name = joinedBy(part);
    const others = now.get(name) ?? [];
    const found = placeAmong(others, part);
    if (found.kind !== 'waits') return found.kind === 'known' ? ok(found.id) : err('was_last');
    const id = first + index;
    fresh.push({ ...part, id });
    replaced.push(...found.insteadOf);
    const gone = new Set(found.insteadOf);
    const { octets } = part;
    now.set(name, [...others.filter((one) => !gone.has(one.id)), { id, number: part.joins.number, octets }]);
    return ok(id);
  });
  return { kept, fresh, replaced };
}
