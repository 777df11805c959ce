/**
 * What this process has claimed and not yet recorded, by host, and which hosts have more waiting in the database. A
 * host with nothing waiting there is caught up: what is born for it may be claimed at once without overtaking.
 */

import { createRememberedHosts } from './calls/remembered-hosts';

type Claim = { readonly id: number; readonly host: string };

type Host = {
  /** Claimed: waiting for its turn, being called, or being recorded. */
  held: number;
  /** How much may be: little until it answers, more with each answer, little again after none. */
  room: number;
  silent: boolean;
  caughtUp: boolean;
};

const SMALLEST_ROOM = 16;
const LARGEST_ROOM = 2_000;
const ROOM_FOR_ANSWER = 32;

/** Claimed for all hosts together. Those that do not answer have a share of their own, so that they fill nobody else's. */
const MOST_HELD = 20_000;
const MOST_HELD_BY_SILENT = 10_000;

/** How much one look into the database may find. */
export const LOOK = { perHost: 500, limit: 1_000 } as const;

export type Claims = ReturnType<typeof createClaims>;

export function createClaims() {
  const held = new Set<number>();
  const hosts = createRememberedHosts<Host>(
    () => ({ held: 0, room: SMALLEST_ROOM, silent: false, caughtUp: false }),
    ({ held }) => held === 0,
  );
  let heldBySilent = 0;

  const hold = (host: Host, change: number) => {
    host.held += change;
    if (host.silent) heldBySilent += change;
  };

  const shareIsFull = ({ silent }: Host) =>
    silent ? heldBySilent >= MOST_HELD_BY_SILENT : held.size - heldBySilent >= MOST_HELD;
  const isFull = (host: Host) => host.held >= host.room || shareIsFull(host);
  const isBusy = (host: Host) => host.held >= host.room / 2 || shareIsFull(host);

  return {
    add: (claims: readonly Claim[]): void => {
      for (const { id, host } of claims) {
        held.add(id);
        hold(hosts.use(host), 1);
      }
    },
    remove: ({ id, host: name }: Claim): void => {
      const host = hosts.find(name);
      if (held.delete(id) && host) hold(host, -1);
    },
    /** A call to this host ended. */
    learn: (name: string, answered: boolean): void => {
      const host = hosts.find(name);
      if (!host) return;
      if (host.silent === answered) heldBySilent += answered ? -host.held : host.held;
      host.silent = !answered;
      host.room = answered ? Math.min(host.room + ROOM_FOR_ANSWER, LARGEST_ROOM) : SMALLEST_ROOM;
    },
    isEmpty: () => held.size === 0,
    /** Whether there is room for hosts of which nothing is known. */
    hasRoomForOthers: () => held.size - heldBySilent < MOST_HELD,
    /** Hosts that have enough to do. */
    busyHosts: (): string[] => [...hosts.entries()].flatMap(([name, host]) => (isBusy(host) ? name : [])),
    /** Whether there is room for what waits in the database for this host. */
    hasRoom: (name: string): boolean => {
      const host = hosts.find(name);
      return host !== undefined && !host.caughtUp && !isBusy(host);
    },
    /** Whether one more that is born for this host may be claimed at once. */
    admits: (name: string): boolean => {
      const host = hosts.find(name);
      if (!host) return false;
      if (isFull(host)) host.caughtUp = false;
      return host.caughtUp;
    },
    /** Answers what is to be claimed of what one look found, which nobody holds. A host of which it found all, and claims all, is caught up. */
    sift: <Found extends Claim>(found: readonly Found[]): Found[] =>
      partByHost(found).flatMap(([name, some]) => {
        const host = hosts.use(name);
        const claimed = some.slice(0, Math.max(0, host.room - host.held));
        const foundAll = found.length < LOOK.limit && some.length < LOOK.perHost;
        if (foundAll && claimed.length === some.length) host.caughtUp = true;
        return claimed;
      }),
    /** What was found could not be claimed after all: nothing is known of what waits. */
    forgetFound: (): void => {
      for (const [, host] of hosts.entries()) host.caughtUp = false;
    },
  };
}

function partByHost<Found extends Claim>(found: readonly Found[]): (readonly [name: string, some: Found[]])[] {
  const parts = new Map<string, Found[]>();
  for (const one of found) {
    const part = parts.get(one.host);
    if (part) part.push(one);
    else parts.set(one.host, [one]);
  }
  return [...parts];
}
