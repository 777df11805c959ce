import { inTransaction } from '@/lib/db/connections/client';
import { findSession, insertSession } from '@/lib/db/panel-users/panel-sessions';
import { hashSecret, newSessionToken } from '@/lib/platform/crypto/random-secrets';
import type { SignedInActor } from '@/lib/use-cases/_shared/define-use-case';
import type { Caller, TestPanel } from './test-panel';

/** A session of somebody, as signing in begins it, and its token. */
export async function beginTestSession(
  { db, dependencies: { now }, actors }: TestPanel,
  caller: Caller,
): Promise<SignedInActor & { readonly token: string }> {
  const actor = actors[caller];
  const token = newSessionToken();
  const tokenHash = hashSecret(token);
  const { panelUserId, clientIp } = actor;
  const session = { panelUserId, tokenHash, userAgent: '', clientIp, address: clientIp };
  await inTransaction(db, (tx) => insertSession(tx, { ...session, now }));
  return { ...actor, sessionId: (await findSession(db, tokenHash))?.id ?? 0, token };
}
