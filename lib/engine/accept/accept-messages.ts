import { findHeldAlerts, markAlertsSent } from '@/lib/db/accounts/alerts';
import { addUsage } from '@/lib/db/accounts/usage';
import type { SqlTransaction } from '@/lib/db/connections/sql-transaction';
import { together } from '@/lib/db/connections/together';
import type { Writer } from '@/lib/db/connections/writer';
import { post } from '@/lib/db/ledger/post';
import {
  type AcceptedMessage,
  type BatchState,
  insertAccepted,
  loadBatchState,
  markUsed,
} from '@/lib/db/messages/accept-store';
import { insertBulkSend, type NewBulkSend } from '@/lib/db/messages/bulk-sends';
import { commitTaking, type MessageIds } from '@/lib/db/messages/message-ids';
import { keepSubmitted, lockWaiting } from '@/lib/db/smpp/submissions';
import { keepSentBy } from '@/lib/domain/authorisation/sent-by';
import type { Credits } from '@/lib/domain/credits';
import type { Entry } from '@/lib/domain/ledger/entry';
import { type Settlement, settleCharges } from '@/lib/domain/ledger/settle-charges';
import { err, ok, type Result } from '@/lib/domain/result';
import {
  type Accepted,
  type AcceptRefusal,
  type AcceptRequest,
  type ApiUserState,
  costOf,
  type OriginRefusal,
  type StaleRefusal,
  sizeOf,
} from '@/lib/domain/sending/acceptance';
import { hourInZone } from '@/lib/domain/time/zoned-time';
import type { UsageChange } from '@/lib/domain/usage/usage';
import { type Place, recordNamedSend, setRepeatsAside } from './sends-by-hand';

const sameState = (checked: ApiUserState, current: ApiUserState | undefined) =>
  current !== undefined &&
  !current.disabled &&
  current.passwordEpoch === checked.passwordEpoch &&
  current.ipRestrictions === checked.ipRestrictions;

/** Whose quota would pay; null: the account. */
const quotaOf = ({ apiUser }: AcceptRequest, { balances }: BatchState): string | null =>
  apiUser && balances.quotas.get(apiUser.id)?.active ? apiUser.login : null;

/** Under the lock. */
type LockedState = BatchState & {
  /** Which node holds each alert. */
  readonly heldAlerts: ReadonlyMap<number, number>;
  /** Requests of which parts wait no more. */
  readonly broken: ReadonlySet<AcceptRequest>;
};

/** What was checked before the lock and no longer holds; null: all of it does. */
function staleOf(request: AcceptRequest, state: LockedState): StaleRefusal | OriginRefusal | 'payer_gone' | null {
  const { accountId, apiUser, byHand, alert } = request;
  if (alert && state.heldAlerts.get(alert.id) !== alert.heldBy) return 'alert_taken';
  if (state.broken.has(request)) return 'parts_gone';
  if (state.disabledAccounts.has(accountId)) return 'account_disabled';
  if (apiUser && !sameState(apiUser.checked, state.apiUsers.get(apiUser.id))) return 'api_user_changed';
  return byHand && byHand.quotaOf !== quotaOf(request, state) ? 'payer_gone' : null;
}

const unique = (ids: readonly (number | undefined)[]) => [...new Set(ids.filter((id) => id !== undefined))];

/**
 * Accepts a batch in one durable transaction: debit, message, movement and outbox row commit together, and each
 * request is settled against what the ones before it left. Answers one outcome a request, in order; a refusal leaves
 * its neighbours alone. A `StaleRefusal` means that what was checked is no longer true: check again.
 */
export function acceptMessages(
  { writer, ids, now }: { readonly writer: Writer; readonly ids: MessageIds; readonly now: Date },
  requests: readonly AcceptRequest[],
): Promise<Result<Accepted, AcceptRefusal>[]> {
  return commitTaking(writer, ids, (tx) => acceptWithin(tx, ids, now, requests));
}

