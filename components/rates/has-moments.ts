import type { RateList } from '@/lib/schemas/rate';

/** Whether a row says when its price begins, so that a reader has to know on which clock. */
export const hasMoments = ({ rates }: RateList): boolean => rates.some(({ validFrom }) => validFrom !== null);
