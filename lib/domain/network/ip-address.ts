/** IP addresses, read strictly: no short forms, no leading zeros (which some systems read as octal), no zone index. */
import ipaddr from 'ipaddr.js';
import { remembering } from '../remembering';

export type IpAddress = ipaddr.IPv4 | ipaddr.IPv6;

const DOTTED_QUAD = /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?!$)|$)){4}$/;

/** Anything longer is not an address, and is not even looked at. */
const LONGEST_ADDRESS = 45;

/** Every request names its client's address, and a script's is always the same. */
const MOST_REMEMBERED = 1_000;

/** IPv4-mapped IPv6 is read as IPv4. */
export function parseIpAddress(text: string): IpAddress | null {
  if (text.length > LONGEST_ADDRESS) return null;
  if (!text.includes(':')) return DOTTED_QUAD.test(text) ? ipaddr.IPv4.parse(text) : null;
  if (text.includes('%') || !ipaddr.IPv6.isValid(text)) return null;
  const address = ipaddr.IPv6.parse(text);
  return address.isIPv4MappedAddress() ? address.toIPv4Address() : address;
}

/** An address in its one canonical form, IPv4-mapped IPv6 as IPv4; anything unreadable comes back as it was. */
export const normaliseIp = remembering(MOST_REMEMBERED, (text) => parseIpAddress(text)?.toString() ?? text);

/** What one subscriber of IPv6 is given at the least: 18 million million million addresses. */
const SUBSCRIBER_PREFIX = 64;

/**
 * What limits by address count by: an IPv4 address itself, but of IPv6 the /64, because whoever has one address there
 * has all of them. Anything unreadable counts together.
 */
export const subscriberOf = remembering(MOST_REMEMBERED, (ip) => {
  const address = parseIpAddress(ip);
  if (!address) return 'unknown';
  if (address.kind() === 'ipv4') return address.toString();
  return `${ipaddr.IPv6.networkAddressFromCIDR(`${address.toString()}/${SUBSCRIBER_PREFIX}`).toString()}/${SUBSCRIBER_PREFIX}`;
});
