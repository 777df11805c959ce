/** A server's database that somebody has put back from a copy: what `restore` does to a file, done to it in its place. */
import { isSilent, nodeInWords } from '@/lib/domain/instance/node';
import { OperatorFault } from '@/lib/platform/log/operator-fault';
import { countDue, countHeld, heldUntil, holdDue } from '../backup/hold-due';
import type { Manner, Restored } from '../backup/restore';
import { IDS_SKIPPED, TOLD_OUTSIDE } from '../backup/told-ids';
import { type Database, inTransaction, type Transaction } from '../connections/client';
import type { SqlTransaction } from '../connections/sql-transaction';
import { FIRST_MESSAGE_ID } from '../messages/message-ids';
import { databaseTime, listNodes } from '../outbox/nodes';
import { beginParting, type Identity, readIdentity, sayBegun, takeIdentity } from './identity';

export type Parting = Pick<Manner, 'now' | 'sendsWaiting'> & {
  /** Whether it is done although it was done before to this very database. */
  readonly again: boolean;
};

/**
 * Gives no id a second time, forgets parts by SMPP that waited for others and holds what is due by now; last, the database
 * is its own again, so that a start before this has ended is refused. Where it was cut off, the next one goes on from
 * there: it skips nothing twice, and holds what was due when it was begun, with what is held already.
 * @throws OperatorFault while a node serves the database, as one that was copied while it was served seems to for a
 * while; when it was done before, unless it is to be done again; and where nothing is to be held, when something is.
 * Nothing was changed then, but where a node has begun to serve meanwhile: the fault says what was.
 */
export async function partFromPast(db: Database, parting: Parting): Promise<Restored> {
  const { now, sendsWaiting } = parting;
  const begunAt = await inTransaction(db, (tx) => begin(tx, parting));
  const restored = sendsWaiting
    ? { due: await countDue(db, begunAt), heldUntil: null }
    : await holdWaiting(db, begunAt);
  await inTransaction(db, async (tx) => {
    await lockIdentity(tx);
    await refuseWhileServed(tx, sayDone(restored));
    await takeIdentity(tx, now, now);
  });
  return restored;
}

/** Answers when it was begun: what was due then may have been sent since the copy was made. */
async function begin(tx: Transaction, { now, sendsWaiting, again }: Parting): Promise<Date> {
  // Of two commands that run at once, the later one finds what the other has done.
  await lockIdentity(tx);
  await refuseWhileServed(tx, 'Nothing was changed.');
  const identity = await readIdentity(tx);
  if (!again) refuseRepeated(identity);
  const before = again ? null : (identity?.begunAt ?? null);
  if (before === null) await skipIds(tx);
  // What was held then and is due again, since nobody went on for that long, is held anew with the rest.
  const begunAt = before === null || heldUntil(before) <= now ? now : before;
  if (sendsWaiting) await refuseHeld(tx, begunAt);
  await beginParting(tx, begunAt);
  return begunAt;
}

const lockIdentity = (tx: SqlTransaction) => tx.$executeRaw`LOCK TABLE "_identity" IN EXCLUSIVE MODE`;

async function skipIds(tx: SqlTransaction): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO "Sequence" (name, value) VALUES ('message', ${FIRST_MESSAGE_ID - 1 + IDS_SKIPPED})
    ON CONFLICT (name) DO UPDATE SET value = "Sequence".value + ${IDS_SKIPPED}`;
  for (const [table, skipped] of TOLD_OUTSIDE) await skipIdsOf(tx, table, skipped);
  await tx.$executeRaw`DELETE FROM "SmppSubmission" WHERE "messageId" IS NULL`;
}

async function holdWaiting(db: Database, begunAt: Date): Promise<Restored> {
  const until = await holdDue(db, begunAt);
  const due = await countHeld(db, begunAt);
  return { due, heldUntil: due === 0 ? null : until };
}

/**
 * Makes the database its own, after a copy since which nothing ran; answers whether it was not.
 * @throws OperatorFault while a node serves it, and when it is being parted from its past. Nothing was changed then.
 */
export const takeAsOwn = (db: Database, now: Date): Promise<boolean> =>
  inTransaction(db, async (tx) => {
    await lockIdentity(tx);
    await refuseWhileServed(tx, 'Nothing was changed.');
    const identity = await readIdentity(tx);
    if (identity?.isOwn === true) return false;
    if (identity?.begunAt) throw new OperatorFault(`Nothing was changed: ${sayBegun(identity.begunAt)}`);
    await takeIdentity(tx, now, null);
    return true;
  });

function refuseRepeated(identity: Identity | null): void {
  if (identity?.isOwn !== true || identity.restoredAt === null) return;
  throw new OperatorFault(
    `This was done to the database on ${identity.restoredAt.toISOString()}, and nothing was changed now. If its files were put ` +
      'back once more since, say so: npm run restored -- --again',
  );
}

/** Of one that is gone on with: what is held is not sent by not holding the rest. */
async function refuseHeld(tx: Transaction, begunAt: Date): Promise<void> {
  const held = await countHeld(tx, begunAt);
  if (held === 0) return;
  throw new OperatorFault(
    `Nothing was changed now: ${held} messages are held until ${heldUntil(begunAt).toISOString()} already. Run npm run restored ` +
      'without --send-waiting, and send them now on each account’s page Scheduled messages.',
  );
}

/** `done`: what was changed before. */
async function refuseWhileServed(tx: SqlTransaction, done: string): Promise<void> {
  const at = await databaseTime(tx);
  const living = (await listNodes(tx)).filter((node) => node.deadAt === null && !isSilent(node, at));
  if (living.length === 0) return;
  throw new OperatorFault(
    `Nodes serve this database (${living.map(nodeInWords).join('; ')}): stop them first, and if none runs, ` +
      `try again in half a minute. ${done}`,
  );
}

const sayDone = ({ due, heldUntil: until }: Restored): string =>
  'They began while this was at work: no id is given again that was given since the copy was made, ' +
  `${until === null ? 'no message is held' : `messages held until ${until.toISOString()}: ${due}`}, ` +
  'and once no node serves, npm run restored, without --again, goes on from there.';

async function skipIdsOf(tx: SqlTransaction, table: string, skipped: number): Promise<void> {
  const sequence = `"${table}"`;
  await tx.$queryRaw`
    SELECT setval(pg_get_serial_sequence(${sequence}, 'id'),
      nextval(pg_get_serial_sequence(${sequence}, 'id')) + ${skipped})::text AS value`;
}
