/** Which addresses a callback may connect to: nothing that only this machine, or the network around it, can reach. */
import ipaddr from 'ipaddr.js';
import { type IpAddress, parseIpAddress } from './ip-address';
import { ipWithin } from './ip-range';

/** All that IANA has given out for the public IPv6 internet. Anything outside belongs to nobody, or wraps something else. */
const GLOBAL_IPV6 = ipaddr.IPv6.parseCIDR('2000::/3');

/** Inside it and still not public: protocol assignments such as Teredo and ORCHID, and what is kept for documents. */
const SPECIAL_IPV6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'];

/** Azure's host agent answers each virtual machine at this address, which looks like anybody's. */
const SPECIAL_IPV4 = ['168.63.129.16'];

const NAT64 = ipaddr.IPv6.parseCIDR('64:ff9b::/96');

/** The second half of the interface identifier that ISATAP makes (RFC 5214), without its "universal" bit. */
const ISATAP = [0x00, 0x00, 0x5e, 0xfe];
const UNIVERSAL_BIT = 0x02;

/** The IPv4 address that a gateway would connect to instead; null when there is none. Mapped addresses are IPv4 already. */
function embeddedIpv4(address: ipaddr.IPv6): ipaddr.IPv4 | null {
  const bytes = address.toByteArray();
  const [first = 0, ...others] = bytes.slice(8, 12);
  const isIsatap = [first & ~UNIVERSAL_BIT, ...others].every((byte, index) => byte === ISATAP[index]);
  return isIsatap || address.match(NAT64) ? new ipaddr.IPv4(bytes.slice(12)) : null;
}

function isPublic(address: IpAddress): boolean {
  const text = address.toString();
  if (address instanceof ipaddr.IPv4) return address.range() === 'unicast' && !ipWithin(SPECIAL_IPV4, text);
  const isGlobal = address.match(GLOBAL_IPV6) && address.range() === 'unicast';
  return isGlobal && !ipWithin(SPECIAL_IPV6, text);
}

/**
 * Whether a callback may connect there: to a public address, or to one within the ranges that the instance's owner
 * allows. IPv6 that stands for an IPv4 address is judged by that one (mapped, NAT64, ISATAP) or refused (compatible,
 * translated, 6to4, Teredo); so is whatever cannot be read.
 */
export function mayConnectTo(text: string, allowedRanges: readonly string[]): boolean {
  const address = parseIpAddress(text);
  if (!address) return false;
  const embedded = address instanceof ipaddr.IPv6 ? embeddedIpv4(address) : null;
  const meant = embedded ?? address;
  return isPublic(meant) || ipWithin(allowedRanges, meant.toString());
}
