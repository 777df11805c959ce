/** Work for many hosts: a queue for each, few at once to one host, and a bound on all together. */
type Item = { readonly id: number; readonly host: string };

type Options<Work extends Item> = {
  readonly most: number;
  readonly mostPerHost: number;
  /** Calls `hostIsFree` when the next item may go to that host, and ends when the item is done. Must not reject. */
  readonly work: (item: Work, hostIsFree: () => void) => Promise<unknown>;
  /** A host's queue has become short, or an item is done that others may have waited for. */
  readonly onShort: () => void;
};

export function createHostQueues<Work extends Item>({ most, mostPerHost, work, onShort }: Options<Work>) {
  const waiting = new Map<string, Work[]>();
  const active = new Map<string, number>();
  const held = new Set<number>();
  let activeInAll = 0;

  const activeOn = (host: string) => active.get(host) ?? 0;

  const start = async (item: Work) => {
    const { id, host } = item;
    active.set(host, activeOn(host) + 1);
    activeInAll += 1;
    let isFree = false;
    const hostIsFree = () => {
      if (isFree) return;
      isFree = true;
      activeInAll -= 1;
      if (activeOn(host) === 1) active.delete(host);
      else active.set(host, activeOn(host) - 1);
      startWaiting();
    };
    await work(item, hostIsFree);
    hostIsFree();
    held.delete(id);
    if ((waiting.get(host)?.length ?? 0) < mostPerHost) onShort();
  };

  const startWaiting = () => {
    for (const [host, queue] of waiting) {
      while (queue.length > 0 && activeOn(host) < mostPerHost && activeInAll < most) {
        const item = queue.shift();
        if (!item) break;
        void start(item);
      }
      if (queue.length === 0) waiting.delete(host);
    }
  };

  return {
    add(items: readonly Work[]) {
      for (const item of items) {
        held.add(item.id);
        const queue = waiting.get(item.host);
        if (queue) queue.push(item);
        else waiting.set(item.host, [item]);
      }
      startWaiting();
    },
    holds: (id: number) => held.has(id),
    isEmpty: () => held.size === 0,
    /** Hosts for which at least so many items wait. */
    hostsWith: (count: number) => [...waiting].filter(([, queue]) => queue.length >= count).map(([host]) => host),
    /** Forgets what has not begun. */
    clear() {
      for (const queue of waiting.values()) for (const { id } of queue) held.delete(id);
      waiting.clear();
    },
  };
}
