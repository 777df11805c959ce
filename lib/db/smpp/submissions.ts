/** What API users submitted by SMPP, until nothing more is to be told of it. */
import type { SmppSubmission } from '@/lib/db/generated/client';
import type { WaitingPart } from '@/lib/domain/smpp/place-among';
import {
  isReceiptWish,
  type Joins,
  joinedBy,
  type KeptPart,
  LONGEST_WAIT_FOR_PARTS,
  type Part,
  type Submitted,
} from '@/lib/domain/smpp/submission';
import type { Database } from '../connections/client';
import { readBy } from '../connections/dialect';
import { list } from '../connections/fragments';
import { insertRows } from '../connections/insert-rows';
import type { SqlTransaction } from '../connections/sql-transaction';

/** Keeps those that wait for others. */
export async function insertParts(
  tx: SqlTransaction,
  parts: readonly (Part & { readonly id: number })[],
  now: Date,
): Promise<void> {
  await insertRows(
    tx,
    'SmppSubmission',
    parts.map((part) => ({
      id: part.id,
      accountId: part.accountId,
      apiUserId: part.apiUserId,
      messageId: null,
      wish: part.wish,
      addresses: JSON.stringify(part.addresses),
      joins: JSON.stringify(part.joins),
      joinedBy: joinedBy(part),
      octets: part.octets,
      at: now,
    })),
  );
}

/** All whose message is not whole. */
export async function listParts(db: Database): Promise<KeptPart[]> {
  return toParts(await db.smppSubmission.findMany({ where: { messageId: null }, orderBy: IN_ORDER }));
}

/** Those that are one message with this one, and how many of its API user’s wait besides. */
export async function listOthers(db: Database, part: Part): Promise<{ others: KeptPart[]; beside: number }> {
  const waiting = { messageId: null, apiUserId: part.apiUserId };
  const [rows, count] = await Promise.all([
    db.smppSubmission.findMany({ where: { ...waiting, joinedBy: joinedBy(part) }, orderBy: IN_ORDER }),
    db.smppSubmission.count({ where: waiting }),
  ]);
  const others = toParts(rows);
  return { others, beside: count - others.length };
}

// Each node has ids of its own to give.
const IN_ORDER = [{ at: 'asc' as const }, { id: 'asc' as const }];

const toParts = (rows: readonly SmppSubmission[]): KeptPart[] =>
  rows.flatMap(({ id, accountId, apiUserId, wish, octets, at, ...row }) => {
    if (row.joins === null || !isReceiptWish(wish)) return [];
    const addresses: Part['addresses'] = JSON.parse(row.addresses);
    const joins: Joins = JSON.parse(row.joins);
    return [{ id, accountId, apiUserId, wish, addresses, joins, octets, at }];
  });

/** Looked at once, so that a database that was away for long is not held up by what has expired meanwhile. */
const MOST_EXPIRED = 1_000;

/** Of what has waited for too long, the oldest. */
export async function listExpired(db: Database, now: Date): Promise<{ id: number; apiUserId: number }[]> {
  const latest = new Date(now.getTime() - LONGEST_WAIT_FOR_PARTS);
  const rows = await db.$queryRaw<{ id: number | bigint; apiUserId: number | bigint }[]>`
    SELECT id, "apiUserId" FROM ${readBy('SmppSubmission', 'SmppSubmission_expiring_idx')}
    WHERE "messageId" IS NULL AND at <= ${latest} ORDER BY at, id LIMIT ${MOST_EXPIRED}`;
  return rows.map(({ id, apiUserId }) => ({ id: Number(id), apiUserId: Number(apiUserId) }));
}

/** What waits for each of these, by what joins it; nobody else keeps any of it until the transaction ends. */
export async function lockJoined(tx: SqlTransaction, parts: readonly Part[]): Promise<Map<string, WaitingPart[]>> {
  const names = [...new Set(parts.map(joinedBy))].sort();
  for (const name of names) await tx.dialect.takeTurn(tx, `smpp ${name}`);
  const rows = await tx.$queryRaw<{ id: number; joinedBy: string; joins: string; octets: string }[]>`
    SELECT id, "joinedBy", joins, octets FROM ${readBy('SmppSubmission', 'SmppSubmission_waiting_idx')}
    WHERE "messageId" IS NULL AND "apiUserId" IN (${list(parts.map(({ apiUserId }) => apiUserId))})
      AND "joinedBy" IN (${list(names)})
    ORDER BY at, id`;
  const waiting = Map.groupBy(rows, (row) => row.joinedBy);
  return new Map([...waiting].map(([name, joined]) => [name, joined.map(toWaiting)]));
}

function toWaiting({ id, joins, octets }: { id: number; joins: string; octets: string }): WaitingPart {
  const { number }: Joins = JSON.parse(joins);
  return { id, number, octets };
}

/** Another text has the place of one of them: they become no message any more, and end when their time is up. */
export async function letGo(tx: SqlTransaction, ids: readonly number[]): Promise<void> {
  if (ids.length > 0) await tx.$executeRaw`UPDATE "SmppSubmission" SET "joinedBy" = NULL WHERE id IN (${list(ids)})`;
}

/** Which of these still wait for others; nobody else ends them, or makes a message of them, until the transaction ends. */
export async function lockWaiting(tx: SqlTransaction, ids: readonly number[]): Promise<Set<number>> {
  if (ids.length === 0) return new Set();
  const rows = await tx.$queryRaw<{ id: number }[]>`
    SELECT id FROM "SmppSubmission" WHERE id IN (${list(ids)}) AND "messageId" IS NULL ORDER BY id ${tx.dialect.locking()}`;
  return new Set(rows.map(({ id }) => id));
}

type Accepted = {
  readonly messageId: number;
  readonly accountId: number;
  readonly apiUserId: number;
  readonly submitted: Submitted;
};

/** Of an accepted message, what is to be told of: nothing is kept of what asks for no receipt. */
export async function keepSubmitted(
  tx: SqlTransaction,
  { messageId, accountId, apiUserId, submitted }: Accepted,
  now: Date,
): Promise<void> {
  const { before, wish, addresses } = submitted;
  if (before.length > 0) {
    await tx.$executeRaw`DELETE FROM "SmppSubmission" WHERE id IN (${list(before)}) AND wish = 'none'`;
    await tx.$executeRaw`
      UPDATE "SmppSubmission" SET "messageId" = ${messageId}, joins = NULL, "joinedBy" = NULL, octets = ''
      WHERE id IN (${list(before)})`;
  }
  if (wish === 'none') return;
  const kept = { accountId, apiUserId, messageId, wish, addresses: JSON.stringify(addresses), at: now };
  await insertRows(tx, 'SmppSubmission', [{ id: messageId, ...kept }]);
}
