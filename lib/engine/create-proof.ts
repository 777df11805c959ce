import { setTimeout } from 'node:timers/promises';
import { proveRoom } from '@/lib/db/connections/prove-room';
import { DatabaseLocked } from '@/lib/db/connections/take-write-lock';
import type { Writer } from '@/lib/db/connections/writer';

/** Resolves when the thread comes to it; absent when it is the engine's own. */
type Thread = { readonly answers?: () => Promise<void> };

const LONGEST_PROOF_MS = 1_000;

/** Why a write takes longer than that: of a file somebody holds the lock, a server is not there. */
const slow = (isFile: boolean): Error =>
  isFile
    ? new DatabaseLocked('A write takes longer than a second.')
    : Object.assign(new Error('The database’s server does not answer within a second.'), {
        code: 'DatabaseNotReachable',
      });

/** That the database takes a write and other threads answer: one trial write at a time, however many ask meanwhile. */
export function createProof(writer: Writer, isFile: boolean, threads: readonly Thread[]): () => Promise<void> {
  let writing: Promise<void> | null = null;
  return async () => {
    writing ??= proveRoom(writer).finally(() => {
      writing = null;
    });
    const tooLong = setTimeout(LONGEST_PROOF_MS, null, { ref: false }).then(() => {
      throw slow(isFile);
    });
    await Promise.all([...threads.map(({ answers }) => answers?.()), Promise.race([writing, tooLong])]);
  };
}
