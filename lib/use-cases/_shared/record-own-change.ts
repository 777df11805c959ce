import type { Transaction } from '@/lib/db/connections/client';
import { listAccountIdsOf } from '@/lib/db/panel-users/panel-users';
import type { OwnAction } from '@/lib/domain/authorisation/policy';
import type { EventPublisher } from '@/lib/domain/events';
import type { Actor } from './define-use-case';
import { recordChange } from './record-change';

type Change = { readonly action: OwnAction; readonly after?: Readonly<Record<string, unknown>> };

/**
 * Writes what somebody changed about their own sign-in to the audit log of each account that they can open; answers
 * the ids of those accounts.
 */
export async function recordOwnChange(
  tx: Transaction,
  { actor, now }: { readonly actor: Actor; readonly now: Date },
  change: Change,
): Promise<readonly number[]> {
  const accountIds = await listAccountIdsOf(tx, actor.panelUserId);
  for (const id of accountIds)
    await recordChange(tx, { scope: { id }, actor, now }, { ...change, subject: actor.email });
  return accountIds;
}

/** Tells open panels after the commit; those whose session has ended are closed by it. */
export function announceOwnChange(events: EventPublisher, accountIds: readonly number[]): void {
  for (const accountId of accountIds) {
    events.publish({ type: 'panel-users', accountId });
    events.publish({ type: 'audit', accountId });
  }
}
