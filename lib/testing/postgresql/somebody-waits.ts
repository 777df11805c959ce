import { expect } from 'vitest';
import type { Database } from '@/lib/db/connections/client';

/** Resolves once a transaction in this database waits for a lock of another one. */
export async function somebodyWaits(db: Database): Promise<void> {
  await expect
    .poll(async () => {
      const [waiting] = await db.$queryRaw<{ count: number }[]>`
        SELECT count(*) AS count FROM pg_stat_activity
        WHERE datname = current_database() AND wait_event_type = 'Lock'`;
      return waiting?.count ?? 0;
    })
    .toBeGreaterThan(0);
}
