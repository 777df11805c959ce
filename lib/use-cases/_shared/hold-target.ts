import type { SqlTransaction } from '@/lib/db/connections/sql-transaction';
import { holdMessagesOf, holdSend } from '@/lib/db/messages/hold';
import type { WaitingTarget } from '@/lib/schemas/scheduled';

/** Locks what somebody changes of what waits, before its account, as whoever sends it does. */
export const holdTarget = (tx: SqlTransaction, accountId: number, target: WaitingTarget): Promise<void> =>
  target.what === 'send' ? holdSend(tx, accountId, target.id) : holdMessagesOf(tx, accountId, target.ids);
