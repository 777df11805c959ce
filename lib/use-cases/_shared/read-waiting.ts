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
): Promise<UnwrittenSend | null> {
  return target.what === 'send'
    ? findUnwrittenSend(tx, accountId, target.id)
    : findWaitingMessage(tx, accountId, target.ids[0] ?? 0);
}

/** What its editor saw of it. */
export const seenOf = ({ sender, smsClass, dueAt, texts }: UnwrittenSend) => ({
  sender,
  smsClass,
  dueAt: dueAt.toISOString(),
  texts: texts.map(({ text }) => text),
});
