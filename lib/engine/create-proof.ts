import { setTimeout } from 'node:timers/promises';
import { proveRoom } from '@/lib/db/connections/prove-room';
import { DatabaseLocked } from '@/lib/db/connections/take-write-lock';
import type { Writer } from '@/lib/db/connections/writer';

/** Resolves when the thread comes to it; absent when it is the engine's own. */
type Thread = { readonly answers?: () => Promise<void> };

const LONGEST_PROOF_MS = 1_000;

/** That the disk takes a write and other threads answer: one trial write at a time, however many ask while it waits. */
export function createProof(writer: Writer, threads: readonly Thread[]): () => Promise<void> {
  let writing: Promise<void> | null = null;
  return async () => {
    writing ??= proveRoom(writer).finally(() => {
      writing = null;
    });
    const tooLong = setTimeout(LONGEST_PROOF_MS, null, { ref: false }).then(() => {
      throw new DatabaseLocked('A write takes longer than a second.');
    });
    await Promise.all([...threads.map(({ answers }) => answers?.()), Promise.race([writing, tooLong])]);
  };
}
