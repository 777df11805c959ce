/** So long a carrier is waited for before what is its goes to another. */
export const LONGEST_DOWN_MS = 30_000;

export type CarrierWatch = {
  /** It begins to connect: whatever was told of it before is over. One that was never started is not watched. */
  started(carrier: string): void;
  /** It is connected now, or is not. */
  told(carrier: string, isConnected: boolean): void;
  /** Those that have been down for too long. */
  down(): ReadonlySet<string>;
  /** In how many milliseconds the next one will have been; null: all others are connected. */
  nextIn(): number | null;
};

/** @param running milliseconds of a clock that nobody sets. */
export function watchCarriers(running: () => number): CarrierWatch {
  const downSince = new Map<string, number>();
  const isLong = (since: number) => running() - since >= LONGEST_DOWN_MS;
  return {
    started: (carrier) => void downSince.set(carrier, running()),
    told: (carrier, isConnected) => {
      if (isConnected) downSince.delete(carrier);
      else if (!downSince.has(carrier)) downSince.set(carrier, running());
    },
    down: () => new Set([...downSince].filter(([, since]) => isLong(since)).map(([carrier]) => carrier)),
    nextIn: () => {
      const waits = [...downSince.values()]
        .filter((since) => !isLong(since))
        .map((since) => since + LONGEST_DOWN_MS - running());
      return waits.length === 0 ? null : Math.min(...waits);
    },
  };
}
