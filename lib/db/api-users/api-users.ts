import { ALERT_SUPPORTS } from '@/lib/domain/alerts/limit';
import type { ApiUserSettings } from '@/lib/domain/api-user/api-user';
import { readIpRules } from '@/lib/domain/api-user/stored-ip-rules';
import type { SecretHolder } from '@/lib/domain/callbacks/callback-signing';
import type { Credits } from '@/lib/domain/credits';
import { dictionaryOrder } from '@/lib/domain/dictionary-order';
import { wordOf } from '@/lib/domain/word-of';
import { lockAccount } from '../accounts/accounts';
import type { Database, Transaction } from '../connections/client';
import { numberOrNull } from '../connections/number-or-null';
import type { Prisma } from '../generated/client';

/** An API user's id, or null when the account has no such login. */
export async function findApiUserId(
  db: Database | Transaction,
  accountId: number,
  login: string,
): Promise<number | null> {
  const user = await db.apiUser.findUnique({ where: { accountId_login: { accountId, login } }, select: { id: true } });
  return user?.id ?? null;
}

/** Adds an API user and answers its id; null when the account has one of that login already. */
export async function insertApiUser(
  tx: Transaction,
  user: { readonly accountId: number; readonly login: string; readonly passwordHash: string; readonly createdAt: Date },
): Promise<number | null> {
  const { accountId, login, passwordHash, createdAt } = user;
  const [inserted] = await tx.$queryRaw<{ id: bigint }[]>`
    INSERT INTO "ApiUser" ("accountId", login, "loginOrder", "passwordHash", "createdAt")
    VALUES (${accountId}, ${login}, ${dictionaryOrder(login)}, ${passwordHash}, ${createdAt}) ON CONFLICT ("accountId", login) DO NOTHING
    RETURNING id`;
  return inserted ? Number(inserted.id) : null;
}

export type LockedApiUser = ApiUserSettings &
  SecretHolder & {
    readonly id: number;
    readonly creditsLeft: number;
    readonly quotaActive: boolean;
    readonly quotaLeft: number;
    readonly disabledAt: Date | null;
  };

/** Locks an account, then its API user, and answers that with the account's credit; null: it has no such login. */
export async function lockApiUser(tx: Transaction, accountId: number, login: string): Promise<LockedApiUser | null> {
  const creditsLeft = await lockAccount(tx, accountId);
  const locked = await tx.$executeRaw`
    UPDATE "ApiUser" SET login = login WHERE "accountId" = ${accountId} AND login = ${login}`;
  if (locked === 0) return null;
  const user = await tx.apiUser.findUniqueOrThrow({ where: { accountId_login: { accountId, login } } });
  return {
    ...user,
    quotaLeft: Number(user.quotaLeft),
    alertThreshold: numberOrNull(user.alertThreshold),
    alertSupport: wordOf(ALERT_SUPPORTS, user.alertSupport),
    ipRestrictions: readIpRules(user.ipRestrictions),
    creditsLeft,
  };
}

/** Stores some of an API user's settings. The caller holds the lock, and so knows whose user it is. */
export async function saveApiUser(
  tx: Transaction,
  id: number,
  settings: Pick<
    Prisma.ApiUserUpdateInput,
    | 'ipRestrictions'
    | 'callbackUrl'
    | 'replyUrl'
    | 'stopUrl'
    | 'callbackChangedAt'
    | 'callbackFailingSince'
    | 'callbackSwitchedOffAt'
    | 'callbackSecret'
    | 'previousCallbackSecret'
    | 'previousCallbackSecretUntil'
    | 'disabledAt'
    | 'alertThreshold'
    | 'alertLastThreshold'
    | 'alertSupport'
    | 'alertEmail'
    | 'alertNumber'
    | 'alertArmed'
  >,
): Promise<void> {
  await tx.apiUser.update({ where: { id }, data: settings });
}

/** Replaces a password; with `oldUntil` the one before stays valid until then. Raising the epoch drops remembered ones. */
export async function savePassword(
  tx: Transaction,
  id: number,
  passwordHash: string,
  { oldUntil, now }: { readonly oldUntil: Date | null; readonly now: Date },
): Promise<void> {
  await tx.$executeRaw`
    UPDATE "ApiUser" SET "previousPasswordHash" = CASE WHEN ${oldUntil !== null} THEN "passwordHash" END,
      "previousPasswordUntil" = ${oldUntil}, "passwordHash" = ${passwordHash}, "passwordChangedAt" = ${now},
      "passwordEpoch" = "passwordEpoch" + 1
    WHERE id = ${id}`;
}

const COUNTED_AT_ONCE = 10_000;

/**
 * Messages of an API user that no carrier has taken yet: scheduled ones included, and those of bulk sends that are not
 * written yet. Reads the whole outbox, so never under the lock.
 */
export async function countPendingMessages(db: Database, accountId: number, apiUserId: number): Promise<number> {
  const [unwritten] = await db.$queryRaw<{ messages: bigint | number }[]>`
    SELECT COALESCE(SUM("messageCount" - "writtenCount" - "unwritableCount"), 0) AS messages FROM "BulkSend"
    WHERE "accountId" = ${accountId} AND "apiUserId" = ${apiUserId} AND "finishedAt" IS NULL`;
  let pending = Number(unwritten?.messages ?? 0);
  // The outbox may be long, so it is counted in pieces, between which other reads come in. What is written meanwhile
  // may be counted twice, but nothing is left out.
  for (let after: number | null = 0; after !== null; ) {
    const [piece]: { rows: bigint | number; own: bigint | number; last: bigint | number | null }[] = await db.$queryRaw`
      SELECT count(*) AS "rows", max(d."messageId") AS last,
        count(*) FILTER (WHERE m."accountId" = ${accountId} AND m."apiUserId" = ${apiUserId}) AS own
      FROM (SELECT "messageId" FROM "Dispatch" WHERE "messageId" > ${after}
        ORDER BY "messageId" LIMIT ${COUNTED_AT_ONCE}) d
      LEFT JOIN "Message" m ON m.id = d."messageId"`;
    pending += Number(piece?.own ?? 0);
    after = Number(piece?.rows) === COUNTED_AT_ONCE ? Number(piece?.last) : null;
  }
  return pending;
}

/** Deletes an API user; its id keeps its login, for what is still told of it. */
export async function deleteApiUserRow(tx: Transaction, accountId: number, id: number, now: Date): Promise<void> {
  const { login } = await tx.apiUser.delete({ where: { id, accountId } });
  await tx.deletedApiUser.create({ data: { id, accountId, login, deletedAt: now } });
}

/** Switches a quota on or off, or leaves it as it is: each time counts as an edit. What is left of it is the ledger's. */
export async function switchQuota(
  tx: Transaction,
  accountId: number,
  apiUserId: number,
  { active, given }: { readonly active: boolean; readonly given: Credits },
): Promise<void> {
  await tx.$executeRaw`
    UPDATE "ApiUser" SET "quotaActive" = ${active}, "quotaGiven" = ${given}, "quotaRevision" = "quotaRevision" + 1,
      "quotaOpenedAfter" = CASE WHEN NOT "quotaActive" AND ${active}
        THEN (SELECT COALESCE(max(id), 0) FROM "CreditMovement") ELSE "quotaOpenedAfter" END
    WHERE id = ${apiUserId} AND "accountId" = ${accountId}`;
}
