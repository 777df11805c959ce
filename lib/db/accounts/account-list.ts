import type { AccountSummary } from '@/lib/domain/account/account';
import { type AccountPage, type AccountSearch, TRAFFIC_WEEK } from '@/lib/domain/account/account-list';
import type { Credits } from '@/lib/domain/credits';
import { type PageNumber, placeOfPage } from '@/lib/domain/page';
import { ROLES, type Role } from '@/lib/domain/panel-user/role';
import { beginningOf } from '@/lib/domain/usage/traffic';
import { firstHourOf } from '@/lib/domain/usage/usage';
import { wordOf } from '@/lib/domain/word-of';
import type { Database } from '../connections/client';
import type { Dialect } from '../connections/dialect';
import { list, table } from '../connections/fragments';
import { Prisma } from '../generated/client';
import { EVERY_ROW } from '../search/search-log';
import { countUnwrittenByDay } from './unwritten-days';
import { unwrittenSends, WAITING_COUNT } from './unwritten-sends';
import { usageByUser } from './usage';

/** What an account sent on a day, in days since 1970 on its clock; two of one day add up. */
type Day = {
  readonly day: number;
  readonly sent: number;
  /** What its own credit, not a quota, paid for. */
  readonly spent: Credits;
};

type AccountWithDays = AccountSummary & {
  readonly timeZone: string;
  readonly role: Role;
  readonly isDisabled: boolean;
  readonly days: Day[];
};

type Row = {
  readonly id: bigint | number;
  readonly serviceName: string;
  readonly description: string;
  readonly timeZone: string;
  readonly role: string;
  readonly isDisabled: bigint | number;
  readonly creditsLeft: bigint | number;
  /** Null: it sent nothing. */
  readonly day: bigint | number | null;
  readonly sent: bigint | number | null;
  readonly spent: bigint | number | null;
};

/**
 * What was sent in the name of some accounts, each since an hour of its own clock. API users are named one by one, so
 * that only the hours asked for are read. `own`: a query of "accountId" and since.
 */
const usageOf = (own: Prisma.Sql) => Prisma.sql`own AS (${own}), sender("accountId", since, id) AS (
    SELECT "accountId", since, CAST(0 AS BIGINT) FROM own
    UNION ALL SELECT o."accountId", o.since, u.id FROM own o JOIN "ApiUser" u ON u."accountId" = o."accountId"
    UNION ALL SELECT o."accountId", o.since, d.id FROM own o JOIN "DeletedApiUser" d ON d."accountId" = o."accountId"
  ), used AS (
    SELECT p."accountId", u.hour, u.sent, u.paid AS spent
    FROM sender p JOIN ${usageByUser('u')} ON u."accountId" = p."accountId" AND u."apiUserId" = p.id AND u.hour >= p.since
  )`;

/**
 * Some of the accounts of one panel user, day by day since one, in the order of their ids here; what waits unwritten
 * counts on the day on which it was accepted.
 */
async function readDays(
  db: Database,
  panelUserId: number,
  ids: readonly number[],
  firstDayIn: Listed['firstDayIn'],
): Promise<AccountWithDays[]> {
  // A day more than in UTC, because it may be another day on an account's clock.
  const since = firstDayIn('UTC') - 1;
  const own = Prisma.sql`SELECT id AS "accountId", CAST(${firstHourOf(since)} AS BIGINT) AS since
    FROM "SmsAccount" WHERE id IN (${list(ids)})`;
  const rows = await db.$queryRaw<Row[]>`
    WITH ${usageOf(own)}, sums AS (
      SELECT "accountId", hour / 24 AS day, SUM(sent) AS sent, SUM(spent) AS spent FROM used GROUP BY 1, 2
    )
    SELECT a.id, a."serviceName", a.description, a."creditsLeft", a."timeZone", m.role,
      CASE WHEN a."disabledAt" IS NULL THEN 0 ELSE 1 END AS "isDisabled", s.day, s.sent, s.spent
    FROM "Membership" m JOIN "SmsAccount" a ON a.id = m."accountId" LEFT JOIN sums s ON s."accountId" = a.id
    WHERE m."panelUserId" = ${panelUserId} AND m."accountId" IN (${list(ids)})`;
  const accounts = new Map<number, AccountWithDays>();
  for (const { id, day, sent, spent, ...row } of rows) {
    const account = accounts.get(Number(id)) ?? {
      ...{ ...row, creditsLeft: Number(row.creditsLeft), role: wordOf(ROLES, row.role) },
      isDisabled: Number(row.isDisabled) === 1,
      days: [],
    };
    if (day !== null) account.days.push({ day: Number(day), sent: Number(sent), spent: Number(spent) });
    accounts.set(Number(id), account);
  }
  const firstDays = new Map([...accounts.values()].map(({ timeZone }) => [timeZone, firstDayIn(timeZone)]));
  for (const { accountId, day, waiting } of await countUnwrittenByDay(db, ids, firstDays))
    accounts.get(accountId)?.days.push({ day, sent: waiting, spent: 0 });
  return ids.flatMap((id) => accounts.get(id) ?? []);
}

