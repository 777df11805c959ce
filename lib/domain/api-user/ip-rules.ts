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

/** The canonical form of an IPv4 or IPv6 address or CIDR range; host bits of a range are cleared. */
export function parseIpRule(text: string): Result<string, 'ip_invalid'> {
  const [host = '', prefixText, ...rest] = text.trim().split('/');
  const address = parseIpAddress(host);
  if (!address || rest.length > 0) return err('ip_invalid');
  if (prefixText === undefined) return ok(address.toString());
  const mapped = host.includes(':') && address.kind() === 'ipv4';
  const prefix = /^\d{1,3}$/.test(prefixText) ? Number(prefixText) - (mapped ? 96 : 0) : -1;
  if (prefix < 0 || prefix > widthOf(address)) return err('ip_invalid');
  if (prefix === widthOf(address)) return ok(address.toString());
  const range = `${address.toString()}/${prefix}`;
  const network =
    address.kind() === 'ipv4' ? ipaddr.IPv4.networkAddressFromCIDR(range) : ipaddr.IPv6.networkAddressFromCIDR(range);
  return ok(`${network.toString()}/${prefix}`);
}

function matches(rule: string, address: IpAddress): boolean {
  const [host = '', prefix] = rule.split('/');
  const base = parseIpAddress(host);
  if (!base || base.kind() !== address.kind()) return false;
  return address.match(base, prefix === undefined ? widthOf(base) : Number(prefix));
}

/** Whether one of the canonical `rules` covers `address`. With rules, an unreadable address is refused. */
export function ipAllowed(rules: readonly string[], address: string): boolean {
  return rules.length === 0 || ipWithin(rules, address);
}

/** Whether one of the canonical `ranges` covers `address`: none covers an unreadable one, and no ranges cover nothing. */
export function ipWithin(ranges: readonly string[], address: string): boolean {
  const parsed = parseIpAddress(address);
  return parsed !== null && ranges.some((range) => matches(range, parsed));
}

export type IpListFault = {
  /** Which of the entries, from 0. */
  readonly index: number;
  readonly code: 'ip_invalid' | 'ip_repeated' | 'ip_covered' | 'ip_too_many';
  /** The earlier entry that says the same or more. */
  readonly by: string;
};

/** Whether the range `wide` holds all of `narrow`; both canonical. */
function covers(wide: string, narrow: string): boolean {
  const [wideHost = '', widePrefix] = wide.split('/');
  const [host = '', prefix] = narrow.split('/');
  const address = parseIpAddress(host);
  const base = parseIpAddress(wideHost);
  if (!address || !base || base.kind() !== address.kind()) return false;
  const width = widthOf(base);
  const isWide = Number(widePrefix ?? width) <= Number(prefix ?? width);
  return isWide && address.match(base, Number(widePrefix ?? width));
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
