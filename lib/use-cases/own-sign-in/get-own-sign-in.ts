import type { Database } from '@/lib/db/connections/client';
import { listUnendedSessions } from '@/lib/db/panel-users/panel-sessions';
import { countRecoveryCodes, findPanelUser } from '@/lib/db/panel-users/panel-users';
import type { OwnSignIn } from '@/lib/domain/panel-user/panel-user';
import { isOpenSession } from '@/lib/domain/panel-user/session';
import type { SignedInActor } from '../_shared/define-use-case';

/** How the signed-in person signs in, and where they are signed in now. */
export async function getOwnSignIn(
  { db, now }: { readonly db: Database; readonly now: Date },
  actor: SignedInActor,
): Promise<OwnSignIn> {
  const user = await findPanelUser(db, actor.panelUserId);
  const sessions = await listUnendedSessions(db, actor.panelUserId);
  return {
    email: actor.email,
    name: user?.name ?? '',
    number: user?.ownNumber ?? '',
    twoFactor: user?.totpSecret != null,
    recoveryCodesLeft: await countRecoveryCodes(db, actor.panelUserId),
    sessions: sessions
      .filter((session) => isOpenSession(session, now))
      .map(({ id, userAgent, clientIp, createdAt, lastSeenAt }) => ({
        id,
        userAgent,
        clientIp,
        createdAt,
        lastSeenAt,
        isThisOne: id === actor.sessionId,
      })),
  };
}
