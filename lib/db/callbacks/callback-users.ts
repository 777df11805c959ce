/** Whose callbacks the log shows: API users and those that are gone. */
import type { Database, Transaction } from '../connections/client';
import { matches } from '../connections/dialect';
import { Prisma } from '../generated/client';

/** Ids of an account's API users, deleted ones too, whose login begins so, whatever its case. */
export function usersBeginning(accountId: number, login: string): Prisma.Sql {
  const beginsSo = matches(Prisma.sql`login`, login, 'beginning');
  return Prisma.sql`
    SELECT id FROM "ApiUser" WHERE "accountId" = ${accountId} AND ${beginsSo}
    UNION ALL
    SELECT id FROM "DeletedApiUser" WHERE "accountId" = ${accountId} AND ${beginsSo}`;
}

/** Whether there is, or was, such an API user. */
export async function someUserBegins(db: Transaction, accountId: number, login: string): Promise<boolean> {
  const found = await db.$queryRaw<unknown[]>`${usersBeginning(accountId, login)} LIMIT 1`;
  return found.length > 0;
}

/** The logins of these users, whether they are still there or not. */
export async function loginsOf(db: Database, accountId: number, ids: readonly number[]) {
  const wanted = { where: { accountId, id: { in: [...ids] } }, select: { id: true, login: true } };
  const users = [...(await db.deletedApiUser.findMany(wanted)), ...(await db.apiUser.findMany(wanted))];
  return new Map(users.map(({ id, login }) => [id, login]));
}

/** Notes that an API user's calls are signed from now on, or no longer. */
export async function recordSigning(tx: Transaction, apiUserId: number, signed: boolean, at: Date): Promise<void> {
  await tx.callbackSigning.create({ data: { apiUserId, signed, at } });
}

/** Tells for each of these users whether a call at some moment was signed. */
export async function signingOf(db: Database, ids: readonly number[]): Promise<(id: number, at: Date) => boolean> {
  const changes = await db.callbackSigning.findMany({
    where: { apiUserId: { in: [...ids] } },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
  });
  return (id, at) => changes.findLast((change) => change.apiUserId === id && change.at <= at)?.signed ?? false;
}
