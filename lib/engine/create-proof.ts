import { setTimeout } from 'node:timers/promises';
import { proveRoom } from '@/lib/db/connections/prove-room';
import { DatabaseLocked } from '@/lib/db/connections/take-write-lock';
import type { Writer } from '@/lib/db/connections/writer';
import type { CallbackCaller } from './callbacks/calls/callback-caller';

const LONGEST_PROOF_MS = 1_000;

/** One trial write at a time, however many ask while it waits. */
export function createProof(writer: Writer, callbackCaller: CallbackCaller): () => Promise<void> {
  let writing: Promise<void> | null = null;
  return async () => {
    writing ??= proveRoom(writer).finally(() => {
      writing = null;
    });
    const tooLong = setTimeout(LONGEST_PROOF_MS, null, { ref: false }).then(() => {
      throw new DatabaseLocked('A write takes longer than a second.');
    });
    await Promise.all([callbackCaller.answers?.(), Promise.race([writing, tooLong])]);
  };
}
