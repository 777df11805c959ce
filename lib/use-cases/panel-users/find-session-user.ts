import type { Database } from '@/lib/db/connections/client';
import { findSession } from '@/lib/db/panel-users/panel-sessions';
import { isOpenSession, isSeenAnew } from '@/lib/domain/panel-user/session';
import { hashSecret } from '@/lib/platform/crypto/random-secrets';
import type { SignedInActor } from '../_shared/define-use-case';

export type SessionUser = SignedInActor & {
  readonly name: string;
  /** What the panel offers goes by it; what is done, by what is stored then. */
  readonly isInstanceOwner: boolean;
  /** In which they last read the panel; null: they never did. */
  readonly language: string | null;
  /** Whether it is time to write down that the session is in use. */
  readonly seenAnew: boolean;
};

/** The panel user behind a session's token, or null when it has ended, by whatever end. */
export async function findSessionUser(
  { db, now }: { readonly db: Database; readonly now: Date },
  token: string,
  clientIp: string,
): Promise<SessionUser | null> {
  const session = await findSession(db, hashSecret(token));
  if (!session || !isOpenSession(session, now)) return null;
  const { id, panelUserId, panelUser } = session;
  return { kind: 'panel-user', panelUserId, sessionId: id, ...panelUser, clientIp, seenAnew: isSeenAnew(session, now) };
}
