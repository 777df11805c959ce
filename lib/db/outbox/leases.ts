/**
 * The one way in which owed work is claimed, put off and freed. A node claims what is due and holds it for as long as
 * it lives (nodes.ts): no time ends a lease, so whatever the clock does, nothing is held by two. Whoever ends work does
 * it under the condition that the node still holds it.
 */
import { list } from '../connections/fragments';
import type { SqlTransaction } from '../connections/sql-transaction';
import { together } from '../connections/together';
import { Prisma } from '../generated/client';
import { OUTBOXES, OWED_KINDS, type OwedKind } from './outboxes';

/** The nodes whose work is not anybody else's. */
export const LIVING = Prisma.sql`SELECT id FROM "Node" WHERE "deadAt" IS NULL`;

/** Of a row: somebody holds it who is not there any more. */
export const IS_ORPHANED = Prisma.sql`"leasedBy" IS NOT NULL AND "leasedBy" NOT IN (${LIVING})`;

/** Of a row: nobody holds it, or nobody who is still there. */
export const IS_FREE = Prisma.sql`("leasedBy" IS NULL OR "leasedBy" NOT IN (${LIVING}))`;

type Claim = { readonly nodeId: number; readonly now: Date; readonly limit: number };

/** `attempts`: tries made before this one. */
export type Claimed = { readonly id: number; readonly attempts: number };

/** Takes what is due and free, oldest first, at most `limit`; answers it by its ids. */
export async function claimDue(
  tx: SqlTransaction,
  kind: OwedKind,
  { nodeId, now, limit }: Claim,
): Promise<readonly Claimed[]> {
  const { table, key, dueAt, isOwed } = OUTBOXES[kind];
  const claimed = await tx.$queryRaw<{ id: number | bigint; attempts: number | bigint }[]>`
    WITH due AS MATERIALIZED (
      SELECT ${key} FROM ${table} WHERE ${isOwed} AND ${dueAt} <= ${now} AND "leasedBy" IS NULL
      ORDER BY ${dueAt}, ${key} LIMIT ${limit} ${tx.dialect.skippingLocked()})
    UPDATE ${table} SET "leasedBy" = ${nodeId} WHERE ${tx.dialect.isAmong(key, Prisma.sql`SELECT ${key} FROM due`)}
    RETURNING ${key} AS id, attempts`;
  return claimed
    .map(({ id, attempts }) => ({ id: Number(id), attempts: Number(attempts) }))
    .sort((one, other) => one.id - other.id);
}

/** Takes these, if nobody holds them; answers how many it took. */
export async function claimThese(
  tx: SqlTransaction,
  kind: OwedKind,
  ids: readonly number[],
  nodeId: number,
): Promise<number> {
  if (ids.length === 0) return 0;
  const { table, key } = OUTBOXES[kind];
  return tx.$executeRaw`
    UPDATE ${table} SET "leasedBy" = ${nodeId}
    WHERE "leasedBy" IS NULL AND ${key} IN (${list(ids)})`;
}

/** `attempts`: tries made by now. */
export type Postponed = { readonly id: number; readonly attempts: number; readonly until: Date };

/** Frees what this node holds until it is due again. */
export async function postpone(
  tx: SqlTransaction,
  kind: OwedKind,
  postponed: readonly Postponed[],
  nodeId: number,
): Promise<void> {
  const { table, key, dueAt } = OUTBOXES[kind];
  await together(
    postponed.map(
      ({ id, attempts, until }) => tx.$executeRaw`
        UPDATE ${table} SET "leasedBy" = NULL, attempts = ${attempts}, ${dueAt} = ${until}
        WHERE ${key} = ${id} AND "leasedBy" = ${nodeId}`,
    ),
  );
}

/** Frees what this node holds and has no more to do with. */
export async function letGo(tx: SqlTransaction, kind: OwedKind, ids: readonly number[], nodeId: number): Promise<void> {
  const { table, key } = OUTBOXES[kind];
  await tx.$executeRaw`
    UPDATE ${table} SET "leasedBy" = NULL WHERE ${key} IN (${list(ids)}) AND "leasedBy" = ${nodeId}`;
}

/** When something that nobody holds is due next; null: nothing is owed. */
export async function nextDueAt(tx: Pick<SqlTransaction, '$queryRaw'>, kind: OwedKind): Promise<Date | null> {
  const { table, dueAt, isOwed } = OUTBOXES[kind];
  const [next] = await tx.$queryRaw<{ at: Date }[]>`
    SELECT ${dueAt} AS at FROM ${table} WHERE ${isOwed} AND "leasedBy" IS NULL ORDER BY ${dueAt} LIMIT 1`;
  return next?.at ?? null;
}

/** Frees whatever is held by a node that is gone. */
export async function freeOrphans(tx: SqlTransaction): Promise<void> {
  for (const kind of OWED_KINDS) {
    const { table, isOwed } = OUTBOXES[kind];
    await tx.$executeRaw`UPDATE ${table} SET "leasedBy" = NULL WHERE ${isOwed} AND ${IS_ORPHANED}`;
  }
}
