import { insertAuditEntry } from '@/lib/db/accounts/audit-log';
import { type Database, inTransaction } from '@/lib/db/connections/client';
import { countFailedSignIn, listAccountIdsOf } from '@/lib/db/panel-users/panel-users';
import type { EventPublisher } from '@/lib/domain/events';
import { isWorthAnEntry } from '@/lib/domain/panel-user/failed-sign-ins';

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
    const told = await listAccountIdsOf(tx, user.id);
    const entry = { at: now, actor: 'system', clientIp, subject: user.email, before: {} };
    const after = { wrongPasswords: user.failedSignIns };
    for (const accountId of told) {
      await insertAuditEntry(tx, { ...entry, accountId, action: 'panel-user.sign-in-failed', after });
    }
    return told;
  });
  for (const accountId of accountIds) events.publish({ type: 'audit', accountId });
}
