import { addUsage } from '@/lib/db/accounts/usage';
import type { ClaimedDelivery } from '@/lib/db/callbacks/callback-queue';
import { queueStatusCallbacks, type ToldChange } from '@/lib/db/callbacks/queue-status-callbacks';
import type { SqlTransaction } from '@/lib/db/connections/sql-transaction';
import { refundMessages } from '@/lib/db/ledger/refund-messages';
import {
  insertEvents,
  type MessageEventRow,
  type MessageStatus,
  readStatuses,
  saveStatuses,
} from '@/lib/db/messages/status-store';
import { saveSegments } from '@/lib/db/messages/submitted-segments';
import { endUndecided } from '@/lib/db/messages/undecided';
import { queueSmppReceipts } from '@/lib/db/smpp/receipts';
import { SYSTEM } from '@/lib/domain/authorisation/actor';
import { assertMay } from '@/lib/domain/authorisation/authorise';
import type { MessageReceipt } from '@/lib/domain/delivery/apply-receipt';
import { WHOLE } from '@/lib/domain/delivery/carrier-id';
import { isFinal } from '@/lib/domain/delivery/message-state';
import { hourInZone } from '@/lib/domain/time/zoned-time';
import { type UsageChange, usageOfState } from '@/lib/domain/usage/usage';
import { loadSegments } from './segments';

export type Applied = {
  /** Accounts of which a message changed its state. */
  readonly changedAccounts: ReadonlySet<number>;
  /** Accounts whose credit changed. */
  readonly refundedAccounts: ReadonlySet<number>;
  /** Callbacks that are to be sent at once, after the commit. */
  readonly callbacks: readonly ClaimedDelivery[];
};

/** Whoever sends callbacks at once. */
export type CallbackIntake = {
  /** The node that sends one more to this host at once; null: it waits in the database. */
  takerFor(receiver: string): number | null;
  take(callbacks: readonly ClaimedDelivery[]): void;
  /** Something waits in the database that no taker was asked for. */
  wake(): void;
};

type Change = ToldChange & {
  readonly status: MessageStatus;
  /** Hundredths that this change gives back. */
  readonly refunded: number;
};

function usageOf({ status, refunded }: Change, paid: number): UsageChange {
  const { accountId, apiUserId, state, createdAt, timeZone } = status;
  const hour = hourInZone(createdAt, timeZone);
  return { accountId, apiUserId, hour, ...usageOfState(state), credits: -refunded, paid: -paid };
}

/** Of a message that has ended, what nobody knows of its other segments is asked of nobody any more. */
const endedInParts = (changes: readonly Change[]): number[] =>
  changes.flatMap(({ status: { id, state, segmentCount } }) => (segmentCount > 1 && isFinal(state) ? id : []));

/**
 * Records what carriers report, in the transaction given: events, new states, refunds of what was not billed, and a
 * callback for each change. Doing it twice changes nothing the second time.
 */
export async function applyReceipts(
  tx: SqlTransaction,
  receipts: readonly MessageReceipt[],
  { now, takerFor }: { readonly now: Date; readonly takerFor: CallbackIntake['takerFor'] },
): Promise<Applied> {
  const stored = await readStatuses(tx, [...new Set(receipts.map((receipt) => receipt.messageId))]);
  const statuses = new Map(stored.map((message) => [message.id, message]));
  const segments = await loadSegments(tx, receipts);
  const events: MessageEventRow[] = [];
  const changes: Change[] = [];
  const refunds: MessageStatus[] = [];
  for (const receipt of receipts) {
    const current = statuses.get(receipt.messageId);
    if (!current) continue;
    const { state, ptt, dlrId, applied } = segments.receive(current, receipt);
    const { messageId, segment, text: carrierText, reason, at } = receipt;
    events.push({
      messageId,
      at,
      state,
      ptt,
      dlrId,
      segment: segment === WHOLE ? null : segment,
      carrierText,
      reason,
      applied,
    });
    if (!applied) continue;
    const refunding = dlrId === 16 && !current.refunded;
    if (refunding) refunds.push(current);
    const status = { ...current, state, ptt, dlrId, refunded: current.refunded || refunding };
    statuses.set(messageId, status);
    changes.push({ status, dlrId, at, refunded: refunding ? current.credits : 0 });
  }
  let callbacks: Applied['callbacks'] = [];
  const changedIds = new Set(changes.map((change) => change.status.id));
  const refundedAccounts = new Set(refunds.map(({ accountId }) => accountId));
  for (const accountId of refundedAccounts) assertMay(SYSTEM, accountId, 'message.refund');
  // Accounts are locked before what is counted of messages (docs/decisions/0082).
  const paid = await refundMessages(
    tx,
    refunds.map(({ id }) => id),
    now,
  );
  if (events.length > 0) await insertEvents(tx, events);
  await saveSegments(tx, segments.changed(), now);
  if (changes.length > 0) {
    await saveStatuses(
      tx,
      [...statuses.values()].filter((status) => changedIds.has(status.id)),
      now,
    );
    await queueSmppReceipts(tx, changes, now);
    callbacks = await queueStatusCallbacks(tx, changes, now, takerFor);
    await endUndecided(tx, endedInParts(changes));
  }
  await addUsage(
    tx,
    changes.map((change) => usageOf(change, change.refunded === 0 ? 0 : (paid.get(change.status.id) ?? 0))),
  );
  return { changedAccounts: new Set(changes.map(({ status }) => status.accountId)), refundedAccounts, callbacks };
}
