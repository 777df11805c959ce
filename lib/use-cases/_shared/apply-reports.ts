import { settleAlerts } from '@/lib/db/alerts';
import { insertCallbackDeliveries, loadCallbackTargets } from '@/lib/db/callbacks/callback-queue';
import type { Transaction } from '@/lib/db/client';
import { refundToPayers } from '@/lib/db/ledger/refund-to-payers';
import {
  insertEvents,
  lockMessages,
  type MessageEventRow,
  type MessageStatus,
  saveStatuses,
} from '@/lib/db/messages/status-store';
import { addUsage } from '@/lib/db/usage';
import { callbackPairs } from '@/lib/domain/delivery/callback-query';
import type { DlrId } from '@/lib/domain/delivery/dlr';
import { applyReport, type StatusReport } from '@/lib/domain/delivery/status-report';
import { usageOfState } from '@/lib/domain/usage/usage';

export type Applied = {
  /** Messages whose state changed, by account. */
  readonly changed: ReadonlyMap<number, readonly number[]>;
  /** Accounts whose credit changed. */
  readonly refundedAccounts: readonly number[];
};

type Change = {
  readonly status: MessageStatus;
  readonly dlrId: DlrId;
  readonly at: Date;
  /** Hundredths that this change gives back. */
  readonly refunded: number;
};

function usageOf({ status: { apiUserId, accountId, state }, refunded }: Change) {
  return apiUserId === null ? [] : [{ apiUserId, accountId, ...usageOfState(state), credits: -refunded }];
}

/**
 * Records what carriers report, in the transaction given: events, new states, refunds of what was not billed, and a
 * callback for each change. Begins with a write. Doing it twice changes nothing the second time.
 */
export async function applyReports(tx: Transaction, reports: readonly StatusReport[], now: Date): Promise<Applied> {
  const locked = await lockMessages(tx, [...new Set(reports.map((report) => report.messageId))], now);
  const statuses = new Map(locked.map((message) => [message.id, message]));
  const events: MessageEventRow[] = [];
  const changes: Change[] = [];
  const refunds: MessageStatus[] = [];
  for (const report of reports) {
    const current = statuses.get(report.messageId);
    if (!current) continue;
    const { state, dlrId, applied } = applyReport(current, report);
    const { messageId, ptt, text: carrierText, at } = report;
    events.push({ messageId, at, state, ptt, dlrId, carrierText, applied });
    if (!applied) continue;
    const refunding = dlrId === 16 && !current.refunded;
    if (refunding) refunds.push(current);
    const status = { ...current, state, ptt, dlrId, refunded: current.refunded || refunding };
    statuses.set(messageId, status);
    changes.push({ status, dlrId, at, refunded: refunding ? current.credits : 0 });
  }
  const changedIds = new Set(changes.map((change) => change.status.id));
  if (events.length > 0) await insertEvents(tx, events);
  if (changes.length > 0) {
    await saveStatuses(
      tx,
      [...statuses.values()].filter((status) => changedIds.has(status.id)),
      now,
    );
    await queueCallbacks(tx, changes, now);
    await addUsage(tx, changes.flatMap(usageOf), now);
  }
  await refundToPayers(tx, refunds, now);
  if (refunds.length > 0) await settleAlerts(tx, [...new Set(refunds.map((message) => message.accountId))], now);
  return {
    changed: idsByAccount([...changedIds].flatMap((id) => statuses.get(id) ?? [])),
    refundedAccounts: [...new Set(refunds.map((message) => message.accountId))],
  };
}

function idsByAccount(messages: readonly MessageStatus[]): ReadonlyMap<number, readonly number[]> {
  const ids = new Map<number, number[]>();
  for (const { accountId, id } of messages) ids.set(accountId, [...(ids.get(accountId) ?? []), id]);
  return ids;
}

/** The URL and the payload are fixed at the moment of the change: what the customer hears is what happened then. */
async function queueCallbacks(tx: Transaction, changes: readonly Change[], now: Date): Promise<void> {
  const targets = await loadCallbackTargets(
    tx,
    changes.map(({ status }) => status),
  );
  const deliveries = changes.flatMap(({ status, dlrId, at }) => {
    const target = targets(status);
    if (!target) return [];
    const { id, ptt, accountId, apiUserId } = status;
    const pairs = callbackPairs({ id, ptt, date: at, dlrId, timeZone: target.timeZone });
    return [{ accountId, apiUserId, messageId: id, pairs, url: target.url, switchedOff: target.switchedOff }];
  });
  if (deliveries.length > 0) await insertCallbackDeliveries(tx, deliveries, now);
}
