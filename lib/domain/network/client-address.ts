import { normaliseIp, parseIpAddress } from './ip-address';
import { ipWithin } from './ip-range';

/** The reverse proxies in front of us. */
export type TrustedProxies = {
  /** How many a request passes; 0 = none. */
  readonly count: number;
  /** Canonical addresses and ranges from which the nearest of them connects. */
  readonly addresses: readonly string[];
};

/** The client's address when a trusted proxy names none that can be read: it matches no IP restriction. */
const UNKNOWN = 'unknown';

/** Empty entries that are skipped before the header is given up. */
const MOST_ENTRIES = 32;

/**
 * The client's address: the socket's, or, behind trusted proxies, the entry of X-Forwarded-For that the outermost of
 * them wrote. Entries further left come from the client and could name any address, so trusting them would open every
 * IP restriction; for the same reason the header is believed only of a peer that is one of the proxies.
 */
export function clientAddress(peer: string, forwardedFor: string | undefined, proxies: TrustedProxies): string {
  const socketAddress = withoutZone(peer);
  if (!forwardedFor || !isTrustedProxy(peer, proxies)) return socketAddress;
  const entry = entryFromTheRight(forwardedFor, proxies.count);
  return entry === null ? socketAddress : readEntry(entry);
}

/** Whether the peer is one of the proxies in front of us. */
export const isTrustedProxy = (peer: string, { count, addresses }: TrustedProxies): boolean =>
  count > 0 && ipWithin(addresses, withoutZone(peer));

const withoutZone = (peer: string) => normaliseIp(peer.replace(/%.*$/, ''));

/** The entry that many from the right, the leftmost when there are fewer; null when there is none. */
function entryFromTheRight(list: string, count: number): string | null {
  let found: string | null = null;
  let end = list.length;
  for (let seen = 0, looked = 0; seen < count && end >= 0 && looked < MOST_ENTRIES; looked += 1) {
    const comma = end === 0 ? -1 : list.lastIndexOf(',', end - 1);
    const entry = list.slice(comma + 1, end).trim();
    end = comma;
    if (entry === '') continue;
    found = entry;
    seen += 1;
  }
  return found;
}

const BRACKETED = /^\[([^\]]*)\](?::\d{1,5})?$/;
const WITH_PORT = /^([\d.]+):\d{1,5}$/;

/** An address as proxies write it: with or without a port, IPv6 with or without brackets, quoted or not. */
function readEntry(entry: string): string {
  const text = entry.replace(/^"(.*)"$/, '$1');
  const address = BRACKETED.exec(text)?.[1] ?? WITH_PORT.exec(text)?.[1] ?? text;
  return parseIpAddress(address)?.toString() ?? UNKNOWN;
}
