import type { Accepted } from '@/lib/domain/sending/acceptance';
import { list } from '../connections/fragments';
import { insertRows } from '../connections/insert-rows';
import type { SqlTransaction } from '../connections/sql-transaction';

/** Somebody who sees no answer tries again within minutes; a page that was left open, within days. */
const KEPT_MS = 7 * 86_400_000;

export type SendKey = { readonly accountId: number; readonly key: string };
type KeptSend = SendKey & { readonly messageIds: Accepted['messageIds'] };

/** What was accepted under these keys. */
export async function findSendKeys(tx: SqlTransaction, keys: readonly SendKey[]): Promise<KeptSend[]> {
  const rows = await tx.$queryRaw<{ accountId: number; key: string; firstMessageId: number; messageCount: number }[]>`
    SELECT "accountId", "key", "firstMessageId", "messageCount" FROM "SendKey"
    WHERE "accountId" IN (${list(keys.map(({ accountId }) => accountId))})
      AND "key" IN (${list(keys.map(({ key }) => key))})`;
  return rows.map(({ accountId, key, firstMessageId, messageCount }) => ({
    accountId: Number(accountId),
    key,
    messageIds: { first: Number(firstMessageId), count: Number(messageCount) },
  }));
}

/** Keeps a key with what was accepted under it, and forgets the account's old ones. */
export async function keepSendKey(
  tx: SqlTransaction,
  { accountId, key, messageIds }: KeptSend,
  now: Date,
): Promise<void> {
  const old = new Date(now.getTime() - KEPT_MS);
  await tx.$executeRaw`DELETE FROM "SendKey" WHERE "accountId" = ${accountId} AND "createdAt" < ${old}`;
  const { first: firstMessageId, count: messageCount } = messageIds;
  await insertRows(tx, 'SendKey', [{ accountId, key, firstMessageId, messageCount, createdAt: now }]);
}
