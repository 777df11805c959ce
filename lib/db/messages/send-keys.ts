import type { Sent } from '@/lib/domain/sending/acceptance';
import { list } from '../connections/fragments';
import { insertRows } from '../connections/insert-rows';
import type { SqlTransaction } from '../connections/sql-transaction';

/** Somebody who sees no answer tries again within minutes; a page that was left open, within days. */
const KEPT_MS = 7 * 86_400_000;

export type SendKey = { readonly accountId: number; readonly key: string };
export type KeptSend = SendKey & Sent & { readonly digest: string };

type Row = {
  accountId: number;
  key: string;
  digest: string;
  firstMessageId: number;
  messageCount: number;
  credits: bigint;
};

/** What is older is over, whether or not its row is still there. */
const keptSince = (now: Date) => new Date(now.getTime() - KEPT_MS);

/** What was accepted under these keys, as long as they hold. */
export async function findSendKeys(
  db: Pick<SqlTransaction, '$queryRaw'>,
  keys: readonly SendKey[],
  now: Date,
): Promise<KeptSend[]> {
  const rows = await db.$queryRaw<Row[]>`
    SELECT "accountId", "key", digest, "firstMessageId", "messageCount", credits FROM "SendKey"
    WHERE "accountId" IN (${list(keys.map(({ accountId }) => accountId))})
      AND "key" IN (${list(keys.map(({ key }) => key))}) AND "createdAt" >= ${keptSince(now)}`;
  return rows.map(({ accountId, key, digest, firstMessageId, messageCount, credits }) => ({
    accountId: Number(accountId),
    key,
    digest,
    messageIds: { first: Number(firstMessageId), count: Number(messageCount) },
    credits: Number(credits),
  }));
}

export async function findSend(
  db: Pick<SqlTransaction, '$queryRaw'>,
  { accountId, key }: SendKey,
  now: Date,
): Promise<KeptSend | null> {
  const [found] = await findSendKeys(db, [{ accountId, key }], now);
  return found ?? null;
}

/** Keeps a key with what was accepted under it, and forgets the account's old ones. */
export async function keepSendKey(
  tx: SqlTransaction,
  { accountId, key, digest, messageIds, credits }: KeptSend,
  now: Date,
): Promise<void> {
  await tx.$executeRaw`DELETE FROM "SendKey" WHERE "accountId" = ${accountId} AND "createdAt" < ${keptSince(now)}`;
  const { first: firstMessageId, count: messageCount } = messageIds;
  await insertRows(tx, 'SendKey', [{ accountId, key, digest, firstMessageId, messageCount, credits, createdAt: now }]);
}
