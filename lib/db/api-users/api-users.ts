import { ALERT_SUPPORTS } from '@/lib/domain/alerts/limit';
import type { ApiUser, ApiUserPage, ApiUserSearch, ApiUserSettings } from '@/lib/domain/api-user/api-user';
import { readIpRules } from '@/lib/domain/api-user/stored-ip-rules';
import { wordOf } from '@/lib/domain/word-of';
import { lockAccount } from '../accounts/accounts';
import type { Database, Transaction } from '../connections/client';
import { contains, jsonLength } from '../connections/dialect';
import { list } from '../connections/fragments';
import { numberOrNull } from '../connections/number-or-null';
import { Prisma } from '../generated/client';
import { EVERY_ROW } from '../search/search-log';

/** Messages since that hour (lib/domain/usage/usage.ts). */
const sentBy = (sinceHour: number) => Prisma.sql`COALESCE((SELECT SUM(u.sent) FROM "Usage" u
  WHERE u."accountId" = "ApiUser"."accountId" AND u."apiUserId" = "ApiUser".id AND u.hour >= ${sinceHour}), 0)`;

const ordersOf = (sinceHour: number): Readonly<Record<ApiUserSearch['sort'], Prisma.Sql>> => ({
  login: Prisma.sql`login`,
  quotaActive: Prisma.sql`"quotaActive"`,
  quota: Prisma.sql`"quotaLeft"`,
  alertActive: Prisma.sql`"alertThreshold" IS NOT NULL`,
  limit: Prisma.sql`"alertThreshold"`,
  notification: Prisma.sql`CASE WHEN "alertThreshold" IS NOT NULL THEN "alertSupport" END`,
  callback: Prisma.sql`"callbackUrl" IS NOT NULL`,
  restrictions: jsonLength(Prisma.sql`"ipRestrictions"`),
  lastUsed: Prisma.sql`"lastUsedAt"`,
  sent: sentBy(sinceHour),
});

type ListedApiUser = {
  login: string;
  quotaActive: boolean;
  quotaLeft: bigint;
  quotaRevision: number;
  alertThreshold: bigint | null;
  alertLastThreshold: bigint | null;
  alertSupport: string;
  alertEmail: string;
  alertNumber: string;
  ipRestrictions: string;
  callbackUrl: string | null;
  callbackSwitchedOffAt: Date | null;
  signed: bigint;
  disabledAt: Date | null;
  lastUsedAt: Date | null;
  sent: bigint;
};

/** Those whose login contains what is searched, whatever its case. */
const matching = (accountId: number, search: string) => Prisma.sql`FROM "ApiUser" WHERE "accountId" = ${accountId}
  AND ${search === '' ? EVERY_ROW : contains(Prisma.sql`login`, search)}`;

const columns = (
  sinceHour: number,
) => Prisma.sql`login, "quotaActive", "quotaLeft", "quotaRevision", "alertThreshold", "alertLastThreshold",
  "alertSupport", "alertEmail", "alertNumber", "ipRestrictions", "callbackUrl", "callbackSwitchedOffAt",
  "callbackSecret" IS NOT NULL AS signed, "disabledAt", "lastUsedAt",
  ${sentBy(sinceHour)} AS sent`;

const toApiUser = (user: ListedApiUser): ApiUser => ({
  ...user,
  quotaLeft: Number(user.quotaLeft),
  alertThreshold: numberOrNull(user.alertThreshold),
  alertLastThreshold: numberOrNull(user.alertLastThreshold),
  alertSupport: wordOf(ALERT_SUPPORTS, user.alertSupport),
  ipRestrictions: readIpRules(user.ipRestrictions),
  signed: Number(user.signed) === 1,
  sent: Number(user.sent),
});

/** Ids in the order of the list. */
async function sortApiUsers(
  db: Database,
  accountId: number,
  { search, sort, direction }: ApiUserSearch,
  { sinceHour, limit, offset }: { readonly sinceHour: number; readonly limit: number; readonly offset: number },
): Promise<number[]> {
  const order = direction === 'asc' ? Prisma.sql`ASC NULLS FIRST` : Prisma.sql`DESC NULLS LAST`;
  const users = await db.$queryRaw<{ id: number }[]>`
    SELECT id ${matching(accountId, search)}
    ORDER BY ${ordersOf(sinceHour)[sort]} ${order}, login LIMIT ${limit} OFFSET ${offset}`;
  return users.map(({ id }) => Number(id));
}

