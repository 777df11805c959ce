/** The ledger's rows. Only `post` appends to them; none is ever changed. */
import type { Credits } from '@/lib/domain/credits';
import type { Entry } from '@/lib/domain/ledger/entry';
import { insertRows } from '../connections/insert-rows';
import type { SqlTransaction } from '../connections/sql-transaction';

export async function appendMovements(
  tx: SqlTransaction,
  entries: readonly Entry[],
  balancesAfter: readonly Credits[],
  now: Date,
): Promise<void> {
  await insertRows(
    tx,
    'CreditMovement',
    entries.map((entry, index) => ({
      // A transfer is posted alone, so that no other row has these columns.
      ...(entry.kind === 'transfer' ? { id: entry.id, counterpartId: entry.counterpartId } : {}),
      accountId: entry.accountId,
      quotaOfId: entry.quotaOfId,
      login: entry.login,
      kind: entry.kind,
      amount: entry.amount,
      balanceAfter: balancesAfter[index],
      messageId: entry.messageId,
      reversesId: entry.reversesId,
      actor: entry.actor,
      postedWith: entry.postedWith ?? null,
      reason: entry.kind === 'grant' || entry.kind === 'transfer' ? entry.reason : '',
      createdAt: now,
    })),
  );
}
