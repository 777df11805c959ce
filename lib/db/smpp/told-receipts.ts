/** Which node tells which receipt by SMPP: programs of one API user may have bound to several. */
import { type Database, inTransaction } from '../connections/client';
import { list } from '../connections/fragments';
import { Prisma } from '../generated/client';
import { LIVING } from '../outbox/leases';

/** Of receipts: no other node that lives is telling them. */
export async function areFree(db: Database, nodeId: number): Promise<Prisma.SmppReceiptWhereInput> {
  if (!db.dialect.hasOtherWriters) return {};
  const others = await db.node.findMany({ where: { deadAt: null, id: { not: nodeId } }, select: { id: true } });
  return { OR: [{ toldBy: null }, { toldBy: { notIn: others.map(({ id }) => id) } }] };
}

/** Takes those of these receipts that no other living node tells; answers which. */
export async function takeReceipts(db: Database, ids: readonly number[], nodeId: number): Promise<ReadonlySet<number>> {
  if (ids.length === 0 || !db.dialect.hasOtherWriters) return new Set(ids);
  const isFree = Prisma.sql`("toldBy" IS NULL OR "toldBy" = ${nodeId} OR "toldBy" NOT IN (${LIVING}))`;
  const taken = await inTransaction(
    db,
    (tx) => tx.$queryRaw<{ id: number | bigint }[]>`
      UPDATE "SmppReceipt" SET "toldBy" = ${nodeId} WHERE id IN (${list(ids)}) AND ${isFree} RETURNING id`,
  );
  return new Set(taken.map(({ id }) => Number(id)));
}

/** No program of this API user is bound to this node any more: what it has not told, others may. */
export async function leaveReceipts(db: Database, apiUserId: number, nodeId: number): Promise<void> {
  if (!db.dialect.hasOtherWriters) return;
  await inTransaction(db, (tx) =>
    tx.smppReceipt.updateMany({ where: { apiUserId, toldBy: nodeId }, data: { toldBy: null } }),
  );
}
