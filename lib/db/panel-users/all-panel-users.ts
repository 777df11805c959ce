/** Everybody who signs in to the panel, for whoever owns the instance. */
import { MOST_IN_ROW, placeOfPage } from '@/lib/domain/page';
import type { PersonPage } from '@/lib/domain/panel-user/person';
import { ROLES } from '@/lib/domain/panel-user/role';
import { wordOf } from '@/lib/domain/word-of';
import type { Database } from '../connections/client';
import type { Dialect } from '../connections/dialect';
import { list } from '../connections/fragments';
import { Prisma } from '../generated/client';
import { EVERY_ROW } from '../search/search-log';

type Search = { readonly search: string; readonly page: number; readonly limit: number };

type PersonRow = {
  readonly id: bigint | number;
  readonly email: string;
  readonly name: string;
  readonly isInstanceOwner: boolean | bigint | number;
  readonly twoFactor: bigint | number;
  /** SQLite does not say of what is made by a function that it is a date. */
  readonly lastSeenAt: Date | bigint | number | null;
  readonly accountCount: bigint | number;
};

type AccountRow = {
  readonly panelUserId: bigint | number;
  readonly serviceName: string;
  readonly description: string;
  readonly role: string;
  readonly isLastOwner: bigint | number;
};

const named = ({ contains }: Dialect, search: string) => Prisma.sql`(${contains(Prisma.sql`a."serviceName"`, search)}
  OR ${contains(Prisma.sql`a.description`, search)})`;

const found = (dialect: Dialect, search: string) =>
  search === ''
    ? EVERY_ROW
    : Prisma.sql`(${dialect.contains(Prisma.sql`email`, search)} OR ${dialect.contains(Prisma.sql`name`, search)} OR EXISTS (
        SELECT 1 FROM "Membership" m JOIN "SmsAccount" a ON a.id = m."accountId"
        WHERE m."panelUserId" = "PanelUser".id AND ${named(dialect, search)}))`;

/** One page of them by e-mail address; a page beyond the last one is the last one. */
export async function listAllPanelUsers(db: Database, { search, page: asked, limit }: Search): Promise<PersonPage> {
  const matching = Prisma.sql`FROM "PanelUser" WHERE ${found(db.dialect, search)}`;
  const [counted] = await db.$queryRaw<{ total: bigint }[]>`SELECT count(*) AS total ${matching}`;
  const total = Number(counted?.total ?? 0);
  const { page, offset } = placeOfPage({ page: asked, limit }, total);
  const rows = await db.$queryRaw<PersonRow[]>`
    SELECT id, email, name, "isInstanceOwner", CASE WHEN "totpSecret" IS NULL THEN 0 ELSE 1 END AS "twoFactor",
      (SELECT max("lastSeenAt") FROM "PanelSession" WHERE "panelUserId" = "PanelUser".id) AS "lastSeenAt",
      (SELECT count(*) FROM "Membership" WHERE "panelUserId" = "PanelUser".id) AS "accountCount"
    ${matching} ORDER BY email LIMIT ${limit} OFFSET ${offset}`;
  const ids = rows.map(({ id }) => Number(id));
  const accounts = await readAccounts(db, ids, search);
  const people = rows.map(({ id, isInstanceOwner, twoFactor, lastSeenAt, accountCount, ...user }) => ({
    ...user,
    isInstanceOwner: Number(isInstanceOwner) === 1,
    twoFactor: Number(twoFactor) === 1,
    lastSeenAt: lastSeenAt === null ? null : new Date(Number(lastSeenAt)),
    accountCount: Number(accountCount),
    accounts: accounts.get(Number(id)) ?? [],
  }));
  return { people, total, page };
}

/** Some accounts of each of these people, by name. */
async function readAccounts(db: Database, ids: readonly number[], search: string) {
  const few =
    search === ''
      ? Prisma.sql`SELECT "accountId" FROM "Membership" WHERE "panelUserId" = u.id ORDER BY "accountId"`
      : Prisma.sql`SELECT a.id FROM "Membership" m JOIN "SmsAccount" a ON a.id = m."accountId"
          WHERE m."panelUserId" = u.id ORDER BY CASE WHEN ${named(db.dialect, search)} THEN 0 ELSE 1 END, a.id`;
  const rows = await db.$queryRaw<AccountRow[]>`
    SELECT u.id AS "panelUserId", s."serviceName", s.description, m.role,
      CASE WHEN m.role = 'owner' AND NOT EXISTS (
        SELECT 1 FROM "Membership" o WHERE o."accountId" = s.id AND o.role = 'owner' AND o."panelUserId" <> u.id
      ) THEN 1 ELSE 0 END AS "isLastOwner"
    FROM "PanelUser" u ${db.dialect.joinEach('SmsAccount', 's', Prisma.sql`${few} LIMIT ${MOST_IN_ROW}`)}
    JOIN "Membership" m ON m."panelUserId" = u.id AND m."accountId" = s.id
    WHERE u."id" IN (${list(ids)}) ORDER BY s."nameOrder", s.id`;
  const accounts = new Map<number, PersonPage['people'][number]['accounts'][number][]>(ids.map((id) => [id, []]));
  for (const { panelUserId, role, isLastOwner, ...account } of rows) {
    const own = { ...account, role: wordOf(ROLES, role), isLastOwner: Number(isLastOwner) === 1 };
    accounts.get(Number(panelUserId))?.push(own);
  }
  return accounts;
}
