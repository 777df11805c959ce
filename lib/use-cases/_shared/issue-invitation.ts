import type { Transaction } from '@/lib/db/connections/client';
import { saveInvitation } from '@/lib/db/panel-users/invitations';
import type { Role } from '@/lib/domain/panel-user/role';
import { hashSecret, newInvitationToken } from '@/lib/platform/crypto/random-secrets';
import { type By, recordChange } from './record-change';

const VALID_MS = 7 * 24 * 3_600_000;

type Invited = {
  readonly email: string;
  readonly role: Role;
  readonly invitedBy: string;
  /** Undefined: a new one. */
  readonly token?: string;
};

/**
 * Invites somebody by a link that holds for seven days and for that e-mail address; answers its token, this once. A
 * second invitation of the same address replaces the first.
 */
export async function issueInvitation(tx: Transaction, by: By, invited: Invited): Promise<string> {
  const { email, role, invitedBy, token = newInvitationToken() } = invited;
  const { scope, now } = by;
  await saveInvitation(tx, {
    accountId: scope.id,
    email,
    role,
    tokenHash: hashSecret(token),
    invitedBy,
    createdAt: now,
    expiresAt: new Date(now.getTime() + VALID_MS),
  });
  await recordChange(tx, by, { action: 'panel-user.invite', subject: email, after: { role } });
  return token;
}
