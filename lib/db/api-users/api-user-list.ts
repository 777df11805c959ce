import type { ApiUser, ApiUserPage, ApiUserSearch } from '@/lib/domain/api-user/api-user';
import { placeOfPage } from '@/lib/domain/page';
import type { UsagePeriod } from '@/lib/domain/usage/traffic';
import { unwrittenSends, WAITING_COUNT } from '../accounts/unwritten-sends';
import { USAGE_BY_HOUR } from '../accounts/usage';
import type { Database } from '../connections/client';
import { type Dialect, readBy } from '../connections/dialect';
import { Prisma } from '../generated/client';
import { EVERY_ROW } from '../search/search-log';
import { filterApiUsers } from './api-user-filters';
import { readApiUsers } from './api-user-rows';
import { countTrouble } from './api-user-trouble';

const ordersIn = ({ jsonLength }: Dialect): Readonly<Record<ApiUserSearch['sort'], Prisma.Sql>> => ({
  login: Prisma.sql`"loginOrder"`,
  quotaActive: Prisma.sql`"quotaActive"`,
  quota: Prisma.sql`"quotaLeft"`,
  alertActive: Prisma.sql`"alertThreshold" IS NOT NULL`,
  limit: Prisma.sql`"alertThreshold"`,
  notification: Prisma.sql`CASE WHEN "alertThreshold" IS NOT NULL THEN "alertSupport" END`,
  callback: Prisma.sql`CASE WHEN "callbackUrl" IS NULL THEN 0 WHEN "callbackSwitchedOffAt" IS NOT NULL THEN 2
    WHEN "callbackFailingSince" IS NOT NULL THEN 3 ELSE 1 END`,
  restrictions: jsonLength(Prisma.sql`"ipRestrictions"`),
  lastUsed: Prisma.sql`"lastUsedAt"`,
  sent: Prisma.sql`COALESCE(u.sent, 0)`,
});

/** What everybody sent, added up in one go: for each row by itself, a hundred thousand of them would take seconds. */
const sums = (accountId: number, { sinceHour, since }: UsagePeriod) => Prisma.sql`LEFT JOIN (
  SELECT "apiUserId", SUM(sent) AS sent FROM (
    SELECT "apiUserId", sent FROM ${USAGE_BY_HOUR} WHERE "accountId" = ${accountId} AND hour >= ${sinceHour}
    UNION ALL SELECT b."apiUserId", ${WAITING_COUNT} FROM ${unwrittenSends(accountId, since)}) AS counted
  GROUP BY "apiUserId") u
  ON u."apiUserId" = "ApiUser".id`;

/** Those that every filter lets through, and whose login contains what is searched, whatever its case. */
const matching = ({ contains }: Dialect, accountId: number, search: ApiUserSearch) =>
  Prisma.sql`WHERE "accountId" = ${accountId}
  AND ${search.search === '' ? EVERY_ROW : contains(Prisma.sql`login`, search.search)} AND ${filterApiUsers(search)}`;

/** Among equals by name; two that differ in case or accents alone stay beside each other, from either end. */
const namedIn = ({ sort, direction }: ApiUserSearch) => {
  if (sort !== 'login') return Prisma.sql`"loginOrder", login`;
  return direction === 'desc' ? Prisma.sql`login DESC` : Prisma.sql`login`;
};

/** Ids in the order of the list. */
async function sortApiUsers(
  db: Database,
  accountId: number,
  search: ApiUserSearch,
  { period, limit, offset }: { readonly period: UsagePeriod; readonly limit: number; readonly offset: number },
): Promise<number[]> {
  const order = search.direction === 'asc' ? Prisma.sql`ASC NULLS FIRST` : Prisma.sql`DESC NULLS LAST`;
  const users = await db.$queryRaw<{ id: number }[]>`
    SELECT id FROM "ApiUser" ${search.sort === 'sent' ? sums(accountId, period) : Prisma.empty}
    ${matching(db.dialect, accountId, search)}
    ORDER BY ${ordersIn(db.dialect)[search.sort]} ${order}, ${namedIn(search)} LIMIT ${limit} OFFSET ${offset}`;
  return users.map(({ id }) => Number(id));
}

/** The logins of an account that have such a part, in order; at most so many. */
export async function findLogins(db: Database, accountId: number, part: string, most: number): Promise<string[]> {
  const found = await db.$queryRaw<{ login: string }[]>`
    SELECT login FROM "ApiUser" WHERE "accountId" = ${accountId} AND ${db.dialect.contains(Prisma.sql`login`, part)}
    ORDER BY "loginOrder", login LIMIT ${most}`;
  return found.map(({ login }) => login);
}

/** The logins of an account in their order, behind that of an id, also if it is gone; `next` goes on behind them. */
export async function listLogins(
  db: Database,
  accountId: number,
  { after, limit }: { readonly after: number | null; readonly limit: number },
): Promise<{ readonly logins: readonly string[]; readonly next: number | null }> {
  const behind = after === null ? '' : await findLoginOf(db, accountId, after);
  const found = await db.$queryRaw<{ id: number | bigint; login: string }[]>`
    SELECT id, login FROM ${readBy('ApiUser', 'ApiUser_accountId_login_key')}
    WHERE "accountId" = ${accountId} AND login > ${behind} ORDER BY login LIMIT ${limit + 1}`;
  const page = found.slice(0, limit);
  const last = found.length > limit ? page.at(-1) : undefined;
  return { logins: page.map(({ login }) => login), next: last ? Number(last.id) : null };
}

async function findLoginOf(db: Database, accountId: number, id: number): Promise<string> {
  const where = { accountId, id };
  const user = (await db.apiUser.findFirst({ where })) ?? (await db.deletedApiUser.findFirst({ where }));
  return user?.login ?? '';
}

/** One page of an account's API users that are searched for. */
export async function listApiUsers(
  db: Database,
  accountId: number,
  search: ApiUserSearch & { readonly page: number; readonly pageSize: number },
  period: UsagePeriod,
): Promise<Omit<ApiUserPage, 'readAt'>> {
  const [counted] = await db.$queryRaw<{ total: bigint }[]>`
    SELECT count(*) AS total FROM "ApiUser" ${matching(db.dialect, accountId, search)}`;
  const total = Number(counted?.total ?? 0);
  const { pageSize: limit } = search;
  const { page, offset } = placeOfPage({ page: search.page, limit }, total);
  const ids = await sortApiUsers(db, accountId, search, { period, limit, offset });
  const users = await readApiUsers(db, accountId, ids, period);
  return { users, total, page, trouble: await countTrouble(db, accountId) };
}

/** Few enough that checking them holds nobody up. */
const READ_AT_ONCE = 250;

/** The same without pages: those of one moment, read some at a time so that other requests come in between. */
export async function listAllApiUsers(
  db: Database,
  accountId: number,
  search: ApiUserSearch,
  period: UsagePeriod,
): Promise<ApiUser[]> {
  const ids = await sortApiUsers(db, accountId, search, { period, limit: Number.MAX_SAFE_INTEGER, offset: 0 });
  const users: ApiUser[] = [];
  for (let first = 0; first < ids.length; first += READ_AT_ONCE) {
    users.push(...(await readApiUsers(db, accountId, ids.slice(first, first + READ_AT_ONCE), period)));
  }
  return users;
}
