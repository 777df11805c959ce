import { type Database, inTransaction } from '@/lib/db/connections/client';
import { endSession } from '@/lib/db/panel-users/panel-sessions';
import type { EventPublisher } from '@/lib/domain/events';
import { hashSecret } from '@/lib/platform/crypto/random-secrets';
import { announceOwnChange, recordOwnChange } from '../_shared/record-own-change';

type Dependencies = {
  readonly db: Database;
  readonly events: EventPublisher;
  readonly now: Date;
};

/** Ends the session of a token, here and wherever its cookie was copied to. One that has ended stays as it is. */
export async function signOut({ db, events, now }: Dependencies, token: string): Promise<void> {
  const accountIds = await inTransaction(db, async (tx) => {
    const session = await endSession(tx, hashSecret(token), now);
    if (!session) return [];
    const { panelUserId, panelUser, clientIp } = session;
    const actor = { kind: 'panel-user', panelUserId, email: panelUser.email, clientIp } as const;
    return recordOwnChange(tx, { actor, now }, { action: 'panel-user.sign-out' });
  });
  announceOwnChange(events, accountIds);
}
