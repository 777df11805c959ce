import type { Estimate } from './estimate';

const COMPARED = ['recipients', 'credits', 'creditsLeft'] as const;

/** One figure of an estimate that is another now. */
export type EstimateChange = {
  readonly of: (typeof COMPARED)[number];
  readonly from: number;
  readonly to: number;
};

type Figures = Readonly<Record<EstimateChange['of'], number>>;

/** What has changed since somebody saw an estimate of the same send. */
export const estimateChanges = (seen: Figures, now: Estimate): readonly EstimateChange[] =>
  COMPARED.flatMap((of) => (seen[of] === now[of] ? [] : { of, from: seen[of], to: now[of] }));
