import { inject } from 'vitest';
import type { Database } from '@/lib/db/connections/client';

/** Has the database refuse updates of messages that fulfil a condition, until the answered function is called. */
export async function refuseUpdates(db: Database, condition: string): Promise<() => Promise<void>> {
  const onPostgresql = inject('postgresqlUrl') !== undefined;
  const statements = onPostgresql
    ? [
        `CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE EXCEPTION ''broken''; END'`,
        `CREATE TRIGGER broken BEFORE UPDATE OF state ON "Message" FOR EACH ROW WHEN (${condition})
          EXECUTE FUNCTION refuse()`,
      ]
    : [
        `CREATE TRIGGER broken BEFORE UPDATE OF state ON "Message" WHEN ${condition}
          BEGIN SELECT RAISE(ABORT, 'broken'); END`,
      ];
  for (const statement of statements) await db.$executeRawUnsafe(statement);
  return async () => {
    await db.$executeRawUnsafe(onPostgresql ? 'DROP FUNCTION refuse CASCADE' : 'DROP TRIGGER broken');
  };
}
