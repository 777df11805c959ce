import type { Credits } from '../credits';
import type { Estimate } from './estimate';

const COUNTED = ['recipients', 'credits'] as const;

/** One figure of an estimate that is another now. */
type FigureChange = {
  readonly of: (typeof COUNTED)[number] | 'creditsLeft';
  readonly from: number;
  readonly to: number;
};

/** Somebody else pays now, as when a quota was switched off: whose quota did and does, null for the account, and what it has. */
type PayerChange = {
  readonly of: 'payer';
  readonly from: string | null;
  readonly to: string | null;
  readonly has: Credits;
};

export type EstimateChange = FigureChange | PayerChange;

type Seen = Pick<Estimate, FigureChange['of'] | 'quotaOf'>;

/**
 * A new estimate of what somebody was asked to confirm, as it is shown to them: a moment that can be none any more stays
 * there beside its fault, because without one the send would read as one for right away.
 */
export const withMomentSeen = (
  { deferredUntil, waitsForHours }: Pick<Estimate, 'deferredUntil' | 'waitsForHours'>,
  now: Estimate,
): Estimate => (now.momentFault === null ? now : { ...now, deferredUntil, waitsForHours });

const figureChange = (of: FigureChange['of'], seen: Seen, now: Seen): readonly FigureChange[] =>
  seen[of] === now[of] ? [] : [{ of, from: seen[of], to: now[of] }];

/** What has changed since somebody saw an estimate of the same send. What different payers have is not compared. */
export const estimateChanges = (seen: Seen, now: Seen): readonly EstimateChange[] => [
  ...COUNTED.flatMap((of) => figureChange(of, seen, now)),
  ...(seen.quotaOf === now.quotaOf
    ? figureChange('creditsLeft', seen, now)
    : [{ of: 'payer' as const, from: seen.quotaOf, to: now.quotaOf, has: now.creditsLeft }]),
];
