import type { Database } from '../connections/client';

type Cancellable =
  | { readonly what: 'messages'; readonly ids: readonly number[] }
  | { readonly what: 'send'; readonly id: number };

/** How many of these messages of an account, or of those of its bulk send, were cancelled and never sent. */
export async function countCancelled(db: Database, accountId: number, target: Cancellable): Promise<number> {
  const countIn = (id: { in: number[] } | { gte: number; lt: number }) =>
    db.message.count({ where: { accountId, id, state: 'cancelled' } });
  if (target.what === 'messages') return countIn({ in: [...target.ids] });
  const { id } = target;
  const send = await db.bulkSend.findFirst({ where: { id, accountId } });
  if (!send) return 0;
  const neverWritten = send.finishedAt === null ? 0 : send.messageCount - send.writtenCount - send.unwritableCount;
  return neverWritten + (await countIn({ gte: id, lt: id + send.messageCount }));
}
