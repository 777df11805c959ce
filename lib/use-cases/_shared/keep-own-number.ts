import { type Database, inTransaction } from '@/lib/db/connections/client';
import { saveOwnNumber } from '@/lib/db/panel-users/panel-users';
import type { PanelUser } from '@/lib/domain/authorisation/actor';
import type { EventPublisher } from '@/lib/domain/events';
import { announceOwnChange, recordOwnChange } from './record-own-change';

type Dependencies = { readonly db: Database; readonly events: EventPublisher; readonly now: Date };

/**
 * Keeps where somebody has tests sent to; false when it is kept already. The audit logs of their accounts say that it
 * changed and not what it is: a private number is nobody else's business.
 */
export async function keepOwnNumber(
  { db, events, now }: Dependencies,
  actor: PanelUser,
  number: string,
): Promise<boolean> {
  const told = await inTransaction(db, async (tx) => {
    if (!(await saveOwnNumber(tx, actor.panelUserId, number))) return null;
    return recordOwnChange(tx, { actor, now }, { action: 'panel-user.change-number' });
  });
  if (told === null) return false;
  announceOwnChange(events, told);
  return true;
}
