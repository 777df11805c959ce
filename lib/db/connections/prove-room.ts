import type { Writer } from './writer';

/** As a key it is stored twice, so that a trial writes more than the 24 kB of a message. */
const NAME = `room-${'x'.repeat(14_000)}`;

/**
 * Writes a row, and takes it out again in a commit of its own: what is put in and taken out in one never reaches the
 * disk. Resolves when the disk has taken both and so has room for a message.
 */
export async function proveRoom(writer: Writer): Promise<void> {
  // Replaces what a process that was killed in between left.
  await writer.commit(
    (tx) => tx.$executeRaw`INSERT INTO "Sequence" (name, value) VALUES (${NAME}, 0)
      ON CONFLICT (name) DO UPDATE SET value = excluded.value`,
    'urgent',
  );
  await writer.commit((tx) => tx.$executeRaw`DELETE FROM "Sequence" WHERE name = ${NAME}`, 'urgent');
}
