import { insertAuditEntry, type NewAuditEntry, saveAuditEntry } from '@/lib/db/accounts/audit-log';
import type { Transaction } from '@/lib/db/connections/client';
import type { Actor } from '@/lib/domain/authorisation/actor';
import type { Audited } from '@/lib/domain/authorisation/audited';

type Change = {
  readonly action: Audited;
  /** What was changed, by its login; a panel user by the e-mail address, a sender by its name. */
  readonly subject: string;
  /** Fields with their old and new values; never a secret or a password. */
  readonly before?: Readonly<Record<string, unknown>>;
  readonly after?: Readonly<Record<string, unknown>>;
};

export type By = { readonly scope: { readonly id: number }; readonly actor: Actor; readonly now: Date };

/** Of what is done in pieces: each is told with the moment at which it is. */
export type InPieces = Omit<By, 'now'> & { readonly clock: () => Date };

/** What is done now; inside a transaction, behind its locks, so that what others wrote before is no newer. */
export const asOfNow = ({ scope, actor, clock }: InPieces): By => ({ scope, actor, now: clock() });

const entryOf = ({ scope, actor, now }: By, { action, subject, before = {}, after = {} }: Change): NewAuditEntry => ({
  accountId: scope.id,
  at: now,
  actor,
  action,
  subject,
  before,
  after,
});

/** Writes a change to the audit log, in the change's own transaction: neither can be without the other. */
export function recordChange(tx: Transaction, by: By, change: Change): Promise<void> {
  return insertAuditEntry(tx, entryOf(by, change));
}

/**
 * The same of a change that takes several transactions: one entry, which each of them brings up to date. `entry` is what
 * the one before answered; null: this is the first.
 */
export function recordProgress(tx: Transaction, by: By, change: Change, entry: number | null): Promise<number> {
  return saveAuditEntry(tx, entryOf(by, change), entry);
}
