import { insertAuditEntry } from '@/lib/db/accounts/audit-log';
import type { SqlTransaction } from '@/lib/db/connections/sql-transaction';
import { findSendKeys, keepSendKey } from '@/lib/db/messages/send-keys';
import type { Audited } from '@/lib/domain/authorisation/audited';
import { type Accepted, type AcceptRequest, costOf, nameOf } from '@/lib/domain/sending/acceptance';

const ACTION = 'message.send' satisfies Audited;

type MessageIds = Accepted['messageIds'];

/**
 * What a request of a batch comes to: one of those that are new, by its place, or what was accepted before; `taken` when
 * that was something else.
 */
export type Place = number | MessageIds | 'taken';

/** Sets aside what asks again for a send that was accepted before, or for the same one as a request before it. */
export async function setRepeatsAside(
  tx: SqlTransaction,
  requests: readonly AcceptRequest[],
  now: Date,
): Promise<{ readonly fresh: readonly AcceptRequest[]; readonly places: readonly Place[] | null }> {
  const keys = requests.flatMap((request) => {
    const name = nameOf(request);
    return name ? { accountId: request.accountId, key: name.key } : [];
  });
  if (keys.length === 0) return { fresh: requests, places: null };
  const kept = await findSendKeys(tx, keys, now);
  const known = new Map<string, { readonly place: Place; readonly digest: string }>(
    kept.map(({ accountId, key, digest, messageIds }) => [`${accountId} ${key}`, { place: messageIds, digest }]),
  );
  const fresh: AcceptRequest[] = [];
  const places = requests.map((request): Place => {
    const { accountId } = request;
    const name = nameOf(request);
    const before = name && known.get(`${accountId} ${name.key}`);
    if (before) return before.digest === name.digest ? before.place : 'taken';
    const place = fresh.push(request) - 1;
    if (name) known.set(`${accountId} ${name.key}`, { place, digest: name.digest });
    return place;
  });
  return { fresh, places };
}

/**
 * Keeps the key of what was sent under one. What a person has sent is told in the audit log: who, how much, and which
 * messages; no text.
 */
export async function recordNamedSend(
  tx: SqlTransaction,
  request: AcceptRequest,
  messageIds: MessageIds,
  now: Date,
): Promise<void> {
  const { accountId, byHand, sender, deferredUntil, apiUser } = request;
  const name = nameOf(request);
  if (!name) return;
  const credits = costOf(request);
  await keepSendKey(tx, { accountId, key: name.key, digest: name.digest, messageIds, credits }, now);
  if (!byHand) return;
  const whose = { ...(apiUser && { login: apiUser.login }), ...(byHand.isTest && { isTest: true }) };
  const sent = { sender, count: messageIds.count, credits, messageId: messageIds.first, ...whose };
  const after = deferredUntil ? { ...sent, dueAt: deferredUntil } : sent;
  await insertAuditEntry(tx, { accountId, at: now, actor: byHand.by, action: ACTION, subject: '', before: {}, after });
}
