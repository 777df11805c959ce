/**
 * How many of a bulk send's messages are in which state, and why. Whatever writes messages or moves them on keeps it up
 * in its own transaction, so that whoever looks on counts no messages.
 */
import { MESSAGE_STATES } from '@/lib/domain/delivery/message-state';
import type { Tally } from '@/lib/domain/delivery/sent-bulk';
import { wordOf } from '@/lib/domain/word-of';
import type { Database } from '../connections/client';
import { list } from '../connections/fragments';
import { insertRows } from '../connections/insert-rows';
import type { SqlTransaction } from '../connections/sql-transaction';
import { Prisma } from '../generated/client';

/** Which bulk send, `b`, a message is of: the last that begins before it, if it reaches so far. */
export const isOfSend = (messageId: Prisma.Sql) => Prisma.sql`
  b.id = (SELECT max(before.id) FROM "BulkSend" before WHERE before.id <= ${messageId})
    AND b.id + b."messageCount" > ${messageId}`;

/** Joins a message `m` with it. */
export const JOIN_SEND = Prisma.sql`JOIN "BulkSend" b ON ${isOfSend(Prisma.sql`m.id`)}`;

type Row = { bulkSendId: number; state: string; ptt: number; messageCount: number; credits: number };

const ADDED_UP = `ON CONFLICT ("bulkSendId", state, ptt) DO UPDATE SET
  "messageCount" = "BulkTally"."messageCount" + excluded."messageCount",
  credits = "BulkTally".credits + excluded.credits`;

/** Adds what has just been written of a bulk send. */
export const addToTally = (tx: SqlTransaction, row: Row): Promise<void> => insertRows(tx, 'BulkTally', [row], ADDED_UP);

/** Moves messages on by `change`, and with them the tallies of the bulk sends that they are of. */
export async function tallied(
  tx: SqlTransaction,
  ids: readonly number[],
  change: () => Promise<unknown>,
): Promise<void> {
  const before = await countStates(tx, ids);
  await change();
  if (before.length === 0) return;
  const after = await countStates(tx, ids);
  const left = before.map(({ messageCount, credits, ...row }) => ({
    ...{ ...row, messageCount: -messageCount, credits: -credits },
  }));
  await insertRows(tx, 'BulkTally', summed([...left, ...after]), ADDED_UP);
}

/** Each once, as one statement changes a row once, and in one order, as rows are locked. */
function summed(rows: readonly Row[]): Row[] {
  const sums = new Map<string, Row>();
  for (const row of rows) {
    const name = `${row.bulkSendId} ${row.state} ${row.ptt}`;
    const { messageCount = 0, credits = 0 } = sums.get(name) ?? {};
    sums.set(name, { ...row, messageCount: row.messageCount + messageCount, credits: row.credits + credits });
  }
  return [...sums]
    .flatMap(([name, row]) => (row.messageCount === 0 && row.credits === 0 ? [] : [{ name, row }]))
    .toSorted((one, other) => one.row.bulkSendId - other.row.bulkSendId || (one.name < other.name ? -1 : 1))
    .map(({ row }) => row);
}

async function countStates(tx: SqlTransaction, ids: readonly number[]): Promise<Row[]> {
  const rows = await tx.$queryRaw<Readonly<Record<keyof Row, number | bigint | string>>[]>`
    SELECT b.id AS "bulkSendId", m.state, m.ptt, count(*) AS "messageCount",
      CAST(SUM(CASE WHEN m."refundedAt" IS NULL THEN m.credits ELSE 0 END) AS BIGINT) AS credits
    FROM "Message" m ${JOIN_SEND} WHERE m.id IN (${list(ids)}) GROUP BY b.id, m.state, m.ptt`;
  return rows.map(({ bulkSendId, state, ptt, messageCount, credits }) => ({
    ...{ bulkSendId: Number(bulkSendId), state: String(state), ptt: Number(ptt) },
    ...{ messageCount: Number(messageCount), credits: Number(credits) },
  }));
}

/** The tallies of some bulk sends, by their ids. */
export async function readTallies(db: Database, ids: readonly number[]): Promise<ReadonlyMap<number, Tally[]>> {
  const rows = await db.bulkTally.findMany({
    where: { bulkSendId: { in: [...ids] }, messageCount: { gt: 0 } },
    orderBy: [{ bulkSendId: 'asc' }, { state: 'asc' }, { ptt: 'asc' }],
  });
  const tallies = new Map<number, Tally[]>(ids.map((id) => [id, []]));
  for (const { bulkSendId, state, ptt, messageCount, credits } of rows)
    tallies.get(bulkSendId)?.push({
      ...{ state: wordOf(MESSAGE_STATES, state), ptt },
      ...{ count: messageCount, credits: Number(credits) },
    });
  return tallies;
}
