import type { Writer } from './writer';

/** Of every trial's row, and of nothing else. */
const PREFIX = 'room-';
const AFTER_ALL = 'room.';

/** As a key it is stored twice, so that a trial writes more than the 24 kB of a message. */
const BULK = 'x'.repeat(14_000);

/**
 * Writes a row of this node's own, and takes it out again in a commit of its own: what is put in and taken out in one
 * never reaches the disk. Resolves when the disk has taken both and so has room for a message. A node that is stopped
 * meanwhile keeps its row locked, and nobody else's.
 */
export async function proveRoom(writer: Writer, nodeId: number): Promise<void> {
  const name = `${PREFIX}${nodeId}-${BULK}`;
  await writer.commit(
    (tx) => tx.$executeRaw`INSERT INTO "Sequence" (name, value) VALUES (${name}, 0)
      ON CONFLICT (name) DO UPDATE SET value = excluded.value`,
    'urgent',
  );
  await writer.commit((tx) => tx.$executeRaw`DELETE FROM "Sequence" WHERE name = ${name}`, 'urgent');
}

/** Takes away what processes left that were killed within a trial; of one that goes on, what it would take away itself. */
export const dropTrials = (writer: Writer): Promise<number> =>
  writer.commit(
    (tx) => tx.$executeRaw`DELETE FROM "Sequence" WHERE name IN (
      SELECT name FROM "Sequence" WHERE name >= ${PREFIX} AND name < ${AFTER_ALL} ${tx.dialect.skippingLocked()})`,
  );