const ORDERS: Readonly<Record<AccountSearch['sort'], Prisma.Sql>> = {
  name: Prisma.sql`a."nameOrder"`,
  state: Prisma.sql`CASE WHEN a."disabledAt" IS NULL THEN 0 ELSE 1 END`,
  credit: Prisma.sql`a."creditsLeft"`,
  traffic: Prisma.sql`coalesce(s.sent, 0)`,
  role: Prisma.sql`m.role`,
};

const STATES: Readonly<Record<AccountSearch['state'], Prisma.Sql>> = {
  '': EVERY_ROW,
  enabled: Prisma.sql`a."disabledAt" IS NULL`,
  disabled: Prisma.sql`a."disabledAt" IS NOT NULL`,
};

/** As `creditLevel` tells them apart. */
const LEVELS: Readonly<Record<AccountSearch['credit'], Prisma.Sql>> = {
  '': EVERY_ROW,
  none: Prisma.sql`a."creditsLeft" <= 0`,
  low: Prisma.sql`a."creditsLeft" > 0 AND a."creditsLeft" < coalesce(s.spent, 0)`,
  enough: Prisma.sql`a."creditsLeft" > 0 AND a."creditsLeft" >= coalesce(s.spent, 0)`,
};

type Listed = AccountSearch & PageNumber & { readonly firstDayIn: (timeZone: string) => number; readonly now: Date };

/** What all of somebody's accounts sent: of each since the first day on its own clock; what waits unwritten counts. */
async function sumsOf(
  db: Database,
  panelUserId: number,
  { firstDayIn, now }: Pick<Listed, 'firstDayIn' | 'now'>,
): Promise<Prisma.Sql> {
  const zones = await db.$queryRaw<{ timeZone: string }[]>`
    SELECT DISTINCT a."timeZone" FROM "Membership" m JOIN "SmsAccount" a ON a.id = m."accountId"
    WHERE m."panelUserId" = ${panelUserId}`;
  if (zones.length === 0) return Prisma.sql`WITH sums AS (SELECT 0 AS "accountId", 0 AS sent, 0 AS spent)`;
  const hours = table(
    zones.map(({ timeZone }) => [
      timeZone,
      firstHourOf(firstDayIn(timeZone)),
      beginningOf(TRAFFIC_WEEK, now, timeZone),
    ]),
  );
  const own = Prisma.sql`SELECT a.id AS "accountId", z.column2 AS since, z.column3 AS begun FROM "Membership" m JOIN "SmsAccount" a ON a.id = m."accountId"
    JOIN ${hours} AS z ON z.column1 = a."timeZone" WHERE m."panelUserId" = ${panelUserId}`;
  return Prisma.sql`WITH ${usageOf(own)}, sums AS (
    SELECT "accountId", SUM(sent) AS sent, SUM(spent) AS spent FROM (
      SELECT "accountId", sent, spent FROM used
      UNION ALL SELECT o."accountId", ${WAITING_COUNT}, 0
      FROM own o, ${unwrittenSends(Prisma.sql`o."accountId"`, Prisma.sql`o.begun`)}) AS counted
    GROUP BY "accountId")`;
}

