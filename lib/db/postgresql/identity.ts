/**
 * Whether a database is the one that it says it is, or was put back from a copy. It keeps its own number, that of the
 * table and that of the transaction which wrote the row: whatever reads rows and writes them elsewhere (pg_restore, also
 * into the same database; logical replication; CREATE DATABASE … TEMPLATE) changes one of them at least. What copies a
 * server's files keeps all three: replicas that take over, pg_upgrade, and point-in-time recovery, of which only whoever
 * does it knows.
 */
import { OperatorFault } from '@/lib/platform/log/operator-fault';
import type { SqlTransaction } from '../connections/sql-transaction';
import { beginLocked, rollBack } from './migrations-lock';
import { withServer } from './reach';
import { createSqlTransaction } from './sql-transaction';

export type Identity = {
  readonly isOwn: boolean;
  /** When it was last told that it had been put back; null: never, as far as it knows. */
  readonly restoredAt: Date | null;
};

/** Null: it has none yet. */
export async function readIdentity(tx: Pick<SqlTransaction, '$queryRaw'>): Promise<Identity | null> {
  const [row] = await tx.$queryRaw<{ isOwn: boolean | null; restoredAt: Date | null }[]>`
    SELECT bool_and("database" = (SELECT CAST(oid AS BIGINT) FROM pg_database WHERE datname = current_database())
      AND "table" = CAST(tableoid AS BIGINT) AND "writtenBy" = CAST(xmin AS TEXT)) AS "isOwn",
      max("restoredAt") AS "restoredAt" FROM "_identity"`;
  const { isOwn = null, restoredAt = null } = row ?? {};
  return isOwn === null ? null : { isOwn, restoredAt };
}

/** `restoredAt`: when it was told that it had been put back; null: nothing was lost. */
export async function takeIdentity(tx: SqlTransaction, at: Date, restoredAt: Date | null): Promise<void> {
  await tx.$executeRaw`DELETE FROM "_identity"`;
  await tx.$executeRaw`
    INSERT INTO "_identity" ("database", "table", "writtenBy", "takenAt", "restoredAt")
    SELECT CAST(oid AS BIGINT), CAST(to_regclass('"_identity"') AS BIGINT),
      CAST(CAST(pg_current_xact_id() AS xid) AS TEXT), ${at}, ${restoredAt}
    FROM pg_database WHERE datname = current_database()`;
}

/**
 * A database that has no identity takes one.
 * @throws OperatorFault when it was put back from a copy and nobody has said so.
 */
export const assertOwnIdentity = (databaseUrl: string, now: Date): Promise<void> =>
  withServer(databaseUrl, 'start', async (client) => {
    await beginLocked(client);
    try {
      const tx = createSqlTransaction(client);
      const identity = await readIdentity(tx);
      if (identity === null) await takeIdentity(tx, now, null);
      await client.query('COMMIT');
      if (identity?.isOwn === false) throw new OperatorFault(copied(client.database ?? 'The database'));
    } catch (cause) {
      await rollBack(client);
      throw cause;
    }
  });

const copied = (database: string): string =>
  `${database} was put back from a copy: before a node serves it, run npm run restored, or, if nothing ran since that ` +
  'copy was made, npm run restored -- --nothing-lost.';
