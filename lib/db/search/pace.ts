/**
 * How many rows a statement may look at before others come in between. What a row costs depends on what is typed and on
 * its texts: by a repetitive pattern a long repetitive text is gone through from each of its characters again.
 */
import type { Prisma } from '../generated/client';

export type SearchLimits = {
  /** The most rows of one step, and of all steps of one request. */
  readonly stepRows: number;
  readonly mostRows: number;
  /** In milliseconds. */
  readonly clock?: () => number;
};

const AIMED_AT_MS = 20;

/** A longer search says how far it came, and goes on when it is asked to. */
const LONGEST_REQUEST_MS = 1_500;

const FIRST_ROWS = 100;
/** Fewer would hardly get anywhere while others read, too; the dearest take some 5 ms each. */
const LEAST_ROWS = 10;
const MOST_GROWTH = 4;

/**
 * In rows × characters of a pattern. Cheap rows say nothing of the next ones: this keeps a step below some 300 ms where
 * all of them are as long and repetitive as they may be.
 */
const STEP_WORK = 100_000;

/** The most rows of a step with these conditions, by the longest pattern among them. */
export function boundStep(stepRows: number, matching: Prisma.Sql | undefined): number {
  const longest = (matching?.values ?? []).reduce<number>(
    (most, value) => (typeof value === 'string' ? Math.max(most, value.length) : most),
    1,
  );
  return Math.max(1, Math.min(stepRows, Math.floor(STEP_WORK / longest)));
}

export function createPace({ stepRows, mostRows, clock = () => performance.now() }: SearchLimits) {
  const begun = clock();
  let stepBegun = begun;
  let left = mostRows;
  let rows = Math.min(FIRST_ROWS, stepRows);
  let isFirst = true;
  return {
    /** The rows of the next step, by how long the one before took; null when one request has looked at enough. */
    next: (): number | null => {
      const now = clock();
      if (left <= 0 || now - begun >= LONGEST_REQUEST_MS) return null;
      if (!isFirst) rows = adapt(rows, now - stepBegun, stepRows);
      isFirst = false;
      stepBegun = now;
      rows = Math.min(rows, left);
      left -= rows;
      return rows;
    },
  };
}

function adapt(rows: number, tookMs: number, stepRows: number): number {
  const aimedAt = Math.floor(rows * Math.min(MOST_GROWTH, AIMED_AT_MS / tookMs));
  return Math.min(stepRows, Math.max(LEAST_ROWS, aimedAt));
}