/** The same within a transaction that does more. */
export async function acceptWithin(
  tx: SqlTransaction,
  ids: MessageIds,
  now: Date,
  asked: readonly AcceptRequest[],
): Promise<Result<Accepted, AcceptRefusal>[]> {
  // It locks the accounts, so what is asked of another node at the same time is seen as accepted, or not yet begun.
  const state = await lockState(tx, asked);
  const { fresh: requests, places } = await setRepeatsAside(tx, asked, now);
  const settled = settle(requests, { ...state, broken: await findBroken(tx, requests) });
  const size = settled.reduce((sum, { request, settlement }) => sum + (settlement.ok ? sizeOf(request) : 0), 0);
  // What is refused uses up no ids: whoever reads them counts messages by them.
  const plan = planBatch(settled, state, size > 0 ? await ids.take(tx, size) : 0, now);
  if (size > 0) {
    const accepted = [...plan.messages, ...plan.bulks];
    const alertIds = requests.flatMap(({ alert }, index) => (alert && plan.outcomes[index]?.ok ? alert.id : []));
    // In the order in which rows are locked everywhere (docs/decisions/0028).
    await together([
      post(tx, plan.entries, now),
      markUsed(tx, unique(accepted.map(({ apiUserId }) => apiUserId ?? undefined)), now),
      addUsage(tx, plan.usage),
      insertAccepted(tx, plan.messages, now),
      ...plan.bulks.map((bulk) => insertBulkSend(tx, bulk, now)),
      ...(alertIds.length > 0 ? [markAlertsSent(tx, alertIds, now)] : []),
      ...requests.map((request, index) => keepRequest(tx, request, plan.outcomes[index], now)),
    ]);
  }
  return places === null
    ? plan.outcomes
    : places.map((place, index) => outcomeAt(place, plan.outcomes, state, asked[index]));
}

async function lockState(tx: SqlTransaction, asked: readonly AcceptRequest[]): Promise<Omit<LockedState, 'broken'>> {
  const accountIds = unique(asked.map((request) => request.accountId));
  const apiUserIds = unique(asked.map((request) => request.apiUser?.id));
  const state = await loadBatchState(tx, accountIds, apiUserIds);
  return { ...state, heldAlerts: await findHeldAlerts(tx, unique(asked.map(({ alert }) => alert?.id))) };
}

/** Those of which parts wait no more: another node has made a message of them, or has ended them, or one before has them. */
async function findBroken(tx: SqlTransaction, requests: readonly AcceptRequest[]): Promise<Set<AcceptRequest>> {
  const joined = requests.filter(({ submitted }) => submitted && submitted.before.length > 0);
  const partsOf = ({ submitted }: AcceptRequest) => submitted?.before ?? [];
  const waiting = await lockWaiting(tx, joined.flatMap(partsOf));
  return new Set(joined.filter((request) => partsOf(request).filter((id) => !waiting.delete(id)).length > 0));
}

/** What is kept of an accepted request besides what it sends. */
async function keepRequest(
  tx: SqlTransaction,
  request: AcceptRequest,
  outcome: Outcome | undefined,
  now: Date,
): Promise<void> {
  if (!outcome?.ok) return;
  await recordNamedSend(tx, request, outcome.value.messageIds, now);
  await keepHowSubmitted(tx, request, outcome.value.messageIds.first, now);
}

async function keepHowSubmitted(
  tx: SqlTransaction,
  { submitted, apiUser, accountId }: AcceptRequest,
  messageId: number,
  now: Date,
): Promise<void> {
  if (submitted && apiUser) await keepSubmitted(tx, { messageId, accountId, apiUserId: apiUser.id, submitted }, now);
}

type Outcome = Result<Accepted, AcceptRefusal>;

/** What whoever pays has. */
function leftOf({ accountId, apiUser }: AcceptRequest, { accounts, quotas }: BatchState['balances']): Credits {
  const quota = apiUser && quotas.get(apiUser.id);
  return quota?.active ? quota.left : (accounts.get(accountId) ?? 0);
}

/** What was accepted before is answered again, and costs nothing more. */
function outcomeAt(
  place: Place,
  fresh: readonly Outcome[],
  { balances }: BatchState,
  asked: AcceptRequest | undefined,
): Outcome {
  if (place === 'taken') return err('send_key_taken');
  const outcome =
    typeof place === 'number' ? fresh[place] : asked && ok({ messageIds: place, creditsLeft: leftOf(asked, balances) });
  if (!outcome) throw new Error('A request of a batch has no outcome.');
  return outcome;
}

