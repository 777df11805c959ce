/**
 * The addresses from which http2sms accepts an API user. An empty list means anywhere; that is the original's rule,
 * and the reason why a stored list that cannot be read must be an error and never an empty list.
 */
import ipaddr from 'ipaddr.js';
import { type IpAddress, parseIpAddress } from '../network/ip-address';
import { err, ok, type Result } from '../result';

/** The original's panel has five fields. */
export const MAX_IP_RULES = 5;

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

/** The canonical form of an IPv4 or IPv6 address or CIDR range; host bits of a range are cleared. */
export function parseIpRule(text: string): Result<string, 'ip_invalid'> {
  const range = parseRange(text.trim());
  if (!range) return err('ip_invalid');
  const { network, prefix } = range;
  return ok(prefix === widthOf(network) ? network.toString() : `${network.toString()}/${prefix}`);
}

const holds = ({ network, prefix }: Range, address: IpAddress): boolean =>
  network.kind() === address.kind() && address.match(network, prefix);

/** Whether one of `rules` covers `address`. With rules, an unreadable address is refused. */
export const ipAllowed = (rules: readonly string[], address: string): boolean =>
  rules.length === 0 || ipWithin(rules, address);

/** Whether one of `ranges` covers `address`. What cannot be read, range or address, covers nothing; nor does no range. */
export function ipWithin(ranges: readonly string[], address: string): boolean {
  const parsed = parseIpAddress(address);
  if (!parsed) return false;
  return ranges.some((text) => {
    const range = parseRange(text);
    return range !== null && holds(range, parsed);
  });
}

export type IpListFault = {
  /** Which of the entries, from 0. */
  readonly index: number;
  readonly code: 'ip_invalid' | 'ip_repeated' | 'ip_covered' | 'ip_too_many';
  /** The earlier entry that says the same or more. */
  readonly by: string;
};

/** Whether the range `wide` holds all of `narrow`. */
function covers(wide: string, narrow: string): boolean {
  const outer = parseRange(wide);
  const inner = parseRange(narrow);
  return outer !== null && inner !== null && outer.prefix <= inner.prefix && holds(outer, inner.network);
}

/** The canonical forms of a typed list, blanks left out; a repeated entry, or one inside another, is a fault. */
export function checkIpRules(entries: readonly string[]): Result<string[], IpListFault[]> {
  const rules: string[] = [];
  const faults: IpListFault[] = [];
  for (const [index, entry] of entries.entries()) {
    if (entry.trim() === '') continue;
    const rule = parseIpRule(entry);
    if (!rule.ok) {
      faults.push({ index, code: 'ip_invalid', by: '' });
      continue;
    }
    const same = rules.find((earlier) => covers(earlier, rule.value) || covers(rule.value, earlier));
    if (same !== undefined) {
      faults.push({ index, code: same === rule.value ? 'ip_repeated' : 'ip_covered', by: same });
    } else if (rules.length === MAX_IP_RULES) faults.push({ index, code: 'ip_too_many', by: '' });
    else rules.push(rule.value);
  }
  return faults.length > 0 ? err(faults) : ok(rules);
}
