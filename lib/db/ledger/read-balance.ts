import type { Credits } from '@/lib/domain/credits';
import type { SqlTransaction } from '../connections/sql-transaction';

/** A balance as it is, to be asked under the lock. */
export async function readBalance(tx: SqlTransaction, accountId: number, quotaOfId: number | null): Promise<Credits> {
  const [stored] =
    quotaOfId === null
      ? await tx.$queryRaw<{ balance: number | bigint }[]>`
          SELECT "creditsLeft" AS balance FROM "SmsAccount" WHERE id = ${accountId}`
      : await tx.$queryRaw<{ balance: number | bigint }[]>`
          SELECT "quotaLeft" AS balance FROM "ApiUser" WHERE id = ${quotaOfId} AND "accountId" = ${accountId}`;
  return Number(stored?.balance ?? 0);
}
