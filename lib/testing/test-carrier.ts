import type { CarrierHost, ConnectedCarrier, SegmentResult, Submission } from '@/lib/engine/carriers/contract/driver';
import { createSimulatedDriver } from '@/lib/engine/carriers/simulated/simulated-driver';

/** The one carrier that needs no peer, on a clock of the test's own. */
export function simulatedCarrier(now: () => Date): ConnectedCarrier {
  const driver = createSimulatedDriver({ speed: 1 }, { now, running: () => now().getTime() });
  return { name: 'simulated', recognisesRepeats: true, driver };
}

/** A carrier that answers as it is told to, and reports nothing by itself. */
export function carrierThat(
  answer: (message: Submission, segment: number) => SegmentResult,
  traits: Partial<Omit<ConnectedCarrier, 'driver'>> = {},
): ConnectedCarrier {
  let host: CarrierHost | null = null;
  return {
    name: 'simulated',
    recognisesRepeats: false,
    ...traits,
    driver: {
      start: (to) => {
        host = to;
      },
      submit: (messages) => {
        for (const message of messages) {
          const { id: messageId, attempt } = message;
          for (const segment of message.segments) {
            host?.submitted([{ messageId, segment, attempt, result: answer(message, segment) }]);
          }
        }
      },
      free: () => 1_000,
      state: () => ({ bound: true, lastError: null }),
      stop: () => Promise.resolve(),
    },
  };
}
