import { COUNTRY_DIGITS, type SentTo, sumByCountry } from '@/lib/domain/numbering/by-country';
import { countryOf, type NumberCountry } from '@/lib/domain/numbering/country-of';
import { remembering } from '@/lib/domain/remembering';
import type { SenderUsage } from '@/lib/domain/usage/overview';
import type { Hours, TrafficCut, TrafficSpan } from '@/lib/domain/usage/traffic';
import { NO_USAGE, type Usage } from '@/lib/domain/usage/usage';
import type { Database } from '../connections/client';
import { readBy } from '../connections/dialect';
import { Prisma } from '../generated/client';
import { idsOfPeriod } from '../search/ids-of-period';
import { unwrittenSends, WAITING_COUNT } from './unwritten-sends';
import { NO_API_USER, ofOne, USAGE_BY_HOUR, usageByUser } from './usage';

type Sums = Readonly<Record<keyof Usage, number | bigint | null>>;

const SUMS = Prisma.sql`SUM(sent) AS sent, SUM(delivered) AS delivered, SUM(failed) AS failed, SUM(credits) AS credits`;

const toUsage = ({ sent, delivered, failed, credits }: Sums): Usage => ({
  sent: Number(sent ?? 0),
  delivered: Number(delivered ?? 0),
  failed: Number(failed ?? 0),
  credits: Number(credits ?? 0),
});

const UNITS = {
  hour: { span: Prisma.sql`hour`, hours: 1 },
  day: { span: Prisma.sql`hour / 24`, hours: 24 },
} as const satisfies Record<TrafficCut['unit'], unknown>;

/** What an account sent in each hour or day so far, or one API user of it, those without anything too. */
export async function readTraffic(
  db: Database,
  accountId: number,
  cut: TrafficCut,
  apiUserId?: number,
): Promise<TrafficSpan[]> {
  const { span, hours } = UNITS[cut.unit];
  const asked = Prisma.sql`hour >= ${cut.first * hours} AND hour <= ${cut.hourNow}`;
  const rows = await db.$queryRaw<(Sums & { at: number | bigint })[]>`
    SELECT ${span} AS at, ${SUMS} FROM ${apiUserId === undefined ? hoursOfEveryone(accountId, asked) : hoursOfOne(accountId, apiUserId, asked)}
    GROUP BY 1`;
  const found = new Map(rows.map((row) => [Number(row.at), toUsage(row)]));
  return Array.from({ length: cut.count }, (_, index) => {
    const at = cut.first + index;
    return { at, ...(found.get(at) ?? NO_USAGE) };
  });
}

/** Added up as they lie in the index, so that only hours have to be sorted into days. */
const hoursOfEveryone = (accountId: number, asked: Prisma.Sql) => Prisma.sql`(
  SELECT hour, ${SUMS} FROM ${USAGE_BY_HOUR} WHERE "accountId" = ${accountId} AND ${asked} GROUP BY hour) AS hours`;

const hoursOfOne = (accountId: number, apiUserId: number, asked: Prisma.Sql) =>
  Prisma.sql`${usageByUser()} WHERE ${ofOne(accountId, apiUserId)} AND ${asked}`;

const within = ({ from, until }: Hours) => Prisma.sql`hour >= ${from} AND hour < ${until}`;

/** How many messages an account sent in those hours. */
export async function countSent(db: Database, accountId: number, hours: Hours): Promise<number> {
  const [counted] = await db.$queryRaw<{ sent: number | bigint | null }[]>`
    SELECT SUM(sent) AS sent FROM ${USAGE_BY_HOUR} WHERE "accountId" = ${accountId} AND ${within(hours)}`;
  return Number(counted?.sent ?? 0);
}

/** How many messages that wait are looked at: as many as one looks at while somebody waits. */
const MOST_WAITING = 10_000;

/** How many of the messages that an account accepted since a moment wait for theirs, of the soonest `MOST_WAITING`. */
export async function countScheduled(db: Database, accountId: number, since: Date): Promise<number> {
  const { first } = await idsOfPeriod(db, 'Message', { since, until: null });
  const [counted] = await db.$queryRaw<{ waiting: number | bigint | null }[]>`
    SELECT SUM(CASE WHEN id >= ${first} THEN 1 ELSE 0 END) AS waiting FROM (
      SELECT id FROM ${readBy('Message', 'Message_scheduled_idx')}
      WHERE "accountId" = ${accountId} AND state = 'scheduled' ORDER BY "dueAt" LIMIT ${MOST_WAITING}) AS soonest`;
  return Number(counted?.waiting ?? 0);
}

