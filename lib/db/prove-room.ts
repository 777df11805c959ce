import type { SqlTransaction } from './sql-transaction';

/** Longer than a page, so that the file needs new ones, as a message does. */
const NAME = `room-${'x'.repeat(8_192)}`;

/** Writes a row and takes it out again: when this is committed, the disk takes what is written and has room. */
export async function proveRoom(tx: SqlTransaction): Promise<void> {
  await tx.$executeRaw`INSERT INTO Sequence (name, value) VALUES (${NAME}, 0)`;
  await tx.$executeRaw`DELETE FROM Sequence WHERE name = ${NAME}`;
}
