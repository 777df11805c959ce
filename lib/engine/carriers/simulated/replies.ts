import { setTimeout as sleep } from 'node:timers/promises';
import type { CarrierHost, DriverIncoming } from '../contract/driver';

type Options = {
  readonly host: () => CarrierHost | null;
  readonly retryMs: number;
};

/** What owners of simulated numbers reply: told again until it is kept. What waits when the driver stops is not sent. */
export function createReplies({ host, retryMs }: Options) {
  const stopping = new AbortController();
  let waiting = 0;
  const tell = async (segment: DriverIncoming): Promise<void> => {
    for (let to = host(); to !== null; to = host()) {
      try {
        return await to.incoming(segment);
      } catch {
        await sleep(retryMs, undefined, { signal: stopping.signal });
      }
    }
  };
  return {
    /** How many replies are not yet kept. */
    count: () => waiting,
    send: async (segments: readonly DriverIncoming[], afterMs: number): Promise<void> => {
      waiting += 1;
      try {
        await sleep(afterMs, undefined, { signal: stopping.signal });
        await Promise.all(segments.map(tell));
      } catch (cause) {
        if (!stopping.signal.aborted) throw cause;
      } finally {
        waiting -= 1;
      }
    },
    stop: () => stopping.abort(),
  };
}