/** How many messages of bulk sends that an account accepted since a moment wait unwritten; of one API user, if one is named. */
export async function countUnwritten(
  db: Database,
  accountId: number,
  since: Date,
  apiUserId?: number,
): Promise<number> {
  const whose = apiUserId === undefined ? Prisma.empty : Prisma.sql`AND "apiUserId" = ${apiUserId}`;
  const [counted] = await db.$queryRaw<{ waiting: number | bigint | null }[]>`
    SELECT SUM(${WAITING_COUNT}) AS waiting FROM ${unwrittenSends(accountId, since)} ${whose}`;
  return Number(counted?.waiting ?? 0);
}

/** Who sent most in those hours and since they began, the busiest first; what waits unwritten counts. */
export async function listSenders(
  db: Database,
  accountId: number,
  { hours, since }: { readonly hours: Hours; readonly since: Date },
  limit: number,
): Promise<SenderUsage[]> {
  const rows = await db.$queryRaw<{ login: string | null; gone: string | null; sent: number | bigint }[]>`
    SELECT u.login, d.login AS gone, s.sent
    FROM (
      SELECT "apiUserId", SUM(sent) AS sent FROM (
        SELECT "apiUserId", sent FROM ${USAGE_BY_HOUR} WHERE "accountId" = ${accountId} AND ${within(hours)}
        UNION ALL SELECT COALESCE("apiUserId", ${NO_API_USER}), ${WAITING_COUNT} FROM ${unwrittenSends(accountId, since)}
      ) AS counted
      GROUP BY "apiUserId" HAVING SUM(sent) > 0 ORDER BY SUM(sent) DESC, "apiUserId" LIMIT ${limit}
    ) s
    LEFT JOIN "ApiUser" u ON u.id = s."apiUserId"
    LEFT JOIN "DeletedApiUser" d ON d.id = s."apiUserId"
    ORDER BY s.sent DESC, s."apiUserId"`;
  return rows.map(({ login, gone, sent }) => ({
    login: login ?? gone,
    isDeleted: login === null && gone !== null,
    sent: Number(sent),
  }));
}

/** Whether any message of the account has ever arrived. */
export async function hasDelivered(db: Database, accountId: number): Promise<boolean> {
  const found = await db.$queryRaw<unknown[]>`
    SELECT 1 FROM ${USAGE_BY_HOUR} WHERE "accountId" = ${accountId} AND delivered > 0 LIMIT 1`;
  return found.length > 0;
}

const countryOfDigits = remembering<NumberCountry>(20_000, countryOf);

/** An account's newest messages, so many of them, and since when. */
export type NewestMessages = { readonly since: Date; readonly most: number };

/** To where the newest messages were sent, most first, and how many those were. */
export async function countCountries(
  db: Database,
  accountId: number,
  { since, most }: NewestMessages,
): Promise<SentTo[]> {
  const rows = await db.$queryRaw<{ example: string; sent: number | bigint }[]>`
    SELECT MAX(recipient) AS example, COUNT(*) AS sent FROM (
      SELECT recipient, "createdAt" FROM "Message" WHERE "accountId" = ${accountId} ORDER BY id DESC LIMIT ${most}
    ) newest WHERE "createdAt" >= ${since} GROUP BY substr(recipient, 1, ${COUNTRY_DIGITS})`;
  return sumByCountry(
    rows.map(({ example, sent }) => ({ example, sent: Number(sent) })),
    countryOfDigits,
  );
}

/** Of the newest messages those are looked at that arrived, up to so many: enough for a median. */
const MOST_TIMES = 1_000;

/** How long each of the newest messages took that arrived, in milliseconds from when it was due. */
export async function listDeliveryTimes(
  db: Database,
  accountId: number,
  { since, most }: NewestMessages,
): Promise<number[]> {
  const rows = await db.$queryRaw<{ dueAt: Date; updatedAt: Date }[]>`
    SELECT "dueAt", "updatedAt" FROM (
      SELECT "dueAt", "updatedAt", "createdAt", state FROM "Message" WHERE "accountId" = ${accountId}
      ORDER BY id DESC LIMIT ${most}
    ) newest WHERE "createdAt" >= ${since} AND state = 'delivered' LIMIT ${MOST_TIMES}`;
  return rows.map(({ dueAt, updatedAt }) => Math.max(0, updatedAt.getTime() - dueAt.getTime()));
}
