import type { Database } from '@/lib/db/connections/client';
import { findInvitation } from '@/lib/db/panel-users/invitations';
import { findPanelUserByEmail } from '@/lib/db/panel-users/panel-users';
import { isRole, type Role } from '@/lib/domain/panel-user/role';
import { hashSecret } from '@/lib/platform/crypto/random-secrets';

export type OpenInvitation = {
  readonly serviceName: string;
  readonly email: string;
  readonly role: Role;
  readonly invitedBy: string;
  /** Whether somebody signs in with this address already. */
  readonly hasSignIn: boolean;
};

/** What the holder of an invitation's link may know; null when the link is unknown, used or over. */
export async function readInvitation(
  { db, now }: { readonly db: Database; readonly now: Date },
  token: string,
): Promise<OpenInvitation | null> {
  const invitation = await findInvitation(db, hashSecret(token), now);
  if (!invitation || !isRole(invitation.role)) return null;
  const { email, role, invitedBy, account } = invitation;
  const hasSignIn = (await findPanelUserByEmail(db, email)) !== null;
  return { serviceName: account.serviceName, email, role, invitedBy, hasSignIn };
}
