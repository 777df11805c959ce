import type { EventReason } from '@/lib/domain/delivery/event-reason';
import type { SegmentResult } from '../carriers/contract/driver';

/** How one try of a segment ended: as the driver answered, or without it. */
export type SegmentOutcome =
  | SegmentResult
  /** The driver did not answer. */
  | { readonly kind: 'unknown'; readonly reason: 'no_answer' }
  /** The driver was not given it, and never will be: nothing is sent to its recipient. */
  | { readonly kind: 'refused'; readonly ptt: number; readonly billed: false; readonly reason: 'blacklisted' }
  /** The driver was not given it. */
  | { readonly kind: 'withheld'; readonly reason: 'not_repeated' | 'too_old' }
  /** A person has decided what counts. */
  | { readonly kind: 'decided'; readonly reason: 'decided_sent' | 'decided_end' };

/** Whether the driver was given it. */
export const wasGiven = (outcome: SegmentOutcome): boolean => !('reason' in outcome) || outcome.reason === 'no_answer';

/** Who says it, and what: the carrier in its own words, else we by a reason. */
export type Said = { readonly text: string; readonly reason: EventReason | null };

export function saidOf(outcome: SegmentOutcome): Said {
  if ('reason' in outcome) return { text: '', reason: outcome.reason };
  return { text: outcome.kind === 'accepted' ? (outcome.rawId ?? '') : outcome.text, reason: null };
}
