import { lockAccount } from '@/lib/db/accounts/accounts';
import { type Database, inTransaction } from '@/lib/db/connections/client';
import { findInvitation, useInvitation } from '@/lib/db/panel-users/invitations';
import type { PanelUser } from '@/lib/domain/authorisation/actor';
import type { EventPublisher } from '@/lib/domain/events';
import { err, ok, type Result } from '@/lib/domain/result';
import { hashSecret } from '@/lib/platform/crypto/random-secrets';
import { joinAccount } from '../_shared/join-account';

type Dependencies = { readonly db: Database; readonly events: EventPublisher; readonly now: Date };

/** Makes the signed-in person a member, if the invitation is theirs. */
export async function joinByInvitation(
  { db, events, now }: Dependencies,
  actor: PanelUser,
  { token }: { readonly token: string },
): Promise<Result<{ readonly serviceName: string }, 'invitation_over' | 'not_yours'>> {
  const invitation = await findInvitation(db, hashSecret(token), now);
  if (!invitation) return err('invitation_over');
  if (invitation.email !== actor.email) return err('not_yours');
  const joined = await inTransaction(db, async (tx) => {
    await lockAccount(tx, invitation.accountId);
    if (!(await useInvitation(tx, invitation))) return false;
    await joinAccount(tx, invitation, actor, now);
    return true;
  });
  if (!joined) return err('invitation_over');
  events.publish({ type: 'panel-users', accountId: invitation.accountId });
  return ok({ serviceName: invitation.account.serviceName });
}
