import { API_USERS_PAGE_SIZE, type ApiUserList, type ApiUserListQuery, apiUserRow } from '@/lib/schemas/api-user';
import type { Database, Transaction } from './client';
import { Prisma } from './generated/client';

const ORDERS: Readonly<Record<ApiUserListQuery['sort'], Prisma.Sql>> = {
  login: Prisma.sql`login`,
  quotaActive: Prisma.sql`quotaActive`,
  quota: Prisma.sql`quotaLeft`,
  alertActive: Prisma.sql`alertThreshold IS NOT NULL`,
  limit: Prisma.sql`alertThreshold`,
  notification: Prisma.sql`alertSupport`,
};

type ListedApiUser = {
  login: string;
  quotaActive: boolean;
  quotaLeft: bigint;
  alertThreshold: bigint | null;
  alertSupport: string;
  alertEmail: string;
};

/** One page of an account's API users whose login contains what is searched, whatever its case. */
export async function listApiUsers(
  db: Database,
  accountId: number,
  { search, sort, direction, page }: ApiUserListQuery,
): Promise<ApiUserList> {
  // `instr`, because LIKE would read % and _ in what a person types as wildcards.
  const matching = Prisma.sql`FROM ApiUser WHERE accountId = ${accountId}
    AND (${search} = '' OR instr(lower(login), lower(${search})) > 0)`;
  const [counted] = await db.$queryRaw<{ total: bigint }[]>`SELECT count(*) AS total ${matching}`;
  const total = Number(counted?.total ?? 0);
  const shown = Math.min(page, Math.max(1, Math.ceil(total / API_USERS_PAGE_SIZE)));
  const order = direction === 'asc' ? Prisma.sql`ASC` : Prisma.sql`DESC`;
  const users = await db.$queryRaw<ListedApiUser[]>`
    SELECT login, quotaActive, quotaLeft, alertThreshold, alertSupport, alertEmail ${matching}
    ORDER BY ${ORDERS[sort]} ${order}, login LIMIT ${API_USERS_PAGE_SIZE} OFFSET ${(shown - 1) * API_USERS_PAGE_SIZE}`;
  const rows = users.map((user) =>
    apiUserRow.parse({
      ...user,
      quotaLeft: Number(user.quotaLeft),
      alertThreshold: user.alertThreshold === null ? null : Number(user.alertThreshold),
    }),
  );
  return { users: rows, total, page: shown };
}

/** Adds an API user; false when the account has one of that login already. */
export async function insertApiUser(
  tx: Transaction,
  user: { readonly accountId: number; readonly login: string; readonly passwordHash: string; readonly createdAt: Date },
): Promise<boolean> {
  const { accountId, login, passwordHash, createdAt } = user;
  const inserted = await tx.$executeRaw`
    INSERT INTO ApiUser (accountId, login, passwordHash, createdAt)
    VALUES (${accountId}, ${login}, ${passwordHash}, ${createdAt.getTime()}) ON CONFLICT (accountId, login) DO NOTHING`;
  return inserted === 1;
}

export type LockedApiUser = {
  readonly id: number;
  readonly creditsLeft: number;
  readonly quotaActive: boolean;
  readonly quotaLeft: number;
};

/**
 * Takes the database's write lock and answers an API user with the balances that its quota moves between; null when
 * the account has no such login. The update changes nothing but makes the transaction begin with a write.
 */
export async function lockApiUser(tx: Transaction, accountId: number, login: string): Promise<LockedApiUser | null> {
  const [user] = await tx.$queryRaw<{ id: number; quotaActive: boolean; quotaLeft: bigint }[]>`
    UPDATE ApiUser SET login = login WHERE accountId = ${accountId} AND login = ${login}
    RETURNING id, quotaActive, quotaLeft`;
  if (!user) return null;
  const account = await tx.smsAccount.findUniqueOrThrow({ where: { id: accountId }, select: { creditsLeft: true } });
  return { ...user, quotaLeft: Number(user.quotaLeft), creditsLeft: Number(account.creditsLeft) };
}

/** Stores both sides of a quota change. */
export async function saveQuota(
  tx: Transaction,
  accountId: number,
  apiUserId: number,
  change: { readonly creditsLeft: number; readonly quotaActive: boolean; readonly quotaLeft: number },
): Promise<void> {
  const { creditsLeft, quotaActive, quotaLeft } = change;
  await tx.smsAccount.update({ where: { id: accountId }, data: { creditsLeft: BigInt(creditsLeft) } });
  await tx.apiUser.update({ where: { id: apiUserId, accountId }, data: { quotaActive, quotaLeft: BigInt(quotaLeft) } });
}
