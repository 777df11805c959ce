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

/**
 * Gives no id a second time, forgets parts by SMPP that waited for others, and holds what is due by now. Done twice, it
 * skips twice as many ids, and holds what is due by then.
 * @throws OperatorFault while a node serves the database, as one that was copied while it was served seems to for a while.
 */
export async function partFromPast(
  db: Database,
  { now, sendsWaiting }: Pick<Manner, 'now' | 'sendsWaiting'>,
): Promise<Restored> {
  await inTransaction(db, async (tx) => {
    await refuseWhileServed(tx);
    await tx.$executeRaw`
      INSERT INTO "Sequence" (name, value) VALUES ('message', ${FIRST_MESSAGE_ID - 1 + IDS_SKIPPED})
      ON CONFLICT (name) DO UPDATE SET value = "Sequence".value + ${IDS_SKIPPED}`;
    for (const [table, skipped] of TOLD_OUTSIDE) await skipIdsOf(tx, table, skipped);
    await tx.$executeRaw`DELETE FROM "SmppSubmission" WHERE "messageId" IS NULL`;
  });
  const due = await countDue(db, now);
  return { due, heldUntil: due === 0 || sendsWaiting ? null : await holdDue(db, now) };
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
