import type { Database, Transaction } from './client';

/** The account and the role that this panel user has on it, or null: not a member and not there look the same. */
export async function findMembership(db: Database, panelUserId: number, serviceName: string) {
  const membership = await db.membership.findFirst({
    where: { panelUserId, account: { serviceName } },
    select: { role: true, account: { select: { id: true, serviceName: true, timeZone: true } } },
  });
  return membership ? { ...membership.account, role: membership.role } : null;
}

/** Whom to tell what concerns the account as a whole. */
export async function findOwners(
  tx: Transaction,
  accountId: number,
): Promise<{ serviceName: string; timeZone: string; emails: string[] }> {
  const { serviceName, timeZone, memberships } = await tx.smsAccount.findUniqueOrThrow({
    where: { id: accountId },
    select: {
      serviceName: true,
      timeZone: true,
      memberships: { where: { role: 'owner' }, select: { panelUser: { select: { email: true } } } },
    },
  });
  return { serviceName, timeZone, emails: memberships.map(({ panelUser }) => panelUser.email) };
}
