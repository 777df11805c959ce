import type { Transaction } from '@/lib/db/connections/client';
import { endSessions, saveSessionToken } from '@/lib/db/panel-users/panel-sessions';
import { hashSecret, newSessionToken } from '@/lib/platform/crypto/random-secrets';
import type { SignedInActor } from './define-use-case';

/** Ends every session of the actor but this one, whose new token it answers: copies of its cookie end too. */
export async function keepOnlyThisSession(
  tx: Transaction,
  actor: SignedInActor,
  now: Date,
): Promise<{ readonly sessionToken: string; readonly ended: number }> {
  const ended = await endSessions(tx, actor.panelUserId, now, actor.sessionId);
  const sessionToken = newSessionToken();
  await saveSessionToken(tx, actor, hashSecret(sessionToken));
  return { sessionToken, ended };
}
