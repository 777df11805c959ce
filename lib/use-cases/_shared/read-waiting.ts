import type { z } from 'zod';
import type { SqlTransaction } from '@/lib/db/connections/sql-transaction';
import { findWaitingMessage } from '@/lib/db/messages/unsent';
import { findUnwrittenSend, type UnwrittenSend } from '@/lib/db/messages/waiting-sends';
import type { editTarget } from '@/lib/schemas/scheduled';

export type EditTarget = z.infer<typeof editTarget>['target'];

/** A bulk send that waits, or a single message in the same shape; null: there is none of that id, or it has begun. */
export function readWaiting(
  tx: Pick<SqlTransaction, '$queryRaw'>,
  accountId: number,
  target: EditTarget,
  locking?: SqlTransaction['dialect']['locking'],
): Promise<UnwrittenSend | null> {
  return target.what === 'send'
    ? findUnwrittenSend(tx, accountId, target.id, locking)
    : findWaitingMessage(tx, accountId, target.ids[0] ?? 0, locking);
}

/** The same, which nobody begins before the transaction that changes it has ended. */
export const holdWaiting = (tx: SqlTransaction, accountId: number, target: EditTarget): Promise<UnwrittenSend | null> =>
  readWaiting(tx, accountId, target, tx.dialect.locking);

/** What its editor saw of it. */
export const seenOf = ({ sender, smsClass, dueAt, texts }: UnwrittenSend) => ({
  sender,
  smsClass,
  dueAt: dueAt.toISOString(),
  texts: texts.map(({ text }) => text),
});
