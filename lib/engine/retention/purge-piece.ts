import type { Writer } from '@/lib/db/connections/writer';
import { listRetention, purgeLogs, purgeMessages, recordPurge } from '@/lib/db/retention/purge-store';
import type { EventPublisher } from '@/lib/domain/events';
import { keptSince } from '@/lib/domain/retention/retention';

/** Few enough that a piece holds up others for some milliseconds only. */
const LARGEST_PIECE = 100;

type Dependencies = { readonly writer: Writer; readonly events: EventPublisher; readonly now: Date };
type Standing = { readonly accountId: number; readonly before: Date; readonly afterId: number };

/**
 * One purge of every account, piece by piece. Each call deletes one piece and answers whether another is to follow.
 * Nothing is remembered of an unfinished one: the next purge finds again what is old.
 */
export function createPurge() {
  let waiting: Standing[] | null = null;
  return async ({ writer, events, now }: Dependencies): Promise<boolean> => {
    if (!waiting) {
      const accounts = await writer.commit(listRetention);
      waiting = accounts.map(({ id, months }) => ({ accountId: id, before: keptSince(now, months), afterId: 0 }));
    }
    const [current, ...others] = waiting;
    if (!current) {
      waiting = null;
      return false;
    }
    const { lookedTo, isOver } = await writer.commit(async (tx) => {
      const purged = await purgeMessages(tx, current, LARGEST_PIECE);
      const goesOn = await purgeLogs(tx, current, LARGEST_PIECE);
      const over = purged.lookedTo === null && !goesOn;
      if (over) await recordPurge(tx, current);
      return { lookedTo: purged.lookedTo ?? current.afterId, isOver: over };
    });
    waiting = isOver ? others : [{ ...current, afterId: lookedTo }, ...others];
    if (isOver) {
      for (const type of ['messages', 'callbacks', 'alerts', 'audit', 'credits'] as const) {
        events.publish({ type, accountId: current.accountId });
      }
    }
    return true;
  };
}
