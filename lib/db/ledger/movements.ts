/** The ledger's rows. Only `post` appends to them; none is ever changed. */
import type { Credits } from '@/lib/domain/credits';
import type { Entry } from '@/lib/domain/ledger/entry';
import type { SqlTransaction } from '../connections/sql-transaction';

export async function appendMovements(
  tx: SqlTransaction,
  entries: readonly Entry[],
  balancesAfter: readonly Credits[],
  now: Date,
): Promise<void> {
  for (const [index, entry] of entries.entries()) {
    const { accountId, quotaOfId, login, kind, amount, messageId, reversesId, actor } = entry;
    await tx.$executeRaw`
      INSERT INTO CreditMovement
        (accountId, quotaOfId, login, kind, amount, balanceAfter, messageId, reversesId, actor, createdAt)
      VALUES (${accountId}, ${quotaOfId}, ${login}, ${kind}, ${amount}, ${balancesAfter[index]}, ${messageId},
        ${reversesId ?? null}, ${actor}, ${now.getTime()})`;
  }
}
