import { setTimeout } from 'node:timers/promises';
import { dropTrials, proveRoom } from '@/lib/db/connections/prove-room';
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

type Parts = {
  readonly writer: Writer;
  readonly nodeId: number;
  /** Whether the database is a file of this machine's. */
  readonly isFile: boolean;
  readonly threads: readonly Thread[];
};

/** That the database takes a write and other threads answer: one trial write at a time, however many ask meanwhile. */
export function createProof({ writer, nodeId, isFile, threads }: Parts): () => Promise<void> {
  let writing: Promise<void> | null = null;
  let areLeftoversGone = false;
  const write = async () => {
    await proveRoom(writer, nodeId);
    if (!areLeftoversGone) await dropTrials(writer);
    areLeftoversGone = true;
  };
  return async () => {
    writing ??= write().finally(() => {
      writing = null;
    });
    const tooLong = setTimeout(LONGEST_PROOF_MS, null, { ref: false }).then(() => {
      throw slow(isFile);
    });
    await Promise.all([...threads.map(({ answers }) => answers?.()), Promise.race([writing, tooLong])]);
  };
}
