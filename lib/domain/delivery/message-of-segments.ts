import { isFinal, type MessageState } from './message-state';
import type { SegmentReceipts } from './segment-receipts';

export type SegmentStatus = { readonly state: MessageState; readonly ptt: number };

/** `isNamed`: its carrier gave it an id, by which it may tell what became of it; else it has said all that it will. */
export type KnownSegment = SegmentStatus & { readonly isNamed: boolean };

function first(segments: readonly SegmentStatus[], ...states: MessageState[]): SegmentStatus | undefined {
  const found = segments.find(({ state }) => states.includes(state));
  return found && { state: found.state, ptt: found.ptt };
}

/**
 * What becomes of a message by what became of its segments, in their order; null: nothing new yet.
 *
 * One segment that a network could not deliver fails the message at once. One that is not billed waits until all have
 * ended: only then it is known whether the carrier bills anything, and the message is refunded only if it does not.
 *
 * Where a carrier tells of one segment alone (`told`), that stands for those of which it tells nothing.
 */
export function messageOfSegments(
  segments: readonly KnownSegment[],
  segmentCount: number,
  told: SegmentReceipts = 'all',
): SegmentStatus | null {
  const failed = first(segments, 'failed', 'expired');
  if (failed) return failed;
  const taken = segments.filter(({ state }) => state !== 'accepted');
  if (taken.length < segmentCount) return null;
  if (taken.every(({ state }) => isFinal(state))) return endOf(taken);
  return endByOne(taken, told) ?? first(taken, 'buffered') ?? first(taken, 'submitted') ?? null;
}

function endOf(ended: readonly SegmentStatus[]): SegmentStatus | null {
  const notBilled = first(ended, 'error');
  const delivered = first(ended, 'delivered');
  return notBilled && delivered ? { state: 'failed', ptt: notBilled.ptt } : (notBilled ?? delivered ?? null);
}

/** By the segment that stands for all, once it has ended; null: it has not, or none does. */
function endByOne(taken: readonly KnownSegment[], told: SegmentReceipts): SegmentStatus | null {
  const one = oneOf(taken, told);
  if (!one || !isFinal(one.state)) return null;
  // It was refused at once and others were taken, which are billed, and which alone show nothing.
  if (one.state === 'error' && !one.isNamed) return { state: 'failed', ptt: one.ptt };
  return endOf(taken.map((segment) => (isFinal(segment.state) ? segment : one)));
}

function oneOf(taken: readonly KnownSegment[], told: SegmentReceipts): KnownSegment | undefined {
  if (told === 'first') return taken[0];
  if (told === 'last') return taken.at(-1);
  return told === 'any' ? taken.find(({ state }) => isFinal(state)) : undefined;
}