/** What is shown of them, in the order of their ids as given; those that are gone are left out. */
async function readApiUsers(
  db: Database,
  accountId: number,
  ids: readonly number[],
  sinceHour: number,
): Promise<ApiUser[]> {
  const users = await db.$queryRaw<(ListedApiUser & { id: number | bigint })[]>`
    SELECT id, ${columns(sinceHour)} FROM "ApiUser" WHERE id IN (${list(ids)}) AND "accountId" = ${accountId}`;
  const byId = new Map(users.map(({ id, ...user }) => [Number(id), user]));
  return ids.flatMap((id) => byId.get(id) ?? []).map(toApiUser);
}

/** One API user, or null. */
export async function findApiUser(
  db: Database,
  accountId: number,
  login: string,
  sinceHour: number,
): Promise<ApiUser | null> {
  const [user] = await db.$queryRaw<ListedApiUser[]>`
    SELECT ${columns(sinceHour)} FROM "ApiUser" WHERE "accountId" = ${accountId} AND login = ${login}`;
  return user ? toApiUser(user) : null;
}

/** The logins of an account that have such a part, in order; at most so many. */
export async function findLogins(db: Database, accountId: number, part: string, most: number): Promise<string[]> {
  const found = await db.$queryRaw<{ login: string }[]>`
    SELECT login FROM "ApiUser" WHERE "accountId" = ${accountId} AND ${contains(Prisma.sql`login`, part)}
    ORDER BY login LIMIT ${most}`;
  return found.map(({ login }) => login);
}

/** One page of an account's API users whose login contains what is searched, whatever its case. */
export async function listApiUsers(
  db: Database,
  accountId: number,
  search: ApiUserSearch & { readonly page: number; readonly limit: number },
  sinceHour: number,
): Promise<ApiUserPage> {
  const [counted] = await db.$queryRaw<{ total: bigint }[]>`
    SELECT count(*) AS total ${matching(accountId, search.search)}`;
  const total = Number(counted?.total ?? 0);
  const { limit } = search;
  const page = Math.min(search.page, Math.max(1, Math.ceil(total / limit)));
  const ids = await sortApiUsers(db, accountId, search, { sinceHour, limit, offset: (page - 1) * limit });
  return { users: await readApiUsers(db, accountId, ids, sinceHour), total, page };
}

/** Few enough that checking them holds nobody up. */
const READ_AT_ONCE = 250;

/** The same without pages: those of one moment, read some at a time so that other requests come in between. */
export async function listAllApiUsers(
  db: Database,
  accountId: number,
  search: ApiUserSearch,
  sinceHour: number,
): Promise<ApiUser[]> {
  const ids = await sortApiUsers(db, accountId, search, { sinceHour, limit: Number.MAX_SAFE_INTEGER, offset: 0 });
  const users: ApiUser[] = [];
  for (let first = 0; first < ids.length; first += READ_AT_ONCE) {
    users.push(...(await readApiUsers(db, accountId, ids.slice(first, first + READ_AT_ONCE), sinceHour)));
  }
  return users;
}

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
    INSERT INTO "ApiUser" ("accountId", login, "passwordHash", "createdAt")
    VALUES (${accountId}, ${login}, ${passwordHash}, ${createdAt}) ON CONFLICT ("accountId", login) DO NOTHING
    RETURNING id`;
  return inserted ? Number(inserted.id) : null;
}

export type LockedApiUser = ApiUserSettings & {
  readonly id: number;
  readonly creditsLeft: number;
  readonly quotaActive: boolean;
  readonly quotaLeft: number;
  readonly disabledAt: Date | null;
  readonly callbackSecret: string | null;
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
  oldUntil: Date | null,
): Promise<void> {
  await tx.$executeRaw`
    UPDATE "ApiUser" SET "previousPasswordHash" = CASE WHEN ${oldUntil !== null} THEN "passwordHash" END,
      "previousPasswordUntil" = ${oldUntil}, "passwordHash" = ${passwordHash},
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
    SELECT COALESCE(SUM("messageCount" - "writtenCount"), 0) AS messages FROM "BulkSend"
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

/** Switches a quota on or off, or leaves it as it is: each time counts as an edit. What it holds is the ledger's. */
export async function switchQuota(
  tx: Transaction,
  accountId: number,
  apiUserId: number,
  active: boolean,
): Promise<void> {
  await tx.$executeRaw`
    UPDATE "ApiUser" SET "quotaActive" = ${active}, "quotaRevision" = "quotaRevision" + 1,
      "quotaOpenedAfter" = CASE WHEN NOT "quotaActive" AND ${active}
        THEN (SELECT COALESCE(max(id), 0) FROM "CreditMovement") ELSE "quotaOpenedAfter" END
    WHERE id = ${apiUserId} AND "accountId" = ${accountId}`;
}
