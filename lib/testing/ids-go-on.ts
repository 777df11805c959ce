import { inject } from 'vitest';
import type { Database } from '@/lib/db/connections/client';

/** After rows were written with ids that a test has chosen: the next id is beyond them, as SQLite sees to by itself. */
export async function idsGoOn(db: Database, table: string): Promise<void> {
  if (inject('postgresqlUrl') === undefined) return;
  await db.$queryRawUnsafe(
    `SELECT setval(pg_get_serial_sequence('"${table}"', 'id'), (SELECT max(id) FROM "${table}"))`,
  );
}
