/** A server's database that somebody has put back from a copy: what `restore` does to a file, done to it in its place. */
import { isSilent, nodeInWords } from '@/lib/domain/instance/node';
import { OperatorFault } from '@/lib/platform/log/operator-fault';
import { countDue, holdDue } from '../backup/hold-due';
import type { Manner, Restored } from '../backup/restore';
import { IDS_SKIPPED, TOLD_OUTSIDE } from '../backup/told-ids';
import { type Database, inTransaction } from '../connections/client';
import type { SqlTransaction } from '../connections/sql-transaction';
import { FIRST_MESSAGE_ID } from '../messages/message-ids';
import { databaseTime, listNodes } from '../outbox/nodes';
import { readIdentity, takeIdentity } from './identity';

export type Parting = Pick<Manner, 'now' | 'sendsWaiting'> & {
  /** Whether it is done although it was done before to this very database. */
  readonly again: boolean;
};

/**
 * Holds what is due by now, gives no id a second time and forgets parts by SMPP that waited for others; last, the
 * database is its own again, so that a start before this has ended is refused.
 * @throws OperatorFault while a node serves the database, as one that was copied while it was served seems to for a
 * while; and when it was done before, unless it is to be done again. Nothing was changed then.
 */
export async function partFromPast(db: Database, { now, sendsWaiting, again }: Parting): Promise<Restored> {
  const mayBegin = async (tx: SqlTransaction) => {
    await refuseWhileServed(tx);
    if (!again) await refuseRepeated(tx);
  };
  await inTransaction(db, mayBegin);
  const due = await countDue(db, now);
  const heldUntil = due === 0 || sendsWaiting ? null : await holdDue(db, now);
  await inTransaction(db, async (tx) => {
    // Of two commands that run at once, the later one finds what the other has done.
    await tx.$executeRaw`LOCK TABLE "_identity" IN EXCLUSIVE MODE`;
    await mayBegin(tx);
    await tx.$executeRaw`
      INSERT INTO "Sequence" (name, value) VALUES ('message', ${FIRST_MESSAGE_ID - 1 + IDS_SKIPPED})
      ON CONFLICT (name) DO UPDATE SET value = "Sequence".value + ${IDS_SKIPPED}`;
    for (const [table, skipped] of TOLD_OUTSIDE) await skipIdsOf(tx, table, skipped);
    await tx.$executeRaw`DELETE FROM "SmppSubmission" WHERE "messageId" IS NULL`;
    await takeIdentity(tx, now, now);
  });
  return { due, heldUntil };
}

/**
 * Makes the database its own, after a copy since which nothing ran; answers whether it was not.
 * @throws OperatorFault while a node serves it.
 */
export const takeAsOwn = (db: Database, now: Date): Promise<boolean> =>
  inTransaction(db, async (tx) => {
    await tx.$executeRaw`LOCK TABLE "_identity" IN EXCLUSIVE MODE`;
    await refuseWhileServed(tx);
    const identity = await readIdentity(tx);
    if (identity?.isOwn === true) return false;
    await takeIdentity(tx, now, null);
    return true;
  });

async function refuseRepeated(tx: SqlTransaction): Promise<void> {
  const identity = await readIdentity(tx);
  if (identity?.isOwn !== true || identity.restoredAt === null) return;
  throw new OperatorFault(
    `This was done to the database on ${identity.restoredAt.toISOString()}, and nothing was changed now. If its files were put ` +
      'back once more since, say so: npm run restored -- --again',
  );
}

async function refuseWhileServed(tx: SqlTransaction): Promise<void> {
  const at = await databaseTime(tx);
  const living = (await listNodes(tx)).filter((node) => node.deadAt === null && !isSilent(node, at));
  if (living.length === 0) return;
  throw new OperatorFault(
    `Nodes serve this database (${living.map(nodeInWords).join('; ')}): stop them first, and if none runs, ` +
      'try again in half a minute. Nothing was changed.',
  );
}

async function skipIdsOf(tx: SqlTransaction, table: string, skipped: number): Promise<void> {
  const sequence = `"${table}"`;
  await tx.$queryRaw`
    SELECT setval(pg_get_serial_sequence(${sequence}, 'id'),
      nextval(pg_get_serial_sequence(${sequence}, 'id')) + ${skipped})::text AS value`;
}
