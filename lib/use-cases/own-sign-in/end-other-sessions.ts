import { inTransaction } from '@/lib/db/connections/client';
import { ok, type Result } from '@/lib/domain/result';
import type { SignedInActor } from '../_shared/define-use-case';
import { keepOnlyThisSession } from '../_shared/keep-only-this-session';
import type { OwnDependencies } from '../_shared/prove-own-password';
import { announceOwnChange, recordOwnChange } from '../_shared/record-own-change';

/** Ends every session of the signed-in person but this one, which gets a new token. */
export async function endOtherSessions(
  { db, events, now }: OwnDependencies,
  actor: SignedInActor,
): Promise<Result<{ readonly sessionToken: string; readonly ended: number }, never>> {
  const { accountIds, ...kept } = await inTransaction(db, async (tx) => {
    const { sessionToken, ended } = await keepOnlyThisSession(tx, actor, now);
    const change = { action: 'panel-user.end-sessions', after: { sessionsEnded: ended } } as const;
    return { sessionToken, ended, accountIds: await recordOwnChange(tx, { actor, now }, change) };
  });
  announceOwnChange(events, accountIds);
  return ok(kept);
}
