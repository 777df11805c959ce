import type { Entry } from '@/lib/domain/ledger/entry';
import { list } from '../connections/fragments';
import type { SqlTransaction } from '../connections/sql-transaction';

/**
 * Locks whoever pays, accounts before API users and each by its id, as they are locked everywhere: what changes several
 * balances at once takes them in whatever order it finds them.
 */
export async function lockBalances(tx: SqlTransaction, entries: readonly Entry[]): Promise<void> {
  if (!tx.dialect.hasOtherWriters) return;
  const accountIds = list([...new Set(entries.map(({ accountId }) => accountId))]);
  await tx.$queryRaw`
    SELECT id FROM "SmsAccount" WHERE id IN (${accountIds}) ORDER BY id ${tx.dialect.locking()}`;
  const apiUserIds = [...new Set(entries.flatMap(({ quotaOfId }) => quotaOfId ?? []))];
  if (apiUserIds.length === 0) return;
  await tx.$queryRaw`
    SELECT id FROM "ApiUser" WHERE id IN (${list(apiUserIds)}) ORDER BY id ${tx.dialect.locking()}`;
}
