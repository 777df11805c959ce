import type { Database } from './client';

/** The account and the role that this panel user has on it, or null: not a member and not there look the same. */
export async function findMembership(db: Database, panelUserId: number, serviceName: string) {
  const membership = await db.membership.findFirst({
    where: { panelUserId, account: { serviceName } },
    select: { role: true, account: { select: { id: true, serviceName: true, timeZone: true } } },
  });
  return membership ? { ...membership.account, role: membership.role } : null;
}
