/** Which host is called next: what waits for each, how many calls it may have at once, and whose turn it is. */
import { createHostQueue, type HostQueue, type Ordered } from './host-queue';
import type { Lane } from './places';
import { createRememberedHosts } from './remembered-hosts';

/** Calls at once to a host of which nothing is known yet. */
const FIRST_WINDOW = 4;
const LARGEST_WINDOW: Readonly<Record<Lane, number>> = { quick: 32, slow: 16 };

export type Host<Item extends Ordered> = {
  readonly queue: HostQueue<Item>;
  /** Slow: it did not answer, or not within a second, when it was last called. */
  lane: Lane;
  /** Calls that may be under way at once: one more with each answer, one alone after none. */
  window: number;
  underWay: number;
};

export function createHostTurns<Item extends Ordered>() {
  const hosts = createRememberedHosts<Host<Item>>(
    () => ({ queue: createHostQueue(), lane: 'quick', window: FIRST_WINDOW, underWay: 0 }),
    ({ queue, underWay }) => underWay === 0 && !queue.hasNext(),
  );
  /** Hosts that have something to call and may, in the order of their turns. */
  const ready: Readonly<Record<Lane, Set<Host<Item>>>> = { quick: new Set(), slow: new Set() };

  const offer = (host: Host<Item>) => {
    if (host.underWay < host.window && host.queue.hasNext()) ready[host.lane].add(host);
    else ready[host.lane].delete(host);
  };
  const move = (host: Host<Item>, lane: Lane) => {
    ready[host.lane].delete(host);
    host.lane = lane;
    host.window = Math.min(host.window, LARGEST_WINDOW[lane]);
    offer(host);
  };
  return {
    add: (name: string, item: Item): void => {
      const host = hosts.use(name);
      host.queue.add(item);
      offer(host);
    },
    hasNext: (lane: Lane) => ready[lane].size > 0,
    /** Takes the next call; its host goes behind all others that wait for their turn. */
    take: (lane: Lane): { readonly host: Host<Item>; readonly item: Item } | null => {
      const [host] = ready[lane];
      if (!host) return null;
      ready[lane].delete(host);
      const item = host.queue.take();
      if (!item) return null;
      host.underWay += 1;
      offer(host);
      return { host, item };
    },
    provedSlow: (host: Host<Item>) => move(host, 'slow'),
    ended: (host: Host<Item>, item: Item, { answered, slow }: { answered: boolean; slow: boolean }): void => {
      host.underWay -= 1;
      host.queue.ended(item);
      host.window = answered ? host.window + 1 : 1;
      move(host, answered && !slow ? 'quick' : 'slow');
    },
  };
}
