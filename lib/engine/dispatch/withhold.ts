import type { ClaimedMessage } from '@/lib/db/messages/dispatch-outbox';
import type { SegmentOutcome } from './segment-outcome';
import type { Submitted } from './settle-submissions';

export const TOO_OLD: SegmentOutcome = { kind: 'withheld', reason: 'too_old' };

/** What counts as the answer to segments that no carrier is given; null: none of them matters any more. */
type Counted = SegmentOutcome | null;

const DECIDED = {
  sent: { kind: 'decided', reason: 'decided_sent' },
  end: { kind: 'decided', reason: 'decided_end' },
  over: null,
} as const satisfies Readonly<Record<string, Counted>>;

/** What counts of a message about which a person was asked, and which its carrier is not given: who does not decide is too late. */
export const decidedOf = ({ decision }: Pick<ClaimedMessage, 'decision'>): Counted =>
  decision === 'sent' || decision === 'end' || decision === 'over' ? DECIDED[decision] : TOO_OLD;

/** A message that its carrier is not given, as if that had answered. */
export const withheld = (
  message: ClaimedMessage,
  counted: Counted,
  { at, knownBefore }: Pick<Submitted, 'at' | 'knownBefore'>,
): Submitted => ({
  ...{ message, at, knownBefore },
  results: new Map(counted === null ? [] : message.segments.map((segment) => [segment, counted])),
});