/**
 * One page of the accounts of one panel user, day by day since the first day that any clock shows. What they sent is
 * added up for those of the page alone, unless it is what they are looked through by.
 */
export async function listOwnAccounts(
  db: Database,
  panelUserId: number,
  { search, state, credit, sort, direction, ...wanted }: Listed,
): Promise<Omit<AccountPage, 'accounts'> & { readonly accounts: readonly AccountWithDays[] }> {
  const isSummed = sort === 'traffic' || credit === 'low' || credit === 'enough';
  const sums = isSummed ? await sumsOf(db, panelUserId, wanted) : Prisma.empty;
  const found = Prisma.sql`FROM "Membership" m JOIN "SmsAccount" a ON a.id = m."accountId"
    ${isSummed ? Prisma.sql`LEFT JOIN sums s ON s."accountId" = a.id` : Prisma.empty}
    WHERE m."panelUserId" = ${panelUserId} AND ${STATES[state]} AND ${LEVELS[credit]}
      AND ${search === '' ? EVERY_ROW : namedLike(db.dialect, search)}`;
  const [counted] = await db.$queryRaw<{ total: bigint | number; all: bigint | number }[]>`
    ${sums} SELECT count(*) AS total,
      (SELECT count(*) FROM "Membership" WHERE "panelUserId" = ${panelUserId}) AS "all" ${found}`;
  const total = Number(counted?.total ?? 0);
  const all = Number(counted?.all ?? 0);
  const { page, offset } = placeOfPage(wanted, total);
  const order = direction === 'asc' ? Prisma.sql`ASC` : Prisma.sql`DESC`;
  const ids = await db.$queryRaw<{ id: number | bigint }[]>`
    ${sums} SELECT a.id ${found} ORDER BY ${ORDERS[sort]} ${order}, a."nameOrder", a.id LIMIT ${wanted.limit} OFFSET ${offset}`;
  const shown = ids.map(({ id }) => Number(id));
  const accounts = await readDays(db, panelUserId, shown, wanted.firstDayIn);
  return { accounts, total, all, page };
}

const namedLike = ({ contains }: Dialect, part: string) =>
  Prisma.sql`(${contains(Prisma.sql`a."serviceName"`, part)} OR ${contains(Prisma.sql`a.description`, part)})`;

/** Of the accounts of one panel user, those whose name has such a part, by name; at most so many. */
export async function findAccountNames(
  db: Database,
  panelUserId: number,
  part: string,
  most: number,
): Promise<{ serviceName: string; description: string; creditsLeft: number }[]> {
  const found = await db.$queryRaw<{ serviceName: string; description: string; creditsLeft: number | bigint }[]>`
    SELECT "serviceName", description, "creditsLeft" FROM "SmsAccount"
    WHERE id IN (SELECT "accountId" FROM "Membership" WHERE "panelUserId" = ${panelUserId})
      AND (${db.dialect.contains(Prisma.sql`"serviceName"`, part)} OR ${db.dialect.contains(Prisma.sql`description`, part)})
    ORDER BY "nameOrder", "serviceName" LIMIT ${most}`;
  return found.map((account) => ({ ...account, creditsLeft: Number(account.creditsLeft) }));
}

/** The names of the accounts of one panel user that come after one, in their order; at most so many. */
export async function listServiceNames(
  db: Database,
  panelUserId: number,
  { after, limit }: { readonly after: string | null; readonly limit: number },
): Promise<string[]> {
  // SQLite keeps the order of a CROSS JOIN: in the order of the names it would else read everybody's accounts.
  const found = await db.$queryRaw<{ serviceName: string }[]>`
    SELECT a."serviceName" FROM "Membership" m CROSS JOIN "SmsAccount" a
    WHERE m."panelUserId" = ${panelUserId} AND a.id = m."accountId" AND a."serviceName" > ${after ?? ''}
    ORDER BY a."serviceName" LIMIT ${limit}`;
  return found.map(({ serviceName }) => serviceName);
}
