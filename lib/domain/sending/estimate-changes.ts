import type { Estimate } from './estimate';

const COMPARED = ['recipients', 'credits', 'creditsLeft'] as const;

/** One figure of an estimate that is another now. */
export type EstimateChange = {
  readonly of: (typeof COMPARED)[number];
  readonly from: number;
  readonly to: number;
};

type Figures = Readonly<Record<EstimateChange['of'], number>>;

/**
 * A new estimate of what somebody was asked to confirm, as it is shown to them: a moment that can be none any more stays
 * there beside its fault, because without one the send would read as one for right away.
 */
export const withMomentSeen = (seen: Pick<Estimate, 'deferredUntil'>, now: Estimate): Estimate =>
  now.momentFault === null ? now : { ...now, deferredUntil: seen.deferredUntil };

/** What has changed since somebody saw an estimate of the same send. */
export const estimateChanges = (seen: Figures, now: Estimate): readonly EstimateChange[] =>
  COMPARED.flatMap((of) => (seen[of] === now[of] ? [] : { of, from: seen[of], to: now[of] }));
