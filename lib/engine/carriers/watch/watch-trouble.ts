import type { CarrierTrouble } from '@/lib/domain/carrier/live-carrier';
import { createRing } from '@/lib/platform/memory/ring';
import type { DriverState, SegmentAnswer } from '../contract/driver';

/** Of a flapping connection the last ones say enough. */
const MOST_TROUBLES = 20;

/** What is in a driver's way, and since when; from its start something is until it says otherwise. */
export function watchTrouble(now: () => Date) {
  const troubles = createRing<CarrierTrouble>(MOST_TROUBLES);
  let lastError: string | null = null;
  /** When that began, or when it last said yes or no of a message in spite of it. */
  let downSince: Date | null = now();
  return {
    note: ({ bound, lastError: error }: DriverState): void => {
      if (bound && error === null) downSince = null;
      else downSince ??= now();
      if (error !== null && error !== lastError) troubles.push({ at: now(), text: error });
      lastError = error;
    },
    answered: (some: readonly SegmentAnswer[]): void => {
      if (downSince === null) return;
      if (some.some(({ result: { kind } }) => kind === 'accepted' || kind === 'refused')) downSince = now();
    },
    look: () => ({ downSince, troubles: troubles.newest() }),
  };
}
