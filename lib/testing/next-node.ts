import type { SqlTransaction } from '@/lib/db/connections/sql-transaction';
import { freeOrphans } from '@/lib/db/outbox/leases';
import { enterAlone } from '@/lib/db/outbox/nodes';
import { takeUpOrphans } from '@/lib/engine/nodes/take-up-orphans';

/** A node of no version on a machine without a name. */
export const testNode = (id: number) => ({ id, version: '', host: '', pid: null });

/** A process dies, and the next one starts. */
export async function succeed(tx: SqlTransaction, nodeId: number, now: Date): Promise<void> {
  await enterAlone(tx, { ...testNode(nodeId), listens: null }, now);
  await takeUpOrphans(tx, now);
}

/** Likewise, but of what the dead one held nobody is told that it may have been sent. */
export async function enterNode(tx: SqlTransaction, nodeId: number, now: Date): Promise<void> {
  await enterAlone(tx, { ...testNode(nodeId), listens: null }, now);
  await freeOrphans(tx);
}
