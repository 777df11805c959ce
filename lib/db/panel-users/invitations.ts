import { type NumberedPage, type PageNumber, placeOfPage } from '@/lib/domain/page';
import type { OpenInvitation } from '@/lib/domain/panel-user/panel-user';
import { ROLES, type Role } from '@/lib/domain/panel-user/role';
import { wordOf } from '@/lib/domain/word-of';
import type { Database, Transaction } from '../connections/client';
import { readBy } from '../connections/dialect';
import { Prisma } from '../generated/client';
import { EVERY_ROW } from '../search/search-log';

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

/** One page of an account's open invitations by e-mail address: those whose address has such a part. */
export async function listInvitations(
  db: Database,
  accountId: number,
  { search, now, ...wanted }: PageNumber & { readonly search: string; readonly now: Date },
): Promise<NumberedPage<OpenInvitation>> {
  const found = Prisma.sql`FROM ${readBy('Invitation', 'Invitation_accountId_email_key')}
    WHERE "accountId" = ${accountId} AND "expiresAt" > ${now}
    AND ${search === '' ? EVERY_ROW : db.dialect.contains(Prisma.sql`email`, search)}`;
  const [counted] = await db.$queryRaw<{ total: bigint | number }[]>`SELECT count(*) AS total ${found}`;
  const total = Number(counted?.total ?? 0);
  const { page, offset } = placeOfPage(wanted, total);
  const invitations = await db.$queryRaw<(Omit<OpenInvitation, 'role'> & { readonly role: string })[]>`
    SELECT id, email, role, "invitedBy", "expiresAt" ${found} ORDER BY email LIMIT ${wanted.limit} OFFSET ${offset}`;
  const rows = invitations.map((invitation) => ({
    ...invitation,
    id: Number(invitation.id),
    role: wordOf(ROLES, invitation.role),
  }));
  return { rows, total, page };
}
