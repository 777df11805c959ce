/** So long a carrier is waited for before what is its goes to another. */
export const LONGEST_DOWN_MS = 30_000;

export type CarrierWatch = {
  /** It is connected now, or is not. One of which nothing was told yet is not watched. */
  told(carrier: string, isConnected: boolean): void;
  forget(carrier: string): void;
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
    told: (carrier, isConnected) => {
      if (isConnected) downSince.delete(carrier);
      else if (!downSince.has(carrier)) downSince.set(carrier, running());
    },
    forget: (carrier) => void downSince.delete(carrier),
    down: () => new Set([...downSince].filter(([, since]) => isLong(since)).map(([carrier]) => carrier)),
    nextIn: () => {
      const waits = [...downSince.values()]
        .filter((since) => !isLong(since))
        .map((since) => since + LONGEST_DOWN_MS - running());
      return waits.length === 0 ? null : Math.min(...waits);
    },
  };
}
