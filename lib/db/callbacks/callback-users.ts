/** Whose callbacks the log shows: API users and those that are gone. */
import type { Database, Transaction } from '../connections/client';

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

/** Whether the calls of an API user are signed, and until when the secret before signs as well; null: there is none of that login. */
export async function findSigning(db: Database, accountId: number, login: string) {
  const holder = await db.apiUser.findUnique({
    where: { accountId_login: { accountId, login } },
    select: { callbackSecret: true, previousCallbackSecretUntil: true },
  });
  return holder && { signed: holder.callbackSecret !== null, previousUntil: holder.previousCallbackSecretUntil };
}