type Settled = { readonly request: AcceptRequest; readonly settlement: Result<Settlement, AcceptRefusal> };

/** Which requests are paid, and by whom, or why not: each after what the ones before it left. */
function settle(requests: readonly AcceptRequest[], state: LockedState): Settled[] {
  const stale = requests.map((request) => staleOf(request, state));
  const live = requests.filter((_, index) => !stale[index]);
  const settlements = settleCharges(
    state.balances,
    live.map((request) => ({
      accountId: request.accountId,
      apiUserId: request.apiUser?.id ?? null,
      cost: costOf(request),
    })),
  ).settlements.values();
  return requests.map((request, index) => {
    const changed = stale[index];
    const settlement = changed ? err(changed) : settlements.next().value;
    if (!settlement) throw new Error('A request of a batch was not settled.');
    return { request, settlement };
  });
}

/** Decides everything in memory, so that the database sees only finished rows. */
function planBatch(settled: readonly Settled[], state: BatchState, firstId: number, now: Date) {
  const messages: AcceptedMessage[] = [];
  const bulks: NewBulkSend[] = [];
  const entries: Entry[] = [];
  const usage: UsageChange[] = [];
  let nextId = firstId;
  const outcomes = settled.map(({ request, settlement }): Outcome => {
    if (!settlement.ok) return settlement;
    const { quotaOfId, balanceAfter } = settlement.value;
    const size = sizeOf(request);
    const messageIds = { first: nextId, count: size };
    if (request.bulk) {
      bulks.push({ ...ownerOf(request), id: nextId, bulk: request.bulk });
      entries.push(holdOf(request, nextId, quotaOfId));
    } else {
      const rows = messageRows(request, nextId, now);
      messages.push(...rows);
      entries.push(...debitsOf(request, rows, quotaOfId));
      usage.push(...rows.map((row) => usageOf(row, quotaOfId, state, now)));
    }
    nextId += size;
    return ok({ messageIds, creditsLeft: balanceAfter });
  });
  return { outcomes, messages, bulks, entries, usage };
}

function usageOf(
  { accountId, apiUserId, credits }: AcceptedMessage,
  quotaOfId: number | null,
  { timeZones }: BatchState,
  now: Date,
): UsageChange {
  const timeZone = timeZones.get(accountId);
  if (timeZone === undefined) throw new Error(`Account ${accountId} paid and is not there.`);
  return {
    accountId,
    apiUserId,
    hour: hourInZone(now, timeZone),
    sent: 1,
    credits,
    paid: quotaOfId === null ? credits : 0,
  };
}

/** Whose send it is, and what all its messages share. */
const ownerOf = ({ accountId, apiUser, actor, sender, smsClass, tag, deferredUntil }: AcceptRequest) => ({
  accountId,
  apiUserId: apiUser?.id ?? null,
  login: apiUser?.login ?? null,
  sentBy: keepSentBy(actor),
  sender,
  smsClass,
  tag,
  deferredUntil,
});

/** Whose balance pays, and who is behind it. */
const payerOf = ({ accountId, apiUser, actor }: AcceptRequest, quotaOfId: number | null) => ({
  accountId,
  quotaOfId,
  login: apiUser?.login ?? null,
  actor,
});

/** What a bulk send costs leaves the balance at once and is held until its messages are written and debited. */
const holdOf = (request: AcceptRequest, firstId: number, quotaOfId: number | null): Entry => ({
  ...payerOf(request, quotaOfId),
  kind: 'held',
  amount: -costOf(request),
  messageId: firstId,
});

function debitsOf(request: AcceptRequest, rows: readonly AcceptedMessage[], quotaOfId: number | null): Entry[] {
  const payer = payerOf(request, quotaOfId);
  const kind = request.alert ? 'alert' : 'debit';
  return rows.map(({ id, credits }) => ({ ...payer, kind, amount: -credits, messageId: id }));
}

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
