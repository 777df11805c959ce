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
  /** Since when it, and no other one, is being parted from its past; null: it is not. Until that has ended it is not its own. */
  readonly begunAt: Date | null;
  /** When it was last told that it had been put back; null: never, as far as it knows. */
  readonly restoredAt: Date | null;
};

/** Null: it has none yet. */
export async function readIdentity(tx: Pick<SqlTransaction, '$queryRaw'>): Promise<Identity | null> {
  const [row] = await tx.$queryRaw<{ isHere: boolean | null; begunAt: Date | null; restoredAt: Date | null }[]>`
    SELECT bool_and("database" = (SELECT CAST(oid AS BIGINT) FROM pg_database WHERE datname = current_database())
      AND "table" = CAST(tableoid AS BIGINT) AND "writtenBy" = CAST(xmin AS TEXT)) AS "isHere",
      max("begunAt") AS "begunAt", max("restoredAt") AS "restoredAt" FROM "_identity"`;
  const { isHere = null, begunAt = null, restoredAt = null } = row ?? {};
  if (isHere === null) return null;
  return { isOwn: isHere && begunAt === null, begunAt: isHere ? begunAt : null, restoredAt };
}

/** `restoredAt`: when it was told that it had been put back; null: nothing was lost. */
export const takeIdentity = (tx: SqlTransaction, at: Date, restoredAt: Date | null): Promise<void> =>
  writeIdentity(tx, at, { begunAt: null, restoredAt });

/** From now on no start is let through before it takes its identity, whatever way it was put back. */
export const beginParting = (tx: SqlTransaction, at: Date): Promise<void> =>
  writeIdentity(tx, at, { begunAt: at, restoredAt: null });

type Parted = Pick<Identity, 'begunAt' | 'restoredAt'>;

async function writeIdentity(tx: SqlTransaction, at: Date, { begunAt, restoredAt }: Parted): Promise<void> {
  await tx.$executeRaw`DELETE FROM "_identity"`;
  await tx.$executeRaw`
    INSERT INTO "_identity" ("database", "table", "writtenBy", "takenAt", "begunAt", "restoredAt")
    SELECT CAST(oid AS BIGINT), CAST(to_regclass('"_identity"') AS BIGINT),
      CAST(CAST(pg_current_xact_id() AS xid) AS TEXT), ${at}, ${begunAt}, ${restoredAt}
    FROM pg_database WHERE datname = current_database()`;
}

/**
 * A database that has no identity takes one.
 * @throws OperatorFault when it was put back from a copy and nobody has said so, or that has not ended.
 */
export const assertOwnIdentity = (databaseUrl: string, now: Date): Promise<void> =>
  withServer(databaseUrl, 'start', async (client) => {
    await beginLocked(client);
    try {
      const tx = createSqlTransaction(client);
      const identity = await readIdentity(tx);
      if (identity === null) await takeIdentity(tx, now, null);
      await client.query('COMMIT');
      if (identity?.isOwn === false) throw new OperatorFault(notOwn(client.database ?? 'The database', identity));
    } catch (cause) {
      await rollBack(client);
      throw cause;
    }
  });

const notOwn = (database: string, { begunAt }: Identity): string =>
  begunAt === null ? copied(database) : `${database} was put back from a copy, and ${sayBegun(begunAt)}`;

/** Of what was begun and has not ended. */
export const sayBegun = (begunAt: Date): string =>
  `npm run restored, which was begun on ${begunAt.toISOString()}, has not ended: run it again, and it goes on from there.`;

const copied = (database: string): string =>
  `${database} was put back from a copy: before a node serves it, run npm run restored, or, if nothing ran since that ` +
  'copy was made, npm run restored -- --nothing-lost.';
