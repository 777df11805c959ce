/** Which changes were made before, or may have been: nobody makes one again by sending it again. */
import { SIGNATURE_WINDOW_SECONDS } from '@/lib/domain/api-key/signed-call';
import type { FaultCode } from '../table/faults';
import { createSeenSignatures } from './seen-signatures';
import { createTakenMarks } from './taken-marks';

/** Times at both ends of the window are taken, so a signature may come again that much later. */
const KNOWN_FOR_MS = (2 * SIGNATURE_WINDOW_SECONDS + 1) * 1_000;

type Signed = { readonly signature: string; readonly timestamp: string };

/** `saveSignedUntil` writes down until when, by their own times, a key's changes may have been taken. */
export function createTakenChanges(saveSignedUntil: (keyId: number, until: Date) => Promise<void>) {
  const seen = createSeenSignatures(KNOWN_FOR_MS);
  const marks = createTakenMarks(saveSignedUntil);
  return {
    /**
     * Why a change that was proven is not to be made. Null: it is to be, and is not taken again. What fails before it is
     * made has used up no signature, so the mark comes first: a program that is told of a fault sends the same again.
     */
    async take(
      { signature, timestamp }: Signed,
      key: { readonly id: number; readonly signedUntil: Date | null },
      now: Date,
    ): Promise<FaultCode | null> {
      const passes = await marks.passes(key, new Date(Number(timestamp) * 1_000), now);
      if (!passes) return 'signed_within_mark';
      const before = seen.take(signature, key.id, now);
      if (before === 'full') return 'overloaded';
      return before === 'again' ? 'replayed' : null;
    },
  };
}
