import type { Transaction } from '@/lib/db/connections/client';
import { listAccountIdsOf } from '@/lib/db/panel-users/panel-users';
import type { Actor, PanelUser } from '@/lib/domain/authorisation/actor';
import type { Audited } from '@/lib/domain/authorisation/audited';
import type { OwnAction } from '@/lib/domain/authorisation/policy';
import type { EventPublisher } from '@/lib/domain/events';
import { recordChange } from './record-change';

type Change = {
  readonly action: OwnAction | ('panel-user.change-instance-owner' & Audited);
  readonly before?: Readonly<Record<string, unknown>>;
  readonly after?: Readonly<Record<string, unknown>>;
};

/** `user`: whose sign-in it is, where somebody else acts. */
type By =
  | { readonly actor: PanelUser; readonly now: Date }
  | { readonly actor: Actor; readonly user: Pick<PanelUser, 'panelUserId' | 'email'>; readonly now: Date };

/**
 * Writes what changed about somebody's sign-in to the audit log of each account that they can open; answers the ids of
 * those accounts.
 */
export async function recordOwnChange(tx: Transaction, by: By, change: Change): Promise<readonly number[]> {
  const { panelUserId, email } = 'user' in by ? by.user : by.actor;
  const { actor, now } = by;
  const accountIds = await listAccountIdsOf(tx, panelUserId);
  for (const id of accountIds) await recordChange(tx, { scope: { id }, actor, now }, { ...change, subject: email });
  return accountIds;
}

/** Tells open panels after the commit; those whose session has ended are closed by it. */
export function announceOwnChange(events: EventPublisher, accountIds: readonly number[]): void {
  for (const accountId of accountIds) {
    events.publish({ type: 'panel-users', accountId });
    events.publish({ type: 'audit', accountId });
  }
}
