import { readActor } from '@/lib/domain/authorisation/actor';
import type { Cancellation } from '@/lib/domain/delivery/kept-bulk';
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

/** What the audit log keeps of a cancellation: the first of the messages. */
const readFirst = (after: string): { readonly messageId: number } => JSON.parse(after);

/**
 * Who cancelled what was left of a bulk send, and when. The audit log says so, in the transaction that ended the send and
 * at its moment, by which it is found among a few; null: nobody did, or it is told no more.
 */
export async function findCancellation(
  db: Database,
  accountId: number,
  { id, finishedAt }: { readonly id: number; readonly finishedAt: Date },
): Promise<Cancellation | null> {
  const entries = await db.$queryRaw<{ actor: string; after: string }[]>`
    SELECT actor, after FROM "AuditEntry"
    WHERE "accountId" = ${accountId} AND at = ${finishedAt} AND action = 'message.cancel'`;
  const entry = entries.find(({ after }) => readFirst(after).messageId === id);
  return entry ? { at: finishedAt, by: readActor(entry.actor) } : null;
}
