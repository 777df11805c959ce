import type { OwnAction } from '@/lib/authz/policy';
import type { Transaction } from '@/lib/db/client';
import { listAccountIdsOf } from '@/lib/db/panel-users';
import type { Actor } from './define-use-case';
import { recordChange } from './record-change';

type Change = { readonly action: OwnAction; readonly after?: Readonly<Record<string, unknown>> };

/** Writes what somebody changed about their own sign-in to the audit log of each account that they can open. */
export async function recordOwnChange(
  tx: Transaction,
  { actor, now }: { readonly actor: Actor; readonly now: Date },
  change: Change,
): Promise<void> {
  for (const id of await listAccountIdsOf(tx, actor.panelUserId)) {
    await recordChange(tx, { scope: { id }, actor, now }, { ...change, subject: actor.email });
  }
}
