import { type Database, inTransaction } from '@/lib/db/connections/client';
import { countFailedSignIn } from '@/lib/db/panel-users/panel-users';
import { SYSTEM } from '@/lib/domain/authorisation/actor';
import type { EventPublisher } from '@/lib/domain/events';
import { isWorthAnEntry } from '@/lib/domain/panel-user/failed-sign-ins';
import { recordOwnChange } from '../_shared/record-own-change';

type Dependencies = { readonly db: Database; readonly events: EventPublisher; readonly now: Date };
type Failure = { readonly email: string; readonly clientIp: string };

/**
 * Counts a wrong password of somebody who exists and, now and then, writes it to the audit log of their accounts. To be
 * called after the answer, whose time would tell else that somebody does exist.
 */
export async function recordFailedSignIn(
  { db, events, now }: Dependencies,
  { email, clientIp }: Failure,
): Promise<void> {
  const accountIds = await inTransaction(db, async (tx) => {
    const user = await countFailedSignIn(tx, email);
    if (!user || !isWorthAnEntry(user.failedSignIns)) return [];
    const by = { actor: { ...SYSTEM, clientIp }, user: { panelUserId: user.id, email: user.email }, now };
    const after = { wrongPasswords: user.failedSignIns };
    return recordOwnChange(tx, by, { action: 'panel-user.sign-in-failed', after });
  });
  for (const accountId of accountIds) events.publish({ type: 'audit', accountId });
}
