import { markAlertsSent, settleAlerts } from '@/lib/db/alerts';
import { type Database, inTransaction } from '@/lib/db/client';
import { type Movement, recordMovements } from '@/lib/db/ledger/record-movements';
import {
  type AcceptedMessage,
  type ApiUserState,
  type BatchState,
  insertAccepted,
  loadBatchState,
  reserveMessageIds,
  saveBalances,
} from '@/lib/db/messages/accept-store';
import { addUsage } from '@/lib/db/usage';
import { type Settlement, settleClaims } from '@/lib/domain/ledger/settle-claims';
import { err, ok, type Result } from '@/lib/domain/result';
import type { Accepted, AcceptRefusal, AcceptRequest } from '../_shared/acceptance';

const sameState = (checked: ApiUserState, current: ApiUserState | undefined) =>
  current !== undefined &&
  !current.disabled &&
  current.passwordEpoch === checked.passwordEpoch &&
  current.ipRestrictions === checked.ipRestrictions;

const unique = (ids: readonly (number | undefined)[]) => [...new Set(ids.filter((id) => id !== undefined))];

/**
 * Accepts a batch in one durable transaction: debit, message, movement and outbox row commit together, and each
 * request is settled against what the ones before it left. Answers one outcome a request, in order; a refusal leaves
 * its neighbours alone. `api_user_changed` means that what was checked is no longer true: check again.
 */
export function acceptMessages(
  { db, now }: { readonly db: Database; readonly now: Date },
  requests: readonly AcceptRequest[],
): Promise<Result<Accepted, AcceptRefusal>[]> {
  return inTransaction(db, async (tx) => {
    const count = requests.reduce((sum, request) => sum + request.messages.length, 0);
    const firstId = await reserveMessageIds(tx, count);
    const state = await loadBatchState(
      tx,
      unique(requests.map((request) => request.accountId)),
      unique(requests.map((request) => request.apiUser?.id)),
    );
    const plan = planBatch(requests, state, firstId, now);
    if (plan.messages.length > 0) {
      await insertAccepted(tx, plan.messages, now);
      const senders = new Set(unique(plan.messages.map(({ apiUserId }) => apiUserId ?? undefined)));
      await saveBalances(tx, plan.balances, senders, now);
      await recordMovements(tx, plan.movements);
      await addUsage(tx, plan.messages.flatMap(usageOf), now);
      const alertIds = requests.flatMap(({ alertId }, index) => (plan.outcomes[index]?.ok ? (alertId ?? []) : []));
      if (alertIds.length > 0) await markAlertsSent(tx, alertIds, now);
      await settleAlerts(tx, unique(requests.map((request) => request.accountId)), now);
    }
    return plan.outcomes;
  });
}

type Outcome = Result<Accepted, AcceptRefusal>;

/** Decides everything in memory, so that the database sees only finished rows. */
function planBatch(requests: readonly AcceptRequest[], state: BatchState, firstId: number, now: Date) {
  const stale = requests.map(({ apiUser }) => apiUser && !sameState(apiUser.checked, state.apiUsers.get(apiUser.id)));
  const live = requests.filter((_, index) => !stale[index]);
  const settled = settleClaims(
    state.balances,
    live.map(({ accountId, apiUser, messages }) => ({
      accountId,
      apiUserId: apiUser?.id ?? null,
      prices: messages.map((message) => message.credits),
    })),
  );
  const settlements = settled.settlements.values();
  const messages: AcceptedMessage[] = [];
  const movements: Movement[] = [];
  const outcomes = requests.map((request, index): Outcome => {
    if (stale[index]) return err('api_user_changed');
    const settlement = settlements.next().value;
    if (!settlement?.ok) return err(settlement?.error ?? 'not_enough_credits');
    const rows = messageRows(request, firstId + messages.length, now);
    messages.push(...rows);
    movements.push(...debitRows(request, rows, settlement.value, now));
    return ok({ messageIds: rows.map((row) => row.id), creditsLeft: settlement.value.balancesAfter.at(-1) ?? 0 });
  });
  return { outcomes, messages, movements, balances: settled.balances };
}

const usageOf = ({ apiUserId, accountId, credits }: AcceptedMessage) =>
  apiUserId === null ? [] : [{ apiUserId, accountId, sent: 1, credits }];

function messageRows(request: AcceptRequest, firstId: number, now: Date): AcceptedMessage[] {
  const { accountId, apiUser, sender, smsClass, tag, deferredUntil } = request;
  return request.messages.map((message, index) => ({
    ...message,
    id: firstId + index,
    accountId,
    apiUserId: apiUser?.id ?? null,
    login: apiUser?.login ?? null,
    sender,
    smsClass,
    tag,
    state: deferredUntil ? 'scheduled' : 'accepted',
    dueAt: deferredUntil ?? now,
  }));
}

function debitRows(
  request: AcceptRequest,
  rows: readonly AcceptedMessage[],
  settlement: Settlement,
  now: Date,
): Movement[] {
  const login = request.apiUser?.login ?? null;
  return rows.map((row, index) => ({
    accountId: request.accountId,
    quotaOfId: settlement.quotaOfId,
    login,
    kind: request.alertId === undefined ? 'debit' : 'alert',
    amount: -row.credits,
    balanceAfter: settlement.balancesAfter[index] ?? 0,
    messageId: row.id,
    actor: login === null ? 'account' : `api:${login}`,
    createdAt: now,
  }));
}
