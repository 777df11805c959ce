const MOST_HOSTS = 10_000;

export type RememberedHosts<Host> = {
  /** What is known of a host: made new when nothing is. */
  use(name: string): Host;
  find(name: string): Host | undefined;
  entries(): Iterable<[name: string, host: Host]>;
};

/** Keeps something for each host. Of too many, the one that was used longest ago is forgotten, if it is idle. */
export function createRememberedHosts<Host>(
  create: () => Host,
  isIdle: (host: Host) => boolean,
): RememberedHosts<Host> {
  const hosts = new Map<string, Host>();
  const putLast = (name: string, host: Host) => {
    hosts.delete(name);
    hosts.set(name, host);
  };
  return {
    use: (name) => {
      const host = hosts.get(name) ?? create();
      putLast(name, host);
      const [oldest] = hosts;
      if (hosts.size > MOST_HOSTS && oldest) {
        if (isIdle(oldest[1])) hosts.delete(oldest[0]);
        else putLast(...oldest);
      }
      return host;
    },
    find: (name) => hosts.get(name),
    entries: () => hosts,
  };
}
