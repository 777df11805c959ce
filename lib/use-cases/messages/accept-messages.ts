import { markAlertsSent, settleAlerts } from '@/lib/db/alerts';
import { insertBulkSend, type NewBulkSend } from '@/lib/db/bulk-sends';
import { actorOf, type Movement, recordMovements } from '@/lib/db/ledger/record-movements';
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
import type { Writer } from '@/lib/db/writer';
import { countOf, creditsOf } from '@/lib/domain/http2sms/bulk';
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
  { writer, now }: { readonly writer: Writer; readonly now: Date },
  requests: readonly AcceptRequest[],
): Promise<Result<Accepted, AcceptRefusal>[]> {
  return writer.commit(async (tx) => {
    const count = requests.reduce((sum, request) => sum + sizeOf(request), 0);
    const firstId = await reserveMessageIds(tx, count);
    const state = await loadBatchState(
      tx,
      unique(requests.map((request) => request.accountId)),
      unique(requests.map((request) => request.apiUser?.id)),
    );
    const plan = planBatch(requests, state, firstId, now);
    if (plan.movements.length > 0) {
      await insertAccepted(tx, plan.messages, now);
      for (const bulk of plan.bulks) await insertBulkSend(tx, bulk, now);
      const accepted = [...plan.messages, ...plan.bulks];
      const senders = new Set(unique(accepted.map(({ apiUserId }) => apiUserId ?? undefined)));
      await saveBalances(tx, plan.balances, senders, now);
      await recordMovements(tx, plan.movements);
      await addUsage(tx, plan.messages.flatMap(usageOf), now);
      const alertIds = requests.flatMap(({ alertId }, index) => (plan.outcomes[index]?.ok ? (alertId ?? []) : []));
      if (alertIds.length > 0) await markAlertsSent(tx, alertIds, now);
      await settleAlerts(tx, unique(requests.map((request) => request.accountId)), now);
    }
    return plan.outcomes;
  }, 'urgent');
}

const sizeOf = ({ messages, bulk }: AcceptRequest) => (bulk ? countOf(bulk) : messages.length);

/** A bulk is paid as one. */
const pricesOf = ({ messages, bulk }: AcceptRequest) =>
  bulk ? [creditsOf(bulk)] : messages.map((message) => message.credits);

type Outcome = Result<Accepted, AcceptRefusal>;

/** Decides everything in memory, so that the database sees only finished rows. */
function planBatch(requests: readonly AcceptRequest[], state: BatchState, firstId: number, now: Date) {
  const stale = requests.map(({ apiUser }) => apiUser && !sameState(apiUser.checked, state.apiUsers.get(apiUser.id)));
  const live = requests.filter((_, index) => !stale[index]);
  const settled = settleClaims(
    state.balances,
    live.map((request) => ({
      accountId: request.accountId,
      apiUserId: request.apiUser?.id ?? null,
      prices: pricesOf(request),
    })),
  );
  const settlements = settled.settlements.values();
  const messages: AcceptedMessage[] = [];
  const bulks: NewBulkSend[] = [];
  const movements: Movement[] = [];
  let nextId = firstId;
  const outcomes = requests.map((request, index): Outcome => {
    if (stale[index]) return err('api_user_changed');
    const settlement = settlements.next().value;
    if (!settlement?.ok) return err(settlement?.error ?? 'not_enough_credits');
    const size = sizeOf(request);
    const messageIds = { first: nextId, count: size };
    if (request.bulk) {
      bulks.push({ ...ownerOf(request), id: nextId, bulk: request.bulk, quotaOfId: settlement.value.quotaOfId });
      movements.push(holdRow(request, settlement.value, now));
    } else {
      const rows = messageRows(request, nextId, now);
      messages.push(...rows);
      movements.push(...debitRows(request, rows, settlement.value, now));
    }
    nextId += size;
    return ok({ messageIds, creditsLeft: settlement.value.balancesAfter.at(-1) ?? 0 });
  });
  return { outcomes, messages, bulks, movements, balances: settled.balances };
}

const usageOf = ({ apiUserId, accountId, credits }: AcceptedMessage) =>
  apiUserId === null ? [] : [{ apiUserId, accountId, sent: 1, credits }];

/** Whose send it is, and what all its messages share. */
const ownerOf = ({ accountId, apiUser, sender, smsClass, tag, deferredUntil }: AcceptRequest) => ({
  accountId,
  apiUserId: apiUser?.id ?? null,
  login: apiUser?.login ?? null,
  sender,
  smsClass,
  tag,
  deferredUntil,
});

/** What a bulk send costs leaves the balance at once and is held until its messages are written and debited. */
const holdRow = (request: AcceptRequest, { quotaOfId, balancesAfter }: Settlement, now: Date): Movement => ({
  accountId: request.accountId,
  quotaOfId,
  login: request.apiUser?.login ?? null,
  kind: 'held',
  amount: -pricesOf(request).reduce((sum, price) => sum + price, 0),
  balanceAfter: balancesAfter.at(-1) ?? 0,
  messageId: null,
  actor: actorOf(request.apiUser?.login ?? null),
  createdAt: now,
});

function messageRows(request: AcceptRequest, firstId: number, now: Date): AcceptedMessage[] {
  const { deferredUntil, ...owner } = ownerOf(request);
  return request.messages.map((message, index) => ({
    ...message,
    ...owner,
    id: firstId + index,
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
    actor: actorOf(login),
    createdAt: now,
  }));
}
