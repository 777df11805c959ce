import { lockAccount } from '@/lib/db/accounts/accounts';
import { type Database, inTransaction } from '@/lib/db/connections/client';
import { findInvitation, useInvitation } from '@/lib/db/panel-users/invitations';
import { findPanelUserByEmail, insertPanelUser } from '@/lib/db/panel-users/panel-users';
import type { EventPublisher } from '@/lib/domain/events';
import { err, ok, type Result } from '@/lib/domain/result';
import { hashPassword } from '@/lib/platform/crypto/password-hash';
import { hashSecret } from '@/lib/platform/crypto/random-secrets';
import { joinAccount } from '../_shared/join-account';

type Dependencies = {
  readonly db: Database;
  readonly events: EventPublisher;
  readonly now: Date;
  readonly clientIp: string;
};
type Input = { readonly token: string; readonly name: string; readonly password: string };

/** Makes the invited person a panel user and a member, once: whoever comes second finds the invitation used. */
export async function acceptInvitation(
  { db, events, now, clientIp }: Dependencies,
  { token, name, password }: Input,
): Promise<Result<{ readonly serviceName: string; readonly email: string }, 'invitation_over' | 'has_sign_in'>> {
  const invitation = await findInvitation(db, hashSecret(token), now);
  if (!invitation) return err('invitation_over');
  const { email, accountId, account } = invitation;
  if (await findPanelUserByEmail(db, email)) return err('has_sign_in');
  const passwordHash = await hashPassword(password);
  const joined = await inTransaction(db, async (tx) => {
    await lockAccount(tx, accountId);
    if (!(await useInvitation(tx, invitation))) return false;
    const panelUserId = await insertPanelUser(tx, { email, name, passwordHash, createdAt: now });
    // Two invitations of one new address at the same moment: the throw takes everything back.
    if (panelUserId === null) throw new Error('Somebody signed up with this address at the same moment.');
    await joinAccount(tx, invitation, { kind: 'panel-user', panelUserId, email, clientIp }, now);
    return true;
  });
  if (!joined) return err('invitation_over');
  events.publish({ type: 'panel-users', accountId });
  return ok({ serviceName: account.serviceName, email });
}
