/** Addresses and CIDR ranges, IPv4 and IPv6. */
import ipaddr from 'ipaddr.js';
import { err, ok, type Result } from '../result';
import { type IpAddress, parseIpAddress } from './ip-address';

const widthOf = (address: IpAddress) => (address.kind() === 'ipv4' ? 32 : 128);

type Range = { readonly network: IpAddress; readonly prefix: number };

/** The one place where ranges are read: an address alone is a range of one; null for everything that is not sound. */
function parseRange(text: string): Range | null {
  const [host = '', prefixText, ...rest] = text.split('/');
  const address = parseIpAddress(host);
  if (!address || rest.length > 0) return null;
  const width = widthOf(address);
  if (prefixText === undefined) return { network: address, prefix: width };
  const mapped = host.includes(':') && address.kind() === 'ipv4';
  const prefix = /^\d{1,3}$/.test(prefixText) ? Number(prefixText) - (mapped ? 96 : 0) : -1;
  if (prefix < 0 || prefix > width) return null;
  const range = `${address.toString()}/${prefix}`;
  const { IPv4, IPv6 } = ipaddr;
  const network = address.kind() === 'ipv4' ? IPv4.networkAddressFromCIDR(range) : IPv6.networkAddressFromCIDR(range);
  return { network, prefix };
}

/** The canonical form of an address or a range; host bits of a range are cleared. */
export function canonicalIpRange(text: string): Result<string, 'ip_invalid'> {
  const range = parseRange(text.trim());
  if (!range) return err('ip_invalid');
  const { network, prefix } = range;
  return ok(prefix === widthOf(network) ? network.toString() : `${network.toString()}/${prefix}`);
}

const holds = ({ network, prefix }: Range, address: IpAddress): boolean =>
  network.kind() === address.kind() && address.match(network, prefix);

/** Whether one of `ranges` covers `address`. What cannot be read, range or address, covers nothing; nor does no range. */
export function ipWithin(ranges: readonly string[], address: string): boolean {
  const parsed = parseIpAddress(address);
  if (!parsed) return false;
  return ranges.some((text) => {
    const range = parseRange(text);
    return range !== null && holds(range, parsed);
  });
}

/** Whether the range `wide` holds all of `narrow`. */
export function coversIpRange(wide: string, narrow: string): boolean {
  const outer = parseRange(wide);
  const inner = parseRange(narrow);
  return outer !== null && inner !== null && outer.prefix <= inner.prefix && holds(outer, inner.network);
}
