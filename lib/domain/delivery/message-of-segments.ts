import { isFinal, type MessageState } from './message-state';

export type SegmentStatus = { readonly state: MessageState; readonly ptt: number };

const first = (segments: readonly SegmentStatus[], ...states: MessageState[]) =>
  segments.find(({ state }) => states.includes(state));

/**
 * What becomes of a message by what became of its segments, in their order; null: nothing new yet.
 *
 * One segment that a network could not deliver fails the message at once. One that is not billed waits until all have
 * ended: only then it is known whether the carrier bills anything, and the message is refunded only if it does not.
 */
export function messageOfSegments(segments: readonly SegmentStatus[], segmentCount: number): SegmentStatus | null {
  const failed = first(segments, 'failed', 'expired');
  if (failed) return failed;
  const taken = segments.filter(({ state }) => state !== 'accepted');
  if (taken.length < segmentCount) return null;
  if (!taken.every(({ state }) => isFinal(state))) return first(taken, 'buffered') ?? first(taken, 'submitted') ?? null;
  const notBilled = first(taken, 'error');
  const delivered = first(taken, 'delivered');
  return notBilled && delivered ? { state: 'failed', ptt: notBilled.ptt } : (notBilled ?? delivered ?? null);
}
