import { type NumberedPage, type PageNumber, placeOfPage } from '@/lib/domain/page';
import type { AccountMember } from '@/lib/domain/panel-user/panel-user';
import { isRole, ROLES, type Role } from '@/lib/domain/panel-user/role';
import { wordOf } from '@/lib/domain/word-of';
import type { Database, Transaction } from '../connections/client';
import { readBy } from '../connections/dialect';
import type { SqlTransaction } from '../connections/sql-transaction';
import { Prisma } from '../generated/client';
import { EVERY_ROW } from '../search/search-log';

/** An account and the role that a panel user has on it. */
export type Membership = {
  readonly id: number;
  readonly serviceName: string;
  readonly timeZone: string;
  readonly role: Role;
};

/** The account and the role that this panel user has on it, or null: not a member and not there look the same. */
export async function findMembership(
  db: Database,
  panelUserId: number,
  serviceName: string,
): Promise<Membership | null> {
  const membership = await db.membership.findFirst({
    where: { panelUserId, account: { serviceName } },
    select: { role: true, account: { select: { id: true, serviceName: true, timeZone: true } } },
  });
  // A role that nobody knows is none.
  return membership && isRole(membership.role) ? { ...membership.account, role: membership.role } : null;
}

/** Of these accounts those that this panel user is a member of. */
export async function accountsWith(
  db: Database,
  panelUserId: number,
  serviceNames: ReadonlySet<string>,
): Promise<ReadonlySet<string>> {
  if (serviceNames.size === 0) return new Set();
  const found = await db.membership.findMany({
    where: { panelUserId, account: { serviceName: { in: [...serviceNames] } } },
    select: { account: { select: { serviceName: true } } },
  });
  return new Set(found.map(({ account }) => account.serviceName));
}

/** Whom to tell what concerns the account as a whole. */
export async function findOwners(
  tx: SqlTransaction,
  accountId: number,
): Promise<{ serviceName: string; timeZone: string; emails: string[] }> {
  const owners = await tx.$queryRaw<{ serviceName: string; timeZone: string; email: string | null }[]>`
    SELECT a."serviceName", a."timeZone", u.email FROM "SmsAccount" a
    LEFT JOIN "Membership" m ON m."accountId" = a.id AND m.role = 'owner'
    LEFT JOIN "PanelUser" u ON u.id = m."panelUserId"
    WHERE a.id = ${accountId}`;
  const { serviceName = '', timeZone = 'UTC' } = owners[0] ?? {};
  return { serviceName, timeZone, emails: owners.flatMap(({ email }) => email ?? []) };
}

type MemberRow = Omit<AccountMember, 'role' | 'signIn'> & {
  readonly role: string;
  readonly twoFactor: bigint | number;
};

/** One page of an account's members by e-mail address: those whose address or name has such a part. */
export async function listMembers(
  db: Database,
  accountId: number,
  { search, ...wanted }: PageNumber & { readonly search: string },
): Promise<NumberedPage<AccountMember>> {
  const isMeant =
    search === ''
      ? EVERY_ROW
      : Prisma.sql`(${db.dialect.contains(Prisma.sql`u.email`, search)} OR ${db.dialect.contains(Prisma.sql`u.name`, search)})`;
  // From the memberships of the account, however many people there are besides.
  const found = Prisma.sql`FROM ${readBy('Membership', 'Membership_accountId_idx')}
    JOIN "PanelUser" u ON u.id = "panelUserId" WHERE "accountId" = ${accountId} AND ${isMeant}`;
  const [counted] = await db.$queryRaw<{ total: bigint | number }[]>`SELECT count(*) AS total ${found}`;
  const total = Number(counted?.total ?? 0);
  const { page, offset } = placeOfPage(wanted, total);
  const members = await db.$queryRaw<MemberRow[]>`
    SELECT u.email, u.name, role, CASE WHEN u."totpSecret" IS NULL THEN 0 ELSE 1 END AS "twoFactor"
    ${found} ORDER BY u.email LIMIT ${wanted.limit} OFFSET ${offset}`;
  const rows = members.map(({ role, twoFactor, ...member }) => ({
    ...member,
    role: wordOf(ROLES, role),
    signIn: { twoFactor: Number(twoFactor) === 1 },
  }));
  return { rows, total, page };
}

/** A member's id and role, or null; the caller has locked the account. */
export async function findMember(tx: Transaction, accountId: number, email: string) {
  const membership = await tx.membership.findFirst({
    where: { accountId, panelUser: { email } },
    select: { panelUserId: true, role: true },
  });
  return membership;
}

export const countOwners = (tx: Transaction, accountId: number): Promise<number> =>
  tx.membership.count({ where: { accountId, role: 'owner' } });

/** Whether an account has one owner, and no other. */
export async function hasOneOwner(db: Database, accountId: number): Promise<boolean> {
  const owners = await db.$queryRaw<unknown[]>`
    SELECT "panelUserId" FROM ${readBy('Membership', 'Membership_accountId_idx')}
    WHERE "accountId" = ${accountId} AND role = 'owner' LIMIT 2`;
  return owners.length === 1;
}

/** Makes a panel user a member, or gives the member this role. */
export async function saveMembership(
  tx: Transaction,
  { accountId, panelUserId, role }: { readonly accountId: number; readonly panelUserId: number; readonly role: Role },
): Promise<void> {
  await tx.membership.upsert({
    where: { panelUserId_accountId: { panelUserId, accountId } },
    create: { panelUserId, accountId, role },
    update: { role },
  });
}

export async function deleteMembership(tx: Transaction, accountId: number, panelUserId: number): Promise<void> {
  await tx.membership.delete({ where: { panelUserId_accountId: { panelUserId, accountId } } });
}
