/**
 * What this process has claimed and not yet finished, by host, and which hosts have more waiting in the database. A
 * host with nothing waiting there is caught up: what is born for it may be claimed at once without overtaking.
 */
import { CALLBACK_LEASE_MS } from '@/lib/db/callbacks/callback-queue';

type Claim = { readonly id: number; readonly host: string };

/** Claimed for one host: what is being sent to it and what waits for that. */
const MOST_PER_HOST = 2_000;
const BUSY_FROM = MOST_PER_HOST / 2;

/** A claim older than this is renewed before its lease ends; so many at once take the database some milliseconds. */
const RENEW_AFTER_MS = CALLBACK_LEASE_MS / 2;
const MOST_RENEWED = 2_000;

/** How much one look into the database may find. */
export const LOOK = { perHost: 500, limit: 1_000 } as const;

export function createClaims() {
  /** By id, when its lease began. */
  const leased = new Map<number, Date>();
  const counts = new Map<string, number>();
  const caughtUp = new Set<string>();
  const countOf = (host: string) => counts.get(host) ?? 0;
  const count = (host: string, change: number) => {
    const left = countOf(host) + change;
    if (left > 0) counts.set(host, left);
    else counts.delete(host);
  };
  return {
    add: (claims: readonly Claim[], now: Date): void => {
      for (const { id, host } of claims) {
        leased.set(id, now);
        count(host, 1);
      }
    },
    remove: ({ id, host }: Claim): void => {
      if (leased.delete(id)) count(host, -1);
    },
    isEmpty: () => leased.size === 0,
    /** Those whose leases are to be renewed now: else they would be found again, before what really waits. */
    renew: (now: Date): number[] => {
      const isOld = (since: Date) => Math.abs(now.getTime() - since.getTime()) >= RENEW_AFTER_MS;
      const old = [...leased].flatMap(([id, since]) => (isOld(since) ? id : [])).slice(0, MOST_RENEWED);
      for (const id of old) leased.set(id, now);
      return old;
    },
    /** Hosts that have enough to do. */
    busyHosts: () => [...counts].flatMap(([host, claimed]) => (claimed >= BUSY_FROM ? host : [])),
    /** Whether there is room for what waits in the database for this host. */
    hasRoom: (host: string) => !caughtUp.has(host) && countOf(host) <= BUSY_FROM,
    /** Whether one more that is born for this host may be claimed at once. */
    admits: (host: string): boolean => {
      if (countOf(host) >= MOST_PER_HOST) caughtUp.delete(host);
      return caughtUp.has(host);
    },
    /** Answers those that are not held yet. A host of which less was found than one look may find is caught up. */
    sift: <Found extends Claim>(found: readonly Found[]): Found[] => {
      if (found.length < LOOK.limit) {
        const foundOf = new Map<string, number>();
        for (const { host } of found) foundOf.set(host, (foundOf.get(host) ?? 0) + 1);
        for (const [host, many] of foundOf) if (many < LOOK.perHost) caughtUp.add(host);
      }
      return found.filter(({ id }) => !leased.has(id));
    },
    /** What was found could not be claimed after all: nothing is known of what waits. */
    forgetFound: () => caughtUp.clear(),
  };
}
