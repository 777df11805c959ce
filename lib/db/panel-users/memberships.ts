import type { AccountMember } from '@/lib/domain/panel-user/panel-user';
import { isRole, ROLES, type Role } from '@/lib/domain/panel-user/role';
import { wordOf } from '@/lib/domain/word-of';
import type { Database, Transaction } from '../connections/client';
import type { SqlTransaction } from '../connections/sql-transaction';

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

/** An account's members by name. */
export async function listMembers(db: Database, accountId: number): Promise<AccountMember[]> {
  const memberships = await db.membership.findMany({
    where: { accountId },
    include: { panelUser: { select: { email: true, name: true, totpSecret: true } } },
    orderBy: { panelUser: { email: 'asc' } },
  });
  return memberships.map(({ role, panelUser: { email, name, totpSecret } }) => ({
    email,
    name,
    role: wordOf(ROLES, role),
    twoFactor: totpSecret !== null,
  }));
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
