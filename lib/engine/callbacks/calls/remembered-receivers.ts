const MOST_RECEIVERS = 10_000;

export type RememberedReceivers<Receiver> = {
  /** What is known of a receiver: made new when nothing is. */
  use(name: string): Receiver;
  find(name: string): Receiver | undefined;
  entries(): Iterable<[name: string, receiver: Receiver]>;
};

/** Keeps something for each receiver. Of too many, the one that was used longest ago is forgotten, if it is idle. */
export function createRememberedReceivers<Receiver>(
  create: () => Receiver,
  isIdle: (receiver: Receiver) => boolean,
): RememberedReceivers<Receiver> {
  const receivers = new Map<string, Receiver>();
  const putLast = (name: string, receiver: Receiver) => {
    receivers.delete(name);
    receivers.set(name, receiver);
  };
  return {
    use: (name) => {
      const receiver = receivers.get(name) ?? create();
      putLast(name, receiver);
      const [oldest] = receivers;
      if (receivers.size > MOST_RECEIVERS && oldest) {
        if (isIdle(oldest[1])) receivers.delete(oldest[0]);
        else putLast(...oldest);
      }
      return receiver;
    },
    find: (name) => receivers.get(name),
    entries: () => receivers,
  };
}
