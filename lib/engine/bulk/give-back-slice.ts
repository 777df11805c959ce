import { insertAlerts } from '@/lib/db/accounts/alerts';
import type { SqlTransaction } from '@/lib/db/connections/sql-transaction';
import { findHold } from '@/lib/db/ledger/payments';
import { post } from '@/lib/db/ledger/post';
import { releaseOf } from '@/lib/db/ledger/release-hold';
import { endSlice, readSliceOwner } from '@/lib/db/messages/bulk-sends';
import { findOwners } from '@/lib/db/panel-users/memberships';
import { plainAlert } from '@/lib/domain/alerts/alert-template';
import { SYSTEM, writeActor } from '@/lib/domain/authorisation/actor';
import { assertMay } from '@/lib/domain/authorisation/authorise';
import type { EventKind } from '@/lib/domain/events';

/** What changed of an account when a slice ended. */
export type SliceDone = { readonly accountId: number; readonly changes: readonly EventKind[] };

/** Ends a slice that can never be written: what was held for it goes to whom it is due, and the owners are told. */
export async function giveBackSlice(tx: SqlTransaction, firstMessageId: number, now: Date): Promise<SliceDone> {
  const slice = await readSliceOwner(tx, firstMessageId);
  const { accountId, bulkSendId, messageCount: unwritable, credits } = slice;
  assertMay(SYSTEM, accountId, 'message.refund');
  const hold = await findHold(tx, bulkSendId);
  await post(tx, [releaseOf(hold, credits, writeActor(SYSTEM))], now);
  await endSlice(tx, { firstMessageId, bulkSendId, written: 0, unwritable, credits, givenBack: credits }, now);
  const { emails, ...account } = await findOwners(tx, accountId);
  const { login } = slice;
  const topic = { kind: 'given-back', login, credits, at: slice.createdAt.toISOString(), ...account } as const;
  const mails = emails.map((email) => plainAlert(login ?? '', email, topic));
  await insertAlerts(tx, accountId, mails, now);
  return { accountId, changes: ['messages', 'credits', 'alerts'] };
}
