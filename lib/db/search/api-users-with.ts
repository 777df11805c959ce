/** Of an account's API users, deleted ones too, those whose login has such a part, whatever its case. */
import type { Database, Transaction } from '../connections/client';
import type { Dialect } from '../connections/dialect';
import { Prisma } from '../generated/client';

const readColumn = ({ contains }: Dialect, column: Prisma.Sql, accountId: number, part: string): Prisma.Sql => {
  const hasIt = contains(Prisma.sql`login`, part);
  return Prisma.sql`
    SELECT ${column} FROM "ApiUser" WHERE "accountId" = ${accountId} AND ${hasIt}
    UNION SELECT ${column} FROM "DeletedApiUser" WHERE "accountId" = ${accountId} AND ${hasIt}`;
};

/** Their logins, to stand between the brackets of `IN (…)`. */
export const loginsWith = (dialect: Dialect, accountId: number, part: string) =>
  readColumn(dialect, Prisma.sql`login`, accountId, part);

/** Their ids, in the same way. */
export const userIdsWith = (dialect: Dialect, accountId: number, part: string) =>
  readColumn(dialect, Prisma.sql`id`, accountId, part);

/** The ids of whoever has, or had, that login. */
export const userIdsOf = (accountId: number, login: string): Prisma.Sql => Prisma.sql`
  SELECT id FROM "ApiUser" WHERE "accountId" = ${accountId} AND login = ${login}
  UNION ALL SELECT id FROM "DeletedApiUser" WHERE "accountId" = ${accountId} AND login = ${login}`;

/** Whether there is, or was, one. */
export async function someUserHas(db: Transaction, accountId: number, part: string): Promise<boolean> {
  return (await db.$queryRaw<unknown[]>`${userIdsWith(db.dialect, accountId, part)} LIMIT 1`).length > 0;
}

/** Their login, where all have the same; null where there are several or none, or where any login is meant. */
export async function onlyLoginWith(db: Transaction, accountId: number, part: string): Promise<string | null> {
  if (part === '') return null;
  const [first, second] = await db.$queryRaw<{ login: string }[]>`${loginsWith(db.dialect, accountId, part)} LIMIT 2`;
  return first && !second ? first.login : null;
}

/** Of some logins, those that an API user has now, and which. */
export async function loginsInUse(
  db: Database,
  accountId: number,
  logins: ReadonlySet<string>,
): Promise<ReadonlyMap<string, number>> {
  const users = await db.apiUser.findMany({
    where: { accountId, login: { in: [...logins] } },
    select: { login: true, id: true },
  });
  return new Map(users.map(({ login, id }) => [login, id]));
}
