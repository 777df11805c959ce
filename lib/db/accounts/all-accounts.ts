/** The accounts of the whole instance, for whoever owns it: no statement elsewhere goes beyond one account or person. */
import type {
  InstanceAccount,
  InstanceAccountPage,
  InstanceAccountSearch,
} from '@/lib/domain/account/account-of-instance';
import { placeOfPage } from '@/lib/domain/page';
import { dayInZone } from '@/lib/domain/time/zoned-time';
import { usageSince } from '@/lib/domain/usage/usage';
import type { Database } from '../connections/client';
import { contains } from '../connections/dialect';
import { Prisma } from '../generated/client';
import { EVERY_ROW } from '../search/search-log';
import { ofEveryone } from './usage';

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

const ownedBy = (search: string) => Prisma.sql`EXISTS (
  SELECT 1 FROM "Membership" m JOIN "PanelUser" u ON u.id = m."panelUserId"
  WHERE m."accountId" = "SmsAccount".id AND m.role = 'owner' AND ${contains(Prisma.sql`u.email`, search)})`;

const found = (search: string) =>
  search === ''
    ? EVERY_ROW
    : Prisma.sql`(${contains(Prisma.sql`description`, search)} OR ${contains(Prisma.sql`"serviceName"`, search)}
        OR ${ownedBy(search)})`;

/** One page of all accounts; a page beyond the last one is the last one. */
export async function listAllAccounts(
  db: Database,
  { search, state, sort, direction, page: asked, limit }: InstanceAccountSearch,
  now: Date,
): Promise<InstanceAccountPage> {
  const matching = Prisma.sql`FROM "SmsAccount" WHERE ${STATES[state]} AND ${found(search)}`;
  const [counted] = await db.$queryRaw<{ total: bigint }[]>`SELECT count(*) AS total ${matching}`;
  const total = Number(counted?.total ?? 0);
  const { page, offset } = placeOfPage({ page: asked, limit }, total);
  const order = direction === 'asc' ? Prisma.sql`ASC` : Prisma.sql`DESC`;
  const ids = await db.$queryRaw<{ id: number | bigint }[]>`
    SELECT id ${matching} ORDER BY ${ORDERS[sort]} ${order}, id LIMIT ${limit} OFFSET ${offset}`;
  const accounts = await Promise.all(ids.map(({ id }) => readOne(db, Number(id), now)));
  return { accounts: accounts.flatMap((account) => account ?? []), total, page };
}

async function readOne(db: Database, id: number, now: Date): Promise<InstanceAccount | null> {
  const account = await db.smsAccount.findUnique({
    where: { id },
    select: {
      serviceName: true,
      description: true,
      creditsLeft: true,
      disabledAt: true,
      createdAt: true,
      timeZone: true,
      memberships: {
        where: { role: 'owner' },
        select: { panelUser: { select: { email: true } } },
        orderBy: { panelUser: { email: 'asc' } },
      },
    },
  });
  if (!account) return null;
  const { creditsLeft, timeZone, memberships, ...named } = account;
  const since = usageSince(dayInZone(now, timeZone));
  const [usage] = await db.$queryRaw<{ sent: bigint | number | null }[]>`
    SELECT SUM(sent) AS sent FROM "Usage" WHERE ${ofEveryone(id)} AND hour >= ${since}`;
  return {
    ...named,
    creditsLeft: Number(creditsLeft),
    sent: Number(usage?.sent ?? 0),
    owners: memberships.map(({ panelUser }) => panelUser.email),
  };
}
