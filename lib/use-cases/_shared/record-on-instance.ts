import { insertAuditEntry } from '@/lib/db/accounts/audit-log';
import type { Transaction } from '@/lib/db/connections/client';
import type { Actor } from '@/lib/domain/authorisation/actor';
import type { Fields } from '@/lib/domain/authorisation/changed-fields';
import { INSTANCE_LOG, type InstanceAudited } from '@/lib/domain/authorisation/instance-audited';

type Act = {
  readonly action: InstanceAudited;
  /** On what or whom it was done: a carrier, an account, a prefix, an address. */
  readonly subject: string;
  /** Fields with their old and new values; never a secret. */
  readonly before?: Fields;
  readonly after?: Fields;
};

/** Writes what is done above accounts to the instance's audit log, in the act's own transaction. */
export function recordOnInstance(
  tx: Transaction,
  { actor, now }: { readonly actor: Actor; readonly now: Date },
  { action, subject, before = {}, after = {} }: Act,
): Promise<void> {
  return insertAuditEntry(tx, { accountId: INSTANCE_LOG, at: now, actor, action, subject, before, after });
}
