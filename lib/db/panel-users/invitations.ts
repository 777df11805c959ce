import type { OpenInvitation } from '@/lib/domain/panel-user/panel-user';
import { ROLES, type Role } from '@/lib/domain/panel-user/role';
import { wordOf } from '@/lib/domain/word-of';
import type { Database, Transaction } from '../connections/client';

type NewInvitation = {
  readonly accountId: number;
  readonly email: string;
  readonly role: Role;
  readonly tokenHash: string;
  readonly invitedBy: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
};

/** Keeps an invitation; an earlier one of the same address to the same account is replaced. */
export async function saveInvitation(tx: Transaction, invitation: NewInvitation): Promise<void> {
  const { accountId, email } = invitation;
  await tx.invitation.upsert({
    where: { accountId_email: { accountId, email } },
    create: invitation,
    update: invitation,
  });
}

/** An invitation that still holds, with where it leads; null when it is unknown, used or over. */
export function findInvitation(db: Database | Transaction, tokenHash: string, now: Date) {
  return db.invitation.findFirst({
    where: { tokenHash, expiresAt: { gt: now } },
    include: { account: { select: { serviceName: true, description: true } } },
  });
}

export type HeldInvitation = NonNullable<Awaited<ReturnType<typeof findInvitation>>>;

/**
 * Uses an invitation up; false when it is no longer there. One that replaced it has its row and its id, so the token
 * tells them apart.
 */
export async function useInvitation(tx: Transaction, { id, tokenHash }: HeldInvitation): Promise<boolean> {
  const { count } = await tx.invitation.deleteMany({ where: { id, tokenHash } });
  return count > 0;
}

/** Takes an invitation back and answers whose it was; null when it is no longer there. */
export async function takeInvitation(
  tx: Transaction,
  accountId: number,
  id: number,
): Promise<{ email: string } | null> {
  const [taken] = await tx.$queryRaw<{ email: string }[]>`
    DELETE FROM "Invitation" WHERE id = ${id} AND "accountId" = ${accountId} RETURNING email`;
  return taken ?? null;
}

/** Takes back what somebody has invited to an account; answers how many invitations that were. */
export async function deleteInvitationsBy(tx: Transaction, accountId: number, invitedBy: string): Promise<number> {
  const { count } = await tx.invitation.deleteMany({ where: { accountId, invitedBy } });
  return count;
}

/** An account's open invitations, newest first. */
export async function listInvitations(db: Database, accountId: number, now: Date): Promise<OpenInvitation[]> {
  const invitations = await db.invitation.findMany({
    where: { accountId, expiresAt: { gt: now } },
    orderBy: { id: 'desc' },
    select: { id: true, email: true, role: true, invitedBy: true, expiresAt: true },
  });
  return invitations.map((invitation) => ({ ...invitation, role: wordOf(ROLES, invitation.role) }));
}
