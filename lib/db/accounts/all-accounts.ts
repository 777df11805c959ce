/** The accounts of the whole instance, for whoever owns it: no statement elsewhere goes beyond one account or person. */
import { TRAFFIC_WEEK } from '@/lib/domain/account/account-list';
import type {
  InstanceAccount,
  InstanceAccountPage,
  InstanceAccountSearch,
} from '@/lib/domain/account/account-of-instance';
import { MOST_IN_ROW, placeOfPage } from '@/lib/domain/page';
import { dayInZone } from '@/lib/domain/time/zoned-time';
import { beginningOf } from '@/lib/domain/usage/traffic';
import { firstHourOf } from '@/lib/domain/usage/usage';
import type { Database } from '../connections/client';
import type { Dialect } from '../connections/dialect';
import { list } from '../connections/fragments';
import { Prisma } from '../generated/client';
import { EVERY_ROW } from '../search/search-log';
import { unwrittenSends, WAITING_COUNT } from './unwritten-sends';
import { USAGE_BY_HOUR } from './usage';

const ORDERS: Readonly<Record<InstanceAccountSearch['sort'], Prisma.Sql>> = {
  name: Prisma.sql`"nameOrder"`,
  serviceName: Prisma.sql`"serviceName"`,
  credit: Prisma.sql`"creditsLeft"`,
  added: Prisma.sql`"createdAt"`,
};

const STATES = {
  '': EVERY_ROW,
  enabled: Prisma.sql`"disabledAt" IS NULL`,
  disabled: Prisma.sql`"disabledAt" IS NOT NULL`,
} as const;

const ownedBy = ({ contains }: Dialect, search: string) => Prisma.sql`EXISTS (
  SELECT 1 FROM "Membership" m JOIN "PanelUser" u ON u.id = m."panelUserId"
  WHERE m."accountId" = "SmsAccount".id AND m.role = 'owner' AND ${contains(Prisma.sql`u.email`, search)})`;

const found = (dialect: Dialect, search: string) =>
  search === ''
    ? EVERY_ROW
    : Prisma.sql`(${dialect.contains(Prisma.sql`description`, search)}
        OR ${dialect.contains(Prisma.sql`"serviceName"`, search)} OR ${ownedBy(dialect, search)})`;

type Asked = InstanceAccountSearch & {
  /** Who asks, as their panel user's id; null: a command does. */
  readonly readerId: number | null;
};

/** One page of all accounts; a page beyond the last one is the last one. */
export async function listAllAccounts(db: Database, asked: Asked, now: Date): Promise<InstanceAccountPage> {
  const { search, state, sort, direction, limit } = asked;
  const matching = Prisma.sql`FROM "SmsAccount" WHERE ${STATES[state]} AND ${found(db.dialect, search)}`;
  const [counted] = await db.$queryRaw<{ total: bigint }[]>`SELECT count(*) AS total ${matching}`;
  const total = Number(counted?.total ?? 0);
  const { page, offset } = placeOfPage(asked, total);
  const order = direction === 'asc' ? Prisma.sql`ASC` : Prisma.sql`DESC`;
  const matched = await db.$queryRaw<{ id: number | bigint }[]>`
    SELECT id ${matching} ORDER BY ${ORDERS[sort]} ${order}, id LIMIT ${limit} OFFSET ${offset}`;
  const ids = matched.map(({ id }) => Number(id));
  const owners = await readOwners(db, ids, asked);
  const accounts = await Promise.all(ids.map((id) => readOne(db, id, owners.get(id) ?? [], now)));
  return { accounts: accounts.flatMap((account) => account ?? []), total, page };
}

/** Some owners of each of these accounts, by e-mail address. */
async function readOwners(db: Database, ids: readonly number[], { search, readerId }: Asked) {
  const isFound = search === '' ? EVERY_ROW : db.dialect.contains(Prisma.sql`o.email`, search);
  const few = Prisma.sql`SELECT o.id FROM "Membership" m JOIN "PanelUser" o ON o.id = m."panelUserId"
    WHERE m."accountId" = a.id AND m.role = 'owner'
    ORDER BY CASE WHEN o.id = ${readerId ?? 0} THEN 0 WHEN ${isFound} THEN 1 ELSE 2 END, o.email LIMIT ${MOST_IN_ROW}`;
  const rows = await db.$queryRaw<{ accountId: bigint | number; email: string }[]>`
    SELECT a.id AS "accountId", u.email FROM "SmsAccount" a ${db.dialect.joinEach('PanelUser', 'u', few)}
    WHERE a."id" IN (${list(ids)}) ORDER BY u.email`;
  const owners = new Map<number, string[]>(ids.map((id) => [id, []]));
  for (const { accountId, email } of rows) owners.get(Number(accountId))?.push(email);
  return owners;
}

async function readOne(
  db: Database,
  id: number,
  owners: readonly string[],
  now: Date,
): Promise<InstanceAccount | null> {
  const account = await db.smsAccount.findUnique({
    where: { id },
    select: {
      serviceName: true,
      description: true,
      creditsLeft: true,
      disabledAt: true,
      createdAt: true,
      timeZone: true,
      shortNumber: true,
      stopClauseText: true,
    },
  });
  if (!account) return null;
  const { creditsLeft, timeZone, ...named } = account;
  const since = firstHourOf(dayInZone(now, timeZone) - TRAFFIC_WEEK + 1);
  const waiting = unwrittenSends(id, beginningOf(TRAFFIC_WEEK, now, timeZone));
  const [counted] = await db.$queryRaw<{ sent: bigint | number; owners: bigint | number }[]>`
    SELECT COALESCE(SUM(sent), 0) + COALESCE((SELECT SUM(${WAITING_COUNT}) FROM ${waiting}), 0) AS sent,
      (SELECT count(*) FROM "Membership" WHERE "accountId" = ${id} AND role = 'owner') AS owners
    FROM ${USAGE_BY_HOUR} WHERE "accountId" = ${id} AND hour >= ${since}`;
  return {
    ...named,
    creditsLeft: Number(creditsLeft),
    sent: Number(counted?.sent ?? 0),
    owners,
    ownerCount: Number(counted?.owners ?? 0),
  };
}
