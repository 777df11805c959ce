import { inject } from 'vitest';
import type { Database } from '@/lib/db/connections/client';

/** Has the database refuse what is written like this to rows that fulfil a condition, until the answered function is called. */
async function refuse(db: Database, write: string, condition: string): Promise<() => Promise<void>> {
  const onPostgresql = inject('postgresqlUrl') !== undefined;
  const statements = onPostgresql
    ? [
        `CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE EXCEPTION ''broken''; END'`,
        `CREATE TRIGGER broken BEFORE ${write} FOR EACH ROW WHEN (${condition}) EXECUTE FUNCTION refuse()`,
      ]
    : [`CREATE TRIGGER broken BEFORE ${write} WHEN ${condition} BEGIN SELECT RAISE(ABORT, 'broken'); END`];
  for (const statement of statements) await db.$executeRawUnsafe(statement);
  return async () => {
    await db.$executeRawUnsafe(onPostgresql ? 'DROP FUNCTION refuse CASCADE' : 'DROP TRIGGER broken');
  };
}

/** Updates of messages. */
export const refuseUpdates = (db: Database, condition: string) => refuse(db, 'UPDATE OF state ON "Message"', condition);

/** Replies that begin. */
export const refuseReplies = (db: Database, condition: string) => refuse(db, 'INSERT ON "IncomingMessage"', condition);

/** Numbers that are put on a blacklist. */
export const refuseBlacklisting = (db: Database, condition: string) =>
  refuse(db, 'INSERT ON "BlacklistEntry"', condition);
