import type { SqlTransaction } from '../connections/sql-transaction';
import { freeOrphans } from './leases';

/**
 * Enters this process as the one that serves. Nobody else serves this file (lib/db/connections/instance-lock.ts), so
 * whoever stands there has died, and what it held is free.
 */
export async function enterNode(tx: SqlTransaction, nodeId: number, now: Date): Promise<void> {
  await tx.$executeRaw`DELETE FROM "Node" WHERE id <> ${nodeId}`;
  await tx.$executeRaw`
    INSERT INTO "Node" (id, "startedAt") VALUES (${nodeId}, ${now}) ON CONFLICT (id) DO NOTHING`;
  await freeOrphans(tx);
}
