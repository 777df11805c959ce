/** Which changes were made before, or may have been: nobody makes one again by sending it again. */
import { SIGNATURE_WINDOW_SECONDS } from '@/lib/domain/api-key/signed-call';
import type { FaultCode } from '../table/faults';
import { beginningOf, createSeenSignatures } from './seen-signatures';
import { createTakenMarks } from './taken-marks';

/** Times at both ends of the window are taken, so a signature may come again that much later. */
const KNOWN_FOR_MS = (2 * SIGNATURE_WINDOW_SECONDS + 1) * 1_000;

type Signed = { readonly signature: string; readonly timestamp: string };

type Key = { readonly id: number; readonly signedUntil: Date | null };

export type TakenChanges = {
  /**
   * Why a change that was proven is not to be made. Null: it is to be, and is not taken again. What fails before it is
   * made has used up no signature, as far as that is known: a program that is told of a fault sends the same again.
   */
  take(signed: Signed, key: Key, now: Date): Promise<FaultCode | null>;
};

const signedAt = ({ timestamp }: Signed) => new Date(Number(timestamp) * 1_000);

/** Those of one process. `saveSignedUntil` writes down until when, by their own times, a key's changes may have been taken. */
export function createTakenChanges(saveSignedUntil: (keyId: number, until: Date) => Promise<void>): TakenChanges {
  const seen = createSeenSignatures(KNOWN_FOR_MS);
  const marks = createTakenMarks(saveSignedUntil);
  return {
    async take(signed, key, now) {
      // The mark comes first.
      const passes = await marks.passes(key, signedAt(signed), now);
      if (!passes) return 'signed_within_mark';
      const before = seen.take(signed.signature, key.id, now);
      if (before === 'full') return 'overloaded';
      return before === 'again' ? 'replayed' : null;
    },
  };
}

/**
 * Those of several processes, which keep each signature together: whichever of them takes a change, no other one does. If
 * their database is gone for seconds just after it has kept one, the change is not made, and is told as made when it is
 * sent again: it has to be signed anew. A mark can only be from before, when there was one process.
 */
export const createSharedChanges = (takeSignature: (beginning: number) => Promise<boolean>): TakenChanges => ({
  take: async (signed, { signedUntil }) => {
    if (signedUntil !== null && signedAt(signed) <= signedUntil) return 'signed_within_mark';
    return (await takeSignature(beginningOf(signed.signature))) ? null : 'replayed';
  },
});
