/** Everybody who signs in to the panel, for whoever owns the instance. */
import { placeOfPage } from '@/lib/domain/page';
import type { PersonPage } from '@/lib/domain/panel-user/person';
import { ROLES } from '@/lib/domain/panel-user/role';
import { wordOf } from '@/lib/domain/word-of';
import type { Database } from '../connections/client';
import { contains } from '../connections/dialect';
import { Prisma } from '../generated/client';
import { EVERY_ROW } from '../search/search-log';

type Search = { readonly search: string; readonly page: number; readonly limit: number };

const found = (search: string) =>
  search === ''
    ? EVERY_ROW
    : Prisma.sql`(${contains(Prisma.sql`email`, search)} OR ${contains(Prisma.sql`name`, search)} OR EXISTS (
        SELECT 1 FROM "Membership" m JOIN "SmsAccount" a ON a.id = m."accountId" WHERE m."panelUserId" = "PanelUser".id
          AND (${contains(Prisma.sql`a."serviceName"`, search)} OR ${contains(Prisma.sql`a.description`, search)})))`;

/** One page of them by e-mail address; a page beyond the last one is the last one. */
export async function listAllPanelUsers(db: Database, { search, page: asked, limit }: Search): Promise<PersonPage> {
  const matching = Prisma.sql`FROM "PanelUser" WHERE ${found(search)}`;
  const [counted] = await db.$queryRaw<{ total: bigint }[]>`SELECT count(*) AS total ${matching}`;
  const total = Number(counted?.total ?? 0);
  const { page, offset } = placeOfPage({ page: asked, limit }, total);
  const ids = await db.$queryRaw<{ id: number | bigint }[]>`
    SELECT id ${matching} ORDER BY email LIMIT ${limit} OFFSET ${offset}`;
  const users = await db.panelUser.findMany({
    where: { id: { in: ids.map(({ id }) => Number(id)) } },
    orderBy: { email: 'asc' },
    select: {
      email: true,
      name: true,
      isInstanceOwner: true,
      totpSecret: true,
      sessions: { orderBy: { lastSeenAt: 'desc' }, take: 1, select: { lastSeenAt: true } },
      memberships: {
        orderBy: { account: { serviceName: 'asc' } },
        select: { role: true, account: { select: { serviceName: true, description: true } } },
      },
    },
  });
  const people = users.map(({ totpSecret, sessions, memberships, ...user }) => ({
    ...user,
    twoFactor: totpSecret !== null,
    lastSeenAt: sessions[0]?.lastSeenAt ?? null,
    accounts: memberships.map(({ role, account }) => ({ ...account, role: wordOf(ROLES, role) })),
  }));
  return { people, total, page };
}
