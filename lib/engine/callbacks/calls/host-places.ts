/** The places at each host, which receivers that stand alike share, and whose turn it is. */
import type { Lane } from './places';

/**
 * How a receiver last answered: not yet, within a second, later, not at all. `ofHost`: calls at once to all receivers
 * of one host that stand so; those which prove slow meanwhile come on top, until they end.
 */
export const STANDINGS = {
  new: { lane: 'quick', ofReceiver: 4, ofHost: 8 },
  quick: { lane: 'quick', ofReceiver: 32, ofHost: 32 },
  slow: { lane: 'slow', ofReceiver: 16, ofHost: 16 },
  silent: { lane: 'slow', ofReceiver: 1, ofHost: 8 },
} as const satisfies Readonly<Record<string, { lane: Lane; ofReceiver: number; ofHost: number }>>;

export type Standing = keyof typeof STANDINGS;

/** The places at one host of receivers that stand alike. */
export type Share<Receiver> = {
  readonly lane: Lane;
  readonly most: number;
  underWay: number;
  /** Receivers that have something to call and may, in the order of their turns. */
  readonly ready: Set<Receiver>;
};

export type Host<Receiver> = {
  readonly name: string;
  readonly shares: Readonly<Record<Standing, Share<Receiver>>>;
  /** Calls that wait or are under way: it is forgotten when there are none. */
  owed: number;
};

export function createHostPlaces<Receiver>() {
  const hosts = new Map<string, Host<Receiver>>();
  /** Shares with something to call and a free place, in the order of their turns. */
  const ready: Readonly<Record<Lane, Set<Share<Receiver>>>> = { quick: new Set(), slow: new Set() };

  const settle = (share: Share<Receiver>) => {
    if (share.ready.size > 0 && share.underWay < share.most) ready[share.lane].add(share);
    else ready[share.lane].delete(share);
  };
  return {
    /** The host by its name, which is the same one until each call that entered has left. */
    enter: (name: string): Host<Receiver> => {
      const host = hosts.get(name) ?? createHost(name);
      hosts.set(name, host);
      host.owed += 1;
      return host;
    },
    leave: (host: Host<Receiver>): void => {
      host.owed -= 1;
      if (host.owed === 0) hosts.delete(host.name);
    },
    /** Says whether a receiver has something to call and may. */
    offer: (share: Share<Receiver>, receiver: Receiver, may: boolean): void => {
      if (may) share.ready.add(receiver);
      else share.ready.delete(receiver);
      settle(share);
    },
    hasNext: (lane: Lane) => ready[lane].size > 0,
    /** Gives a place to the next receiver; it goes behind all others of its host, and its host behind all other hosts. */
    take: (lane: Lane): { readonly share: Share<Receiver>; readonly receiver: Receiver } | null => {
      const [share] = ready[lane];
      const [receiver] = share?.ready ?? [];
      if (!share || !receiver) return null;
      ready[lane].delete(share);
      share.ready.delete(receiver);
      share.underWay += 1;
      settle(share);
      return { share, receiver };
    },
    giveBack: (share: Share<Receiver>): void => {
      share.underWay -= 1;
      settle(share);
    },
  };
}

export function createHost<Receiver>(name: string): Host<Receiver> {
  const share = (standing: Standing): Share<Receiver> => {
    const { lane, ofHost } = STANDINGS[standing];
    return { lane, most: ofHost, underWay: 0, ready: new Set() };
  };
  const shares = { new: share('new'), quick: share('quick'), slow: share('slow'), silent: share('silent') };
  return { name, shares, owed: 0 };
}
